# Databricks notebook source
from pyspark.sql import functions as F, Observation
df = spark.createDataFrame([(1, "a", 2.5), (2, None, None), (3, "ü", -1.0), (None, "b", 4.0)], "n int, s string, x double")
o = Observation("my metrics")
seen = df.observe(o, F.count(F.lit(1)).alias("rows"), F.max("x").alias("top"), F.sum("n"))
print(seen.columns, seen.count())
print(o.get)
print(sorted(o.get.items(), key=str))

# COMMAND ----------

o = Observation()
df.observe(o, F.count("*").alias("c"), F.collect_set("s").alias("set") if False else F.avg("n").alias("m"), F.min("s").alias("first"), (F.sum("x") / F.count("x")).alias("ratio")).where("n > 1").collect()
print(o.get)

# COMMAND ----------

o2 = Observation("later")
print(o2.get)

# COMMAND ----------

df.observe(o, F.count("*").alias("again"))

# COMMAND ----------

df.observe("just a name", F.count("*").alias("c")).show()
df.observe("empty")

# COMMAND ----------

df.observe(o2)

# COMMAND ----------

df.observe("bad", F.col("n").alias("x")).collect()

# COMMAND ----------

df.observe("bad", F.expr("n + count(*)").alias("x")).collect()

# COMMAND ----------

df.observe("dist", F.countDistinct("n").alias("x")).collect()

# COMMAND ----------

df.observe(5, F.count("*").alias("c"))

# COMMAND ----------

df.observe("s", "n")

# COMMAND ----------

Observation("")

# COMMAND ----------

Observation(5)

# COMMAND ----------

a, b = Observation("a"), Observation("b")
df.observe(a, F.count("*").alias("before")).where("n >= 2").observe(b, F.count("*").alias("after"), F.lit("k").alias("k")).write.format("noop").mode("overwrite").save()
print(a.get, b.get)
c = Observation("nested")
df.limit(0).observe(c, F.count("*").alias("n"), F.max("n").alias("m"), F.struct(F.min("n").alias("lo"), F.max("n").alias("hi")).alias("range")).collect()
print(c.get, type(c.get["range"]).__name__, c.get["range"].lo)
df.observe("e", F.count("*").alias("c")).explain.__name__
df.observe("v", F.sum("n").alias("total")).createOrReplaceTempView("watched")
spark.sql("SELECT s, n FROM watched ORDER BY n").show()
