# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-arbitrary_state_refusals"
dbutils.fs.put(base + "/in/1.json", '{"k":"a","v":1,"t":"2024-01-01T00:00:00Z"}\n{"k":"b","v":2,"t":"2024-01-01T00:05:00Z"}\n', True)
s = spark.readStream.schema("k STRING, v INT, t TIMESTAMP").json(base + "/in")
def attempt(title, f):
    try:
        r = f()
        print(title, "->", type(r).__name__)
        if hasattr(r, "stop"): r.stop()
    except BaseException as e:
        print(title, "->", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:220])
def start(df, mode="append"):
    return df.writeStream.format("noop").outputMode(mode).start()

# COMMAND ----------

# operators that a stream cannot have
attempt("sort", lambda: start(s.orderBy("v")))
attempt("sort complete no agg", lambda: start(s.orderBy("v"), "complete"))
attempt("sortWithinPartitions", lambda: start(s.sortWithinPartitions("v")))
attempt("distinct agg", lambda: start(s.agg(F.countDistinct("k")), "complete"))
attempt("count_distinct grouped", lambda: start(s.groupBy("k").agg(F.count_distinct("v")), "update"))
attempt("limit update", lambda: start(s.limit(2), "update"))
attempt("limit complete", lambda: start(s.groupBy("k").count().limit(2), "complete"))
attempt("offset", lambda: start(s.offset(1)))
attempt("tail", lambda: s.tail(1))
attempt("sample", lambda: start(s.sample(0.5, seed=1)))
attempt("rollup", lambda: start(s.rollup("k").count(), "complete"))
attempt("cube", lambda: start(s.cube("k").count(), "update"))
attempt("pivot", lambda: start(s.groupBy("k").pivot("v").count(), "complete"))
attempt("pivot with values", lambda: start(s.groupBy("k").pivot("v", [1, 2]).count(), "complete"))
attempt("unpivot", lambda: start(s.unpivot("k", ["v"], "n", "x")))
attempt("row_number", lambda: start(s.withColumn("r", F.expr("row_number() over (order by v)"))))
attempt("intersect", lambda: start(s.intersect(s)))
attempt("except", lambda: start(s.exceptAll(s)))
attempt("subtract static", lambda: start(s.subtract(spark.createDataFrame([("a", 1, None)], s.schema))))
attempt("static minus stream", lambda: start(spark.createDataFrame([("a", 1, None)], s.schema).subtract(s)))
attempt("monotonically", lambda: start(s.withColumn("i", F.monotonically_increasing_id())))
attempt("rand", lambda: start(s.withColumn("i", F.rand(1))))
attempt("uuid", lambda: start(s.withColumn("i", F.expr("uuid()"))))
attempt("current_timestamp", lambda: start(s.withColumn("i", F.current_timestamp())))
attempt("repartition", lambda: start(s.repartition(2)))
attempt("coalesce", lambda: start(s.coalesce(1)))
attempt("hint", lambda: start(s.hint("broadcast")))

# COMMAND ----------

# calls that want rows at once
for name in ["count", "collect", "first", "head", "isEmpty", "show", "take", "cache", "persist", "checkpoint", "localCheckpoint", "toLocalIterator", "foreach", "toJSON", "inputFiles", "explain", "createOrReplaceTempView", "write", "rdd", "approxQuantile", "crosstab", "corr"]:
    args = {"take": (1,), "foreach": (print,), "createOrReplaceTempView": ("sv",), "approxQuantile": ("v", [0.5], 0), "crosstab": ("k", "v"), "corr": ("v", "v"), "explain": ()}.get(name, ())
    if name in ("explain", "rdd", "toJSON"): continue
    if name == "write":
        attempt("write", lambda: s.write.mode("overwrite").json(base + "/out"))
        continue
    attempt(name, lambda: getattr(s, name)(*args))

# COMMAND ----------

# writing modes
attempt("append of groups", lambda: start(s.groupBy("k").count()))
attempt("append of groups with a watermark on another", lambda: start(s.withWatermark("t", "1 minute").groupBy("k").count()))
attempt("complete without groups", lambda: start(s, "complete"))
attempt("update into files", lambda: s.groupBy("k").count().writeStream.format("json").outputMode("update").option("checkpointLocation", base + "/c1").start(base + "/o1"))
attempt("complete into files", lambda: s.groupBy("k").count().writeStream.format("json").outputMode("complete").option("checkpointLocation", base + "/c2").start(base + "/o2"))
attempt("two groupings", lambda: start(s.groupBy("k").count().groupBy("count").count(), "complete"))
attempt("two groupings update", lambda: start(s.groupBy("k").count().groupBy("count").count(), "update"))
attempt("distinct complete", lambda: start(s.distinct(), "complete"))
attempt("distinct then groups", lambda: start(s.dropDuplicates(["k"]).groupBy("k").count(), "complete"))
attempt("groups then distinct", lambda: start(s.groupBy("k").count().dropDuplicates(["k"]), "complete"))
attempt("dropDuplicatesWithinWatermark without", lambda: start(s.dropDuplicatesWithinWatermark(["k"])))
attempt("dropDuplicatesWithinWatermark complete", lambda: start(s.withWatermark("t", "1 minute").dropDuplicatesWithinWatermark(["k"]), "complete"))
attempt("dropDuplicatesWithinWatermark on rows", lambda: spark.range(2).dropDuplicatesWithinWatermark().show())

# COMMAND ----------

# SQL
s.createOrReplaceTempView("sv")
for q in ["SELECT * FROM sv ORDER BY v", "SELECT count(*) FROM sv", "CREATE TABLE made AS SELECT * FROM sv", "INSERT INTO nothing SELECT * FROM sv", "CACHE TABLE sv", "SELECT * FROM sv LIMIT 1", "SELECT k, count(*) FROM sv GROUP BY GROUPING SETS ((k), ())", "CREATE VIEW pv AS SELECT * FROM sv"]:
    try:
        spark.sql(q).show()
    except Exception as e:
        print(q, "->", type(e).__name__, e.getCondition(), str(e).strip().split("\n")[0][:200])
