# Databricks notebook source
from pyspark.sql import functions as F
df = spark.createDataFrame([(1, "a", 2.5), (2, None, -1.0), (3, "c", None)], "id int, name string, x double")
df.select("*", (F.col("id") + 1).alias("n")).show()
df.select(["id", "name"]).show()
df.select(df["id"], df.name, F.col("x").cast("int")).show()
df.select().show()
df.select("id", "id").show()
df.selectExpr("id * 2", "upper(name) as u", "x is null", "*").show()

# COMMAND ----------
df.select(["id"], "name").show()

# COMMAND ----------
df.select("nope").show()

# COMMAND ----------
df.select(1).show()

# COMMAND ----------
df.select(df.nope)

# COMMAND ----------
df["nope"]

# COMMAND ----------
df[1.5]

# COMMAND ----------
print(df[0], df[-1], df[["id", "x"]].columns)
df[df.id > 1].show()

# COMMAND ----------
df[7]

# COMMAND ----------
df.selectExpr("id +").show()

# COMMAND ----------
df.selectExpr(["id", "nme"]).show()

# COMMAND ----------
df.withColumns({"a": F.lit(1), "id": F.col("id") * 10, "c": F.col("id") + 1}).show()

# COMMAND ----------
df.withColumns([("a", F.lit(1))])

# COMMAND ----------
df.withColumn("z", 5)

# COMMAND ----------
df.withColumns({"a": F.lit(1), "A": F.lit(2)}).show()

# COMMAND ----------
df.withColumnsRenamed({"id": "k", "nope": "z", "x": "y"}).show()
df.withColumnRenamed("ID", "k").show()
df.withColumnsRenamed({"id": "name"}).show()

# COMMAND ----------
df.withColumnsRenamed(["id"])

# COMMAND ----------
print(df.drop("id", "nope").columns, df.drop(df.id).columns, df.drop(F.col("x"), F.col("name")).columns, df.drop().columns, df.drop("ID").columns)
df.drop("id", df.x).show()

# COMMAND ----------
df.drop(1)

# COMMAND ----------
df.drop(["id", "x"])

# COMMAND ----------
df.toDF("a", "b").show()

# COMMAND ----------
print(df.toDF("a", "b", "c"), df.toDF("a", "a", "a").columns)
df.toDF("a", "a", "b").select("a").show()

# COMMAND ----------
df.toDF(1, 2, 3)

# COMMAND ----------
df.select(F.col("id").alias("a", "b"))

# COMMAND ----------
df.colRegex("`i.*`")
df.select(df.colRegex("`(id|x)`")).show()
df.transform(lambda d: d.filter("id > 1")).transform(lambda d, k: d.limit(k), 1).show()

# COMMAND ----------
df.transform(lambda d: 5)

# COMMAND ----------
df.to("x string, id long").show()

# COMMAND ----------
from pyspark.sql.types import StructType
df.to(StructType.fromDDL("x string, id long")).show()

# COMMAND ----------
df.to(StructType.fromDDL("q string")).show()
df.to(StructType.fromDDL("name int")).show()
