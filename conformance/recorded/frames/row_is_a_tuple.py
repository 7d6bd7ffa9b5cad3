# Databricks notebook source
from pyspark.sql import Row
import json, copy
r = Row(a=1, b="x")
print(isinstance(r, tuple), r, r.a, r["b"], r[0], r[0:1], len(r), list(r), "a" in r, r == (1, "x"), hash(r) == hash((1, "x")), tuple(r), r + (3,), "%s-%s" % r, json.dumps(r), r.index("x"), r.count(1), sorted([Row(a=2), Row(a=1)]), r.asDict(), type(r).__mro__[1].__name__)
x, y = r; print(x, y, [*r], max(r.asDict()), r < Row(a=2, b="a"))
P = Row("n", "v"); print(P, P(1, 2), P(1, 2).n, isinstance(P(1, 2), tuple))
match r:
    case (p, q): print("matched", p, q)
df = spark.createDataFrame([Row(id=1, t=(1, 2)), Row(id=2, t=(3, 4))])
print(df.collect(), df.first().id, isinstance(df.first(), tuple), isinstance(df.first().t, tuple))
print(copy.copy(r), {r: 1}[(1, "x")], r.__class__.__name__, Row(), Row(a=None))
class R2(Row): pass
print(spark.createDataFrame([(1, Row(q=5))], "a int, b struct<q:int>").collect())
