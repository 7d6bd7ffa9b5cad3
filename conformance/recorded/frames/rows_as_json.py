# Databricks notebook source
from pyspark.sql import functions as F, Row
from decimal import Decimal
import datetime as dt
df = spark.createDataFrame([(1, "a\"q", 2.5, [1, None], {"k": 1}, Row(x=1, y=None), dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 12, 30, 1, 5000), Decimal("1.50"), True, b"hi"),
    (None, None, None, None, None, None, None, None, None, None, None)],
    "i int, s string, d double, a array<int>, m map<string,int>, st struct<x:int,y:string>, dd date, t timestamp, p decimal(8,2), b boolean, bin binary")
for line in df.toJSON().collect():
    print(line)
print(df.select("i").toJSON().first(), df.toJSON().count(), df.limit(0).toJSON().collect())
print(spark.range(3).toJSON().take(2))
print(spark.sql("SELECT double('NaN') AS n, float('Infinity') AS f, TIMESTAMP_NTZ'2024-01-01 00:00:00' AS z, 'ünï\t\\u0001' AS u, named_struct('a', array(named_struct('b', NULL))) AS deep, X'00FF' AS x, 1e20D AS big, 1L AS l").toJSON().collect())

# COMMAND ----------

for r in df.select("i", "st", "m").toLocalIterator():
    print(r)
print(df.collect()[0].asDict(), df.collect()[0].asDict(True)["st"])
r = df.first()
print(r.count(1), r.index(2.5), len(r), r[0:2], "i" in r, "zz" in r, tuple(r)[:2], r.i, r["s"], hash(Row(1, 2)) == hash((1, 2)))

# COMMAND ----------

print(Row(a=1, b=[Row(c=2)], d={"k": Row(e=3)}).asDict(True))
print(Row("x", "y")(1, 2), Row(1, 2), Row(a=1) == Row(b=1), Row(a=1) < Row(a=2), Row(**{"a b": 1}), Row(name="A", n=None))
P = Row("name", "age")
print(P, P("Al", 3), P("Al", 3).name, [P(x, i) for i, x in enumerate("ab")])
print(Row(b=1, a=2).__fields__, sorted([Row(a=2), Row(a=1)]), list(Row(a=1, b=2)), max(Row(3, 5)))
x, y = Row(a=1, b=2)
print(x, y, Row(a=1) == (1,), (1,) == Row(a=1), Row(a=1) != Row(a=1), Row(1, 2)[::-1], Row(1) + Row(2), Row(a=1, b=2) + (3,), Row() == ())

# COMMAND ----------

print(Row(a=1).zz)

# COMMAND ----------

print(Row(a=1)["zz"])

# COMMAND ----------

print(Row(a=1)[3])

# COMMAND ----------

Row(a=1).a = 5

# COMMAND ----------

Row("a", "b")(1, 2, 3)

# COMMAND ----------

Row(1, a=2)

# COMMAND ----------

Row(1, 2).asDict()
