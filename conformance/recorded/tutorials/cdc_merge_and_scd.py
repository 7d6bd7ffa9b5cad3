# Databricks notebook source
# MAGIC %md
# MAGIC ## Change data capture without MERGE

# COMMAND ----------

from pyspark.sql import functions as F, Window
from pyspark.sql import Row
import json
base = "/tmp/brook-cdc_merge_and_scd"
feed = [
    {"op": "I", "seq": 1, "ts": "2024-01-01T00:00:00", "data": {"id": 1, "name": "Ann", "city": "Oslo"}},
    {"op": "I", "seq": 2, "ts": "2024-01-01T00:01:00", "data": {"id": 2, "name": "Bob", "city": "Rome"}},
    {"op": "U", "seq": 3, "ts": "2024-01-02T10:00:00", "data": {"id": 1, "name": "Ann", "city": "Bergen"}},
    {"op": "D", "seq": 4, "ts": "2024-01-03T00:00:00", "data": {"id": 2}},
    {"op": "I", "seq": 5, "ts": "2024-01-03T12:30:00", "data": {"id": 3, "name": "Zoë", "city": None}},
    {"op": "U", "seq": 6, "ts": "2024-01-04T00:00:00", "data": {"id": 3, "name": "Zoë", "city": "Lyon"}},
    {"op": "X", "seq": 7, "ts": "bad", "data": {}},
]
dbutils.fs.put(f"{base}/feed/a.json", "\n".join(map(json.dumps, feed)))
changes = spark.read.schema("op STRING, seq INT, ts TIMESTAMP, data STRUCT<id: INT, name: STRING, city: STRING>").json(f"{base}/feed")
changes.show(truncate=False)
changes.select("op", "data.*").printSchema()

# COMMAND ----------

valid = changes.filter(F.col("op").isin("I", "U", "D") & F.col("ts").isNotNull())
latest = (valid.select("op", "seq", "ts", "data.*")
          .withColumn("rn", F.row_number().over(Window.partitionBy("id").orderBy(F.col("seq").desc())))
          .where("rn = 1").drop("rn"))
latest.orderBy("id").show()
target = spark.createDataFrame([(1, "Ann", "Oslo"), (2, "Bob", "Rome"), (9, "Old", "Paris")], "id int, name string, city string")
merged = (target.alias("t").join(latest.alias("s"), F.col("t.id") == F.col("s.id"), "full_outer")
          .select(F.coalesce("s.id", "t.id").alias("id"),
                  F.when(F.col("s.id").isNull(), F.col("t.name")).otherwise(F.col("s.name")).alias("name"),
                  F.expr("CASE WHEN s.id IS NULL THEN t.city ELSE s.city END").alias("city"),
                  F.expr("CASE WHEN s.op = 'D' THEN 'delete' WHEN t.id IS NULL THEN 'insert' WHEN s.id IS NULL THEN 'keep' ELSE 'update' END").alias("action")))
merged.orderBy("id").show()
merged.where("action != 'delete'").drop("action").write.mode("overwrite").parquet(f"{base}/target")
print(spark.read.parquet(f"{base}/target").orderBy("id").toJSON().collect())

# COMMAND ----------

# type 2
w = Window.partitionBy("id").orderBy("seq")
dim = (valid.select("op", "seq", "ts", "data.*")
       .withColumn("valid_to", F.lead("ts").over(w))
       .withColumn("hash", F.sha2(F.concat_ws("||", F.coalesce("name", F.lit("")), F.coalesce("city", F.lit(""))), 256).substr(1, 8))
       .filter("op <> 'D'")
       .select(F.monotonically_increasing_id().alias("sk"), "id", "name", "city", "hash", F.col("ts").alias("valid_from"), F.coalesce("valid_to", F.to_timestamp(F.lit("9999-12-31"))).alias("valid_to"))
       .withColumn("current", F.col("valid_to") == F.lit("9999-12-31").cast("timestamp")))
dim.orderBy("id", "valid_from").drop("sk").show(truncate=False)
as_of = lambda d: dim.where(F.lit(d).cast("timestamp").between(F.col("valid_from"), F.col("valid_to") - F.expr("INTERVAL 1 MICROSECOND")))
for d in ("2024-01-01", "2024-01-02 12:00:00", "2024-06-01"):
    print(d, [(r.id, r.city) for r in as_of(d).orderBy("id").collect()])

# COMMAND ----------

dim.createOrReplaceTempView("dim")
spark.sql("CREATE OR REPLACE TEMP VIEW facts AS SELECT * FROM VALUES (1, DATE'2024-01-01', 10), (1, DATE'2024-01-05', 20), (3, DATE'2024-01-04', 5), (7, DATE'2024-01-04', 1) AS f(id, day, qty)")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT f.*, coalesce(d.city, 'unknown') AS city, d.valid_to > current_timestamp() AS open
# MAGIC FROM facts f LEFT JOIN dim d ON f.id = d.id AND f.day >= date(d.valid_from) AND f.day < d.valid_to
# MAGIC ORDER BY f.id, f.day;

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT city, sum(qty) AS qty, grouping(city) AS g FROM facts JOIN dim USING (id) WHERE current GROUP BY ROLLUP (city) ORDER BY g, city

# COMMAND ----------

diff = lambda a, b: (a.exceptAll(b).withColumn("side", F.lit("-")).unionByName(b.exceptAll(a).withColumn("side", F.lit("+"))))
diff(target, spark.read.parquet(f"{base}/target")).orderBy("id", "side").show()
target.join(latest, "id", "left_anti").show()
target.join(latest, ["id"], "semi").orderBy("id").show()
target.join(latest, ["id", "name"], "left").orderBy("id").show()
print(target.subtract(target.limit(0)).count(), target.intersect(target).count())

# COMMAND ----------

try:
    spark.sql("MERGE INTO tgt USING facts ON tgt.id = facts.id WHEN MATCHED THEN DELETE")
except Exception as e:
    print(type(e).__name__, e.getCondition())
try:
    target.unionByName(latest)
except Exception as e:
    print(e.getCondition(), str(e).split("\n")[0])
target.unionByName(latest.select("id", "op"), allowMissingColumns=True).orderBy("id", "op").show()
try:
    target.union(latest)
except Exception as e:
    print(e.getCondition(), str(e).split(";")[0])

# COMMAND ----------

target.write.saveAsTable("people")
spark.sql("INSERT INTO people VALUES (10, 'New', 'Nice'), (11, 'Nul', NULL)")
spark.sql("INSERT INTO people (id, name) VALUES (12, 'short')")
spark.table("people").orderBy(F.desc_nulls_first("city"), "id").show()
spark.sql("UPDATE people SET city = 'x' WHERE id = 10")

# COMMAND ----------

spark.sql("DELETE FROM people WHERE id = 10")

# COMMAND ----------

spark.sql("INSERT OVERWRITE people SELECT id, name, upper(city) FROM people WHERE id < 5")
