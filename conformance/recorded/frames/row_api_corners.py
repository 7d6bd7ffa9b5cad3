# Databricks notebook source
from pyspark.sql import Row
r = Row(name="a", age=3, sub=Row(x=1, y=[Row(z=2)]), m={"k": Row(q=1)})
print(r, r.asDict(), r.asDict(True), r.asDict(recursive=True))
print(r.name, r["age"], r[0], r[-1], len(r), list(r), "age" in r, 3 in r)

# COMMAND ----------
P = Row("name", "age")
print(P, P("b", 4), P("b", 4) == Row(name="b", age=4), P("b", 4) == ("b", 4), Row(1, 2), Row(1, 2) == (1, 2))
print(Row(a=1, b=2) == Row(b=2, a=1), Row(a=1) == Row(b=1), hash(Row(a=1)) == hash((1,)))
print(sorted([Row(a=2), Row(a=1)]), Row(a=1) < Row(a=2), max(Row(a=1, b=5), Row(a=1, b=7)))

# COMMAND ----------
print(P("only"))

# COMMAND ----------
P(1, 2, 3)

# COMMAND ----------
r.nope

# COMMAND ----------
r["nope"]

# COMMAND ----------
r[9]

# COMMAND ----------
r.age = 5

# COMMAND ----------
Row(1, a=2)

# COMMAND ----------
Row("a", "b").asDict()

# COMMAND ----------
print(Row(index=2)["index"], Row(a=1) + Row(b=2), Row(a=1)[0:1], Row(**{"two words": 1}))
a, b = Row(x=1, y=2)
print(a, b, *Row(p=1, q="s"), {**Row(a=1).asDict(), "z": 0})

# COMMAND ----------
rows = spark.createDataFrame([(1, [1, 2], {"a": 1.5}, (7, "u")), (2, None, None, None)], "id int, l array<int>, m map<string,double>, s struct<p:int,q:string>").collect()
for x in rows:
    print(x)
    print(x.asDict(True))
print(rows[0].s.q, rows[0].s.asDict(), rows[0].__fields__, rows[0] == rows[0], rows[0] in rows)
print({k: v for k, v in rows[0].asDict().items() if k != "m"})
print(rows[0].count(1), rows[0].index([1, 2]))

# COMMAND ----------
import datetime, decimal
print(Row(d=datetime.date(2024, 1, 2), t=datetime.datetime(2024, 1, 2, 3, 4, 5, 600), n=decimal.Decimal("1.50"), b=b"\x00a", f=float("nan"), z=None, u="é'\"\n", e=[]))
print(str(Row(a="x")), f"{Row(a='x')}", "%s" % (Row(a="x"),), Row(), len(Row()), bool(Row()))

# COMMAND ----------
d = spark.createDataFrame([Row(id=1, v="a"), Row(id=2, v="b")])
print([x.v for x in d.toLocalIterator()], d.head(), d.head(1), d.first().asDict(), d.take(5), d.tail(1), dict(d.collect()))
d.foreach(lambda x: None)
print(isinstance(d.first(), Row), isinstance(d.first(), tuple), type(d.first()).__name__)
import copy
print(copy.copy(Row(a=1)), tuple(Row(a=1, b=2)), Row(a=1)._asdict() if hasattr(Row(a=1), "_asdict") else "no _asdict")
