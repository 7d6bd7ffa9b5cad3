# Databricks notebook source
df = spark.createDataFrame([(1, "a", 2.5), (2, "b", None)], ["id", "k", "x"])
df.createOrReplaceTempView("nt")
print(spark.sql("SELECT count(*) AS n FROM nt").collect())

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, k, coalesce(x, 0) AS x FROM nt ORDER BY id

# COMMAND ----------

spark.sql("CREATE TABLE saved USING parquet AS SELECT * FROM nt")
spark.table("saved").orderBy("id").show()
print(spark.catalog.tableExists("saved"))

# COMMAND ----------

rows = spark.sql("SHOW TABLES").collect()
print([(r.tableName, r.isTemporary) for r in rows])

# COMMAND ----------

print([r.asDict() for r in spark.sql("DESCRIBE saved").collect()])

# COMMAND ----------

try:
    spark.sql("SELECT nope FROM saved")
except Exception as e:
    print(type(e).__name__, e.getCondition(), e.getSqlState())
    print(e.getMessageParameters())

# COMMAND ----------

try:
    spark.sql("SELEC 1")
except Exception as e:
    print(type(e).__name__, e.getCondition())
    print(str(e))

# COMMAND ----------

spark.sql("SELECT id, explode(split('a,b', ',')) AS p FROM range(2)").orderBy("id", "p").show()

# COMMAND ----------

spark.udf.register("twice", lambda v: v * 2, "int")
spark.sql("SELECT twice(21) AS t").show()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT twice(id) AS tw FROM VALUES (1), (5) AS t(id) ORDER BY tw

# COMMAND ----------

spark.sql("SET spark.sql.shuffle.partitions=3")
print(spark.conf.get("spark.sql.shuffle.partitions"))

# COMMAND ----------

d = spark.sql("SELECT 1 AS a UNION ALL SELECT 2")
print(d.count(), d.columns, d.schema)
print(d.selectExpr("a * 10 AS b", "a % 2 = 0 AS even").collect())

# COMMAND ----------

spark.sql("""
  SELECT k, count(*) AS n
  FROM nt
  GROUP BY k
  ORDER BY k
""").show()

# COMMAND ----------

print(spark.sql("SELECT current_database() AS d").first()["d"])
print(spark.sql("SELECT named_struct('a', 1, 'b', array('x')) AS s").first())

# COMMAND ----------

spark.sql("INSERT INTO saved VALUES (3, 'c', 1.0)")
print(sorted(r.id for r in spark.table("saved").collect()))

# COMMAND ----------

x = spark.sql("DROP TABLE saved")
print(x, x.count(), x.schema)

# COMMAND ----------

spark.sql("DROP TABLE saved")

# COMMAND ----------

spark.sql("SELECT * FROM nt WHERE id = {i}", i=2).show()
