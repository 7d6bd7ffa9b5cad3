# Databricks notebook source
from pyspark.sql import functions as F, Column
df = spark.createDataFrame([(1, "alpha", [1, 2], {"k": "v"}, (5, "z")), (2, "Beta_x", None, None, None), (None, None, [], {}, (None, "y"))], "id int, s string, l array<int>, m map<string,string>, t struct<a:int,b:string>")
c = F.col
df.select(c("id").between(1, 2), c("id").isin(1, None), c("id").isin([2, 3]), c("id").isin(), c("id").eqNullSafe(None), c("id").eqNullSafe(1), c("id").isNull(), c("id").isNotNull(), c("id").isNaN()).show()

# COMMAND ----------
df.select(c("s").like("%a"), c("s").rlike("^[aA]"), c("s").ilike("BETA%"), c("s").startswith("al"), c("s").endswith("x"), c("s").contains("e"), c("s").substr(2, 3), c("s").substr(c("id"), F.lit(2)), c("s").like("Beta\\_x")).show()

# COMMAND ----------
df.select(c("l")[0], c("m")["k"], c("m").getItem("k"), c("t").getField("a"), c("t").b, c("t")["b"], c("l").getItem(5 - 5)).show()

# COMMAND ----------
df.select(c("l")[2]).show()

# COMMAND ----------
df.select(c("t").nope).show()

# COMMAND ----------
df.select(F.when(c("id") == 1, "one").when(c("id") > 1, c("s")).alias("w"), F.when(c("id").isNull(), 0).otherwise(c("id")), (c("id") > 1) & (c("s") == "x") | ~(c("id") < 5)).show()

# COMMAND ----------
F.when(c("id") == 1, 1).otherwise(2).when(c("id") == 2, 3)

# COMMAND ----------
F.when(c("id") == 1, 1).otherwise(2).otherwise(3)

# COMMAND ----------
if c("id") > 1:
    pass

# COMMAND ----------
df.select(c("id") and c("s"))

# COMMAND ----------
df.select(c("id").bitwiseAND(3), c("id").bitwiseOR(4), c("id").bitwiseXOR(1), F.bitwise_not(c("id")), c("id") % 2, c("id") ** 2, 2 ** c("id"), -c("id"), 10 - c("id"), 7 / c("id"), 7 % c("id")).show()

# COMMAND ----------
for e in [c("a") + 1, 1 - c("a"), ~c("a"), -c("a"), c("a") == "x", c("a") != 2.5, c("a").desc_nulls_last(), c("a").asc(), c("a").cast("int"), c("a").alias("b"), c("a").alias("b", "d"), c("a").isin(1, "x"), c("a").between(1, 2), c("a").like("x%"), c("a").substr(1, 2), c("a")[0], c("a").k, c("a").over(__import__("pyspark").sql.Window.partitionBy("b")), F.when(c("a"), 1).otherwise(c("b")), c("a").eqNullSafe(1), c("a").dropFields("x", "y"), c("a").withField("x", F.lit(1)), c("a").isNotNull(), c("a").try_cast("date"), c("`a b`"), c("a.b"), F.expr("a + 1"), F.lit("x"), F.lit(None), F.lit(True), F.lit([1, 2]), F.max("a"), F.col("*"), F.struct("a"), F.transform("a", lambda x: x + 1)]:
    print(e)

# COMMAND ----------
d = df.select(c("id").alias("k", metadata={"deep": {"a": [1, 2]}}))
print(d.schema["k"].metadata, d.schema.json())
d.select(c("k").name("z")).printSchema()
print(d.select(c("k").alias("q")).schema["q"].metadata, d.select(c("k") + 1).schema[0].metadata)

# COMMAND ----------
c("id").alias("a", "b", metadata={})

# COMMAND ----------
df.select(c("id").cast("long"), c("id").cast(F.lit(1)))

# COMMAND ----------
df.select(c("id").cast("nonsense"))

# COMMAND ----------
df.select(c("t").withField("c", c("id") * 2).alias("t")).select("t.*").show()
df.select(c("t").dropFields("a").alias("t")).show()
df.orderBy(c("id").desc_nulls_first()).select("id").show()
df.orderBy(c("id").asc_nulls_last(), "s").select("id").show()
df.select(c("s").substr(0, 2), c("s").substr(-2, 2)).show()

# COMMAND ----------
df.select(c("id").substr("a", 2))

# COMMAND ----------
df.select(c("s").contains(None), c("s").startswith(c("s")), c("s").like(c("s"))).show()

# COMMAND ----------
df.select(c("id").over(5))

# COMMAND ----------
for x in c("id"):
    print(x)

# COMMAND ----------
print(isinstance(c("a"), Column), c("a").__class__.__name__, type(F.lit(1)).__name__, hasattr(c("a"), "anything"), c("a").anything)
len(c("a"))
