# Databricks notebook source
from pyspark.sql import functions as F
df = spark.createDataFrame([(1, 2.0, "a", True), (2, None, "b", False), (3, float("nan"), "a", None), (None, -1.5, None, True), (5, 10.25, "zz", True)], "i int, d double, s string, b boolean")
df.describe().show()
df.describe("i", "s").show()
df.describe(["d"]).show()
df.summary().show()
df.select("i", "s").summary("count", "33%", "99.5%", "count_distinct", "approx_count_distinct", "mean").show()
df.select("b").describe().show()

# COMMAND ----------
df.describe("nope")

# COMMAND ----------
df.summary("median")

# COMMAND ----------
df.summary("101%")

# COMMAND ----------
g = spark.range(20).withColumn("x", F.col("id") * 2).withColumn("g", F.col("id") % 3)
print(g.stat.corr("id", "x"), g.corr("id", "g"), g.cov("id", "x"), g.approxQuantile("id", [0.0, 0.5, 1.0], 0.0), g.approxQuantile(["id", "x"], [0.25], 0.0))
g.crosstab("g", "g").orderBy("g_g").show()
g.freqItems(["g"], 0.3).show(truncate=False)
print(g.sampleBy("g", {0: 1.0, 1: 0.0}, 5).count(), g.stat.sampleBy("g", {2: 1.0}).count())

# COMMAND ----------
g.corr("id", "nope")

# COMMAND ----------
g.corr("id", "x", "spearman")

# COMMAND ----------
g.approxQuantile("id", [1.5], 0.0)

# COMMAND ----------
g.approxQuantile("id", [0.5], -1.0)

# COMMAND ----------
g.approxQuantile("id", "a", 0.0)

# COMMAND ----------
g.sampleBy("g", [1], 5)

# COMMAND ----------
g.freqItems("g")

# COMMAND ----------
print([r.id for r in g.coalesce(1).sample(0.3, 7).collect()], [r.id for r in g.coalesce(1).sample(True, 0.5, 3).collect()], [r.id for r in g.coalesce(1).sample(withReplacement=False, fraction=0.2, seed=11).collect()])

# COMMAND ----------
g.sample()

# COMMAND ----------
g.sample("a")

# COMMAND ----------
g.sample(2.0).count()

# COMMAND ----------
a, b = g.coalesce(1).randomSplit([1.0, 2.0], 42)
print([r.id for r in a.collect()], [r.id for r in b.collect()])

# COMMAND ----------
g.randomSplit([1.0, -2.0])

# COMMAND ----------
g.groupBy("g").agg({"x": "sum", "id": "max"}).orderBy("g").show()
g.groupBy("g").agg({"*": "count"}).orderBy("g").show()
g.agg({"x": "avg"}).show()
g.groupBy("g").agg(F.sum("x"), F.count("*"), F.first("id").alias("f")).orderBy("g").show()
g.groupBy("g").max().orderBy("g").show()
g.groupBy("g").mean("x", "id").orderBy("g").show()
g.groupBy(g.g > 0).count().orderBy(1).show()
g.groupBy().sum("x").show()
g.groupBy(["g"]).min("x").orderBy("g").show()
g.groupBy(2).count().show()

# COMMAND ----------
g.groupBy("g").agg()

# COMMAND ----------
g.groupBy("g").agg({"x": "nope"})

# COMMAND ----------
g.groupBy("g").agg("x")

# COMMAND ----------
df.groupBy("s").sum("s")

# COMMAND ----------
g.groupBy("g").agg(F.col("x")).show()

# COMMAND ----------
g.groupBy("g").agg(F.sum(F.sum("x"))).show()

# COMMAND ----------
print(g.groupBy("g"), g.groupBy("g", g.x))
