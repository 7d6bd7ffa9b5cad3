# Databricks notebook source
from pyspark.sql import functions as F
from pyspark.sql.types import *
from pyspark.sql.functions import udf
import datetime as dt
from decimal import Decimal
df = spark.createDataFrame([(1, "a", [1, 2], {"k": 1}, dt.date(2024, 1, 1), 1.5), (2, None, None, None, None, None), (None, "ü", [], {}, dt.date(1960, 2, 29), float("nan"))], "i int, s string, l array<int>, m map<string,int>, d date, x double")
up = udf(lambda s: s.upper() if s else None)
@udf
def plain(s):
    return "<" + str(s) + ">"
@udf("int")
def plus(i):
    return None if i is None else i + 1
@udf(returnType=ArrayType(IntegerType()))
def twice(l):
    return l and l + l
@udf("struct<a:int,b:string>")
def pair(i, s):
    return (i, s)
@udf("map<string,int>")
def counted(s):
    return {c: 1 for c in s or ""}
df.select(up("s"), plain("s"), plus("i"), twice("l"), pair("i", "s"), counted("s")).show(truncate=False)
df.select(udf(lambda d: d.year if d else -1, "int")("d").alias("year"), udf(lambda x: x, "double")("x"), udf(lambda m: sorted(m.items()) if m else None, "array<struct<k:string,v:int>>")("m").alias("items")).show(truncate=False)
print(plus.__name__, plus.returnType, plain.returnType, up.deterministic, plus.func(3), plus.asNondeterministic().deterministic)
df.filter(plus("i") > 2).show()
df.groupBy(plus("i").alias("p")).count().orderBy("p").show()
df.select(plus(F.col("i") * 10).alias("t"), plus(plus("i")).alias("u")).show()
df.withColumn("row", udf(lambda r: r.i if r.i else 0, "int")(F.struct("i", "s"))).select("row").show()

# COMMAND ----------

df.select(udf(lambda i: 1 // 0, "int")("i")).show()

# COMMAND ----------

df.select(udf(lambda s: s + 1, "int")("s")).show()

# COMMAND ----------

udf(lambda x: x, "nope")

# COMMAND ----------

udf(5)

# COMMAND ----------

plus(1, 2, 3)

# COMMAND ----------

plus("nope_column")
df.select(plus("nope_column"))

# COMMAND ----------

spark.udf.register("plus_sql", plus)
spark.udf.register("shout", lambda s: (s or "").upper() + "!")
spark.udf.register("dec", lambda i: Decimal(i or 0) / 4, DecimalType(6, 2))
spark.udf.register("when", lambda d: d + dt.timedelta(days=1) if d else None, DateType())
df.createOrReplaceTempView("t")
spark.sql("SELECT plus_sql(i), shout(s), dec(i), when(d) FROM t").show()
spark.sql("SELECT shout(s) AS z FROM t WHERE plus_sql(i) = 2 ORDER BY shout(s)").show()
df.selectExpr("plus_sql(i) + 1 AS q", "shout('x')").show()
df.select(F.call_function("plus_sql", "i"), F.expr("dec(3)")).show()
spark.sql("SELECT plus_sql(i, 2) FROM t").show()
