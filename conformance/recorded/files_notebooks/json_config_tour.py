# Databricks notebook source
import json, os, sys, time, copy, functools, operator
from datetime import date, datetime, timezone, timedelta
from collections import ChainMap, deque
from pathlib import Path
from pyspark.sql import functions as F, SparkSession
from pyspark.sql.types import *
base = "/tmp/brook-json_config_tour"
DEFAULTS = {"format": "json", "options": {"multiLine": "true"}, "partitions": 1, "tags": ["a", "b"], "rate": 1.0, "on": True, "none": None}
override = json.loads('{"format": "csv", "options": {"header": true, "sep": ";"}, "nested": {"k": [1, 2.50, "x", null]}}')
def merge(a, b):
    out = copy.deepcopy(a)
    for k, v in b.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
cfg = merge(DEFAULTS, override)
print(cfg)
print(json.dumps(cfg, indent=4))
print(json.dumps({"z": 1, "a": (1, 2), "é": "ü", 5: None}, ensure_ascii=False, sort_keys=False, separators=(",", ":")))
cm = ChainMap(override, DEFAULTS)
print(cm["format"], cm["rate"], len(cm), cm.get("zz", "dflt"))
for bad in ['{"a": }', "[1, 2", "{'a': 1}", ""]:
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(f"{bad!r}: {e.msg} at {e.lineno}:{e.colno} | {e}")
try:
    json.dumps({"d": date(2024, 1, 1)})
except TypeError as e:
    print(e)
print(json.dumps({"d": date(2024, 1, 1), "t": datetime(2024, 1, 1, 12, tzinfo=timezone.utc)}, default=str))

# COMMAND ----------

dbutils.fs.put(f"{base}/conf/{cfg['format']}.json", json.dumps(cfg))
df = spark.read.json(f"{base}/conf")
df.printSchema()
df.show(truncate=False)
df.select("options.*", F.explode("nested.k").alias("k"), F.col("tags")[0].alias("t0")).show()
print(df.schema.json())
print(StructType.fromJson(json.loads(df.schema.json())) == df.schema, df.schema["tags"], df.schema.fieldNames()[:2])
print(df.schema)
df.schema["nested"].dataType.simpleString()

# COMMAND ----------

fields = [("id", "int", False), ("name", "string", True), ("when", "timestamp", True), ("amt", "decimal(6,2)", True)]
types = {"int": IntegerType(), "string": StringType(), "timestamp": TimestampType()}
schema = functools.reduce(lambda s, f: s.add(f[0], types.get(f[1], f[1]), f[2], {"comment": f"{f[0]} field"} if not f[2] else None), fields, StructType())
schema.printTreeString() if hasattr(schema, "printTreeString") else print(schema.treeString())
print(schema.simpleString(), [f"{f.name}:{f.dataType.typeName()}:{f.nullable}:{f.metadata}" for f in schema], len(schema))
print(schema["id"].jsonValue(), "name" in schema.names)
data = [(1, "x", datetime(2024, 2, 29, 23, 59, 59, 999000), __import__("decimal").Decimal("1.5"))]
d = spark.createDataFrame(data, schema)
d.show(truncate=False)
print(d.first(), d.dtypes, sep="\n")
try:
    spark.createDataFrame([(None, "x", None, None)], schema).show()
except Exception as e:
    print(type(e).__name__, e.getCondition(), str(e).split("\n")[0])

# COMMAND ----------

steps = deque(maxlen=3)
def timed(label):
    class T:
        def __enter__(self):
            steps.append(label)
            return self
        def __exit__(self, et, ev, tb):
            print(f"<{label}> {'failed: ' + et.__name__ if et else 'ok'}")
            return et is ZeroDivisionError
    return T()
with timed("one") as t, timed("two"):
    print("inside", spark.range(5).count())
with timed("three"):
    1 / 0
with timed("four"):
    pass
print(steps, steps[0], list(reversed(steps)))
match cfg:
    case {"format": "csv", "options": {"sep": s, **rest}}:
        print("csv with", s, rest)
    case {"format": f}:
        print("other", f)
def source(kind):
    match kind.split(":"):
        case ["csv" | "tsv" as k, path]:
            return k, path
        case ["range", n] if n.isdigit():
            return spark.range(int(n)).count()
        case _:
            return None
print([source(k) for k in ("csv:/a", "tsv:/b", "range:7", "range:x", "?")])

# COMMAND ----------

spark.conf.set("spark.sql.shuffle.partitions", "4")
print(spark.conf.get("spark.sql.shuffle.partitions"), spark.conf.get("no.such.key", "fallback"), SparkSession.getActiveSession() is not None, spark.version)
try:
    spark.conf.get("no.such.key")
except Exception as e:
    print(type(e).__name__, e.getCondition() if hasattr(e, "getCondition") else "", str(e).split("\n")[0])
spark.sql("SET spark.sql.session.timeZone = America/New_York").show(truncate=False)
spark.sql("SELECT timestamp'2024-07-01 12:00:00Z' AS t, current_timezone() AS tz").show(truncate=False)
spark.conf.unset("spark.sql.session.timeZone")
print(Path(base, "conf").name, Path("/a/b.tar.gz").suffixes, os.path.join("x", "y", "z.txt"), os.path.splitext("f.parquet"), os.path.basename(base))
print("{:>10}|{:<8}|{:^9}|{:+d}|{:,.3f}|{:08.2f}|{:x}|{:e}|{:%}".format("right", "left", "mid", 5, 12345.6789, -3.14159, 255, 12345.678, 0.1234))
print(f"{'id':<4}{'name':^10}{'amt':>8}\n" + "-" * 22)
for r in spark.createDataFrame([(1, "ann", 3.5), (20, "bob", 1234.0)], ["id", "name", "amt"]).collect():
    print(f"{r.id:<4}{r.name:^10}{r.amt:>8.2f}")
print("%s %r %5.1f%% %-6s| %05d" % ("a", "b", 99.5, "c", 42), *map(str, (None, True)), sep=" / ", end="!\n")

# COMMAND ----------

def walk(path, depth=0):
    for f in sorted(dbutils.fs.ls(path), key=lambda x: x.name):
        print("  " * depth + f.name, "dir" if f.name.endswith("/") else f"{f.size} bytes")
        if f.name.endswith("/"):
            walk(f.path, depth + 1)
for y in (2023, 2024):
    for m in range(1, 3):
        dbutils.fs.put(f"{base}/tree/year={y}/month={m:02d}/part.csv", f"{y},{m}\n{y * m},x\n")
walk(f"{base}/tree")
tree = spark.read.csv(f"{base}/tree")
tree.printSchema()
tree.orderBy("year", "month", "_c1").show()
tree.groupBy("year").agg(F.countDistinct("month"), F.sum("_c0")).orderBy("year").show()
dbutils.fs.mv(f"{base}/tree/year=2023", f"{base}/archive/2023", True)
dbutils.fs.rm(f"{base}/tree/year=2024/month=01", True)
walk(base)
try:
    dbutils.fs.ls(f"{base}/nothing")
except Exception as e:
    print("gone")
finally:
    print("checked")
