# Databricks notebook source
from pyspark.sql import functions as F
df = spark.createDataFrame([(i, "abcde"[i % 5], i / 4.0 if i % 3 else None) for i in range(40)], "n int, s string, x double")
df.sample(0.2, 1).show()
df.sample(fraction=0.3, seed=2).select("n").show(30)
print([r.n for r in df.sample(False, 0.25, 99).collect()], [r.n for r in df.sample(True, 0.25, 99).collect()], [r.n for r in df.sample(withReplacement=True, fraction=1.5, seed=4).collect()])
print(df.sample(fraction=0.5, seed=8).count(), df.sample(fraction=0.5, seed=8).where("n > 20").count(), df.where("n > 20").sample(fraction=0.5, seed=8).count())

# COMMAND ----------

a, b = df.randomSplit([0.7, 0.3], seed=42)
print(a.count(), b.count(), sorted(r.n for r in b.collect()))
print([x.count() for x in df.randomSplit([1.0, 2.0, 3.0], 7)], [x.columns for x in df.randomSplit([1.0], 1)])
train, test = spark.range(100).randomSplit([0.8, 0.2], 13)
print([r.id for r in test.collect()], train.intersect(test).count(), train.count() + test.count())

# COMMAND ----------

print([r.n for r in df.sampleBy("s", {"a": 0.5, "b": 1.0, "zz": 0.3}, seed=5).collect()])
print([r.n for r in df.stat.sampleBy("s", fractions={"c": 0.3}, seed=0).collect()], [r.n for r in df.sampleBy(F.col("n") % 4, {0: 0.5, 3: 0.25}, 12).collect()])
df.groupBy("s").count().sample(0.9, 3).orderBy("s").show()

# COMMAND ----------

df.randomSplit([-1.0, 2.0], 5)

# COMMAND ----------

df.randomSplit([], 5)

# COMMAND ----------

df.sampleBy("s", {"a": 1.5}, 5).show()

# COMMAND ----------

df.sampleBy("s", {"a": "x"}, 5).show()

# COMMAND ----------

df.sampleBy(5, {"a": 0.5}, 5).show()

# COMMAND ----------

df.sample(-0.1)

# COMMAND ----------

df.sample()

# COMMAND ----------

df.sample("a", 1)

# COMMAND ----------

df.sampleBy("s", [1], 5)

# COMMAND ----------

spark.range(12).select("id", F.round(F.rand(5), 6).alias("r"), F.round(F.randn(5), 6).alias("g"), F.monotonically_increasing_id().alias("m"), F.spark_partition_id().alias("p"), F.rand(5) == F.rand(5)).show()
df.where(F.rand(3) < 0.3).select("n").show()
df.orderBy(F.rand(1)).select("n").show(5)
df.repartition(3).select("n", F.spark_partition_id().alias("p")).where("n < 6").orderBy("n").show()
df.repartition(3, "s").groupBy(F.spark_partition_id().alias("p")).count().orderBy("p").show()
df.withColumn("id", F.monotonically_increasing_id()).where("n in (0, 19, 20, 39)").show()
spark.sql("SELECT id, round(rand(3), 4) AS r, monotonically_increasing_id() AS m FROM range(4)").show()
spark.range(100).createOrReplaceTempView("hundred")
spark.sql("SELECT count(*) FROM hundred TABLESAMPLE (20 PERCENT) REPEATABLE (7)").show()
spark.sql("SELECT * FROM hundred TABLESAMPLE (5 ROWS)").show()
spark.sql("SELECT * FROM hundred TABLESAMPLE (BUCKET 1 OUT OF 6) REPEATABLE (2)").show()

# COMMAND ----------

df.groupBy("s").agg(F.max(F.rand(2) >= 0).alias("m")).orderBy("s").show()
