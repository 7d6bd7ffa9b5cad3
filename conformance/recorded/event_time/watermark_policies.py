# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-watermark_policies"
n = 0
def put(side, *rows):
    global n
    n += 1
    dbutils.fs.put(f"{base}/{side}/{n:03d}.csv", "\n".join(f"{k},{t}" for k, t in rows) + "\n", True)
def src(side, delay):
    return spark.readStream.schema("k STRING, t TIMESTAMP").csv(f"{base}/{side}").withWatermark("t", delay)
for d in ("a", "b"):
    put(d, (d, "2024-01-01 00:00:00"))
def each(df, i):
    r = sorted(tuple(str(c) for c in x) for x in df.collect())
    if r: print("  ", r)
def step(q, title):
    q.processAllAvailable()
    p = q.lastProgress
    print(title, p["eventTime"].get("watermark"), [(o["operatorName"], o["numRowsTotal"], o["numRowsDroppedByWatermark"]) for o in p["stateOperators"]])

# COMMAND ----------

# union of two: the smaller watermark rules
u = src("a", "10 minutes").union(src("b", "1 hour"))
q = u.groupBy(F.window("t", "30 minutes").alias("w"), "k").count().select("w.start", "k", "count").writeStream.outputMode("append").foreachBatch(each).start()
step(q, "start")
put("a", ("a", "2024-01-01 03:00:00"))
step(q, "a at 3")
put("b", ("b", "2024-01-01 02:00:00"))
step(q, "b at 2")
put("a", ("a", "2024-01-01 00:10:00"), ("a", "2024-01-01 01:10:00"))
step(q, "late a")
q.stop()

# COMMAND ----------

# the larger one
print(spark.conf.get("spark.sql.streaming.multipleWatermarkPolicy"))
spark.conf.set("spark.sql.streaming.multipleWatermarkPolicy", "max")
q = u.groupBy(F.window("t", "30 minutes").alias("w"), "k").count().select("w.start", "k", "count").writeStream.outputMode("append").foreachBatch(each).start()
step(q, "start")
put("b", ("b", "2024-01-01 02:30:00"))
step(q, "b at 2:30")
put("a", ("a", "2024-01-01 05:00:00"))
step(q, "a at 5")
q.stop()
spark.conf.set("spark.sql.streaming.multipleWatermarkPolicy", "min")

# COMMAND ----------

spark.conf.set("spark.sql.streaming.multipleWatermarkPolicy", "avg")

# COMMAND ----------

# two watermarks one on the other, and one taken anew
def attempt(title, f):
    try:
        r = f()
        print(title, "->", type(r).__name__)
        return r
    except Exception as e:
        print(title, "->", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:250])
s = spark.readStream.schema("k STRING, t TIMESTAMP").csv(base + "/a")
attempt("twice", lambda: s.withWatermark("t", "1 hour").withWatermark("t", "2 hours"))
attempt("two columns", lambda: s.withColumn("t2", F.col("t")).withWatermark("t", "1 hour").withWatermark("t2", "2 hours"))
attempt("after groups", lambda: s.withWatermark("t", "1 hour").groupBy(F.window("t", "1 hour")).count().withWatermark("window", "1 hour"))
attempt("start of window", lambda: s.groupBy(F.window("t", "1 hour")).count().selectExpr("window.start AS t").withWatermark("t", "1 hour"))
attempt("twice started", lambda: s.withWatermark("t", "1 hour").withWatermark("t", "2 hours").groupBy(F.window("t", "1 hour")).count().writeStream.format("noop").outputMode("append").start().stop())
attempt("upper", lambda: s.withWatermark("T", "1 hour").groupBy(F.window("T", "1 hour")).count())
attempt("renamed", lambda: s.withWatermark("t", "1 hour").withColumnRenamed("t", "x").groupBy(F.window("x", "1 hour")).count().writeStream.format("noop").outputMode("append").start().stop())
attempt("truncated", lambda: s.withWatermark("t", "1 hour").groupBy(F.date_trunc("hour", "t")).count().writeStream.format("noop").outputMode("append").start().stop())
attempt("the column itself", lambda: s.withWatermark("t", "1 hour").groupBy("t").count().writeStream.format("noop").outputMode("append").start().stop())
attempt("cast", lambda: s.withWatermark("t", "1 hour").groupBy(F.col("t").cast("date")).count().writeStream.format("noop").outputMode("append").start().stop())
attempt("alias of it", lambda: s.withWatermark("t", "1 hour").select(F.col("t").alias("x")).groupBy("x").count().writeStream.format("noop").outputMode("append").start().stop())

# COMMAND ----------

# update with late rows
dbutils.fs.mkdirs(base + "/c")
c = spark.readStream.schema("k STRING, t TIMESTAMP").csv(base + "/c").withWatermark("t", "10 minutes")
q = c.groupBy(F.window("t", "10 minutes").alias("w")).agg(F.count("*").alias("n"), F.collect_list("k").alias("ks")).select("w.start", "n", F.array_sort("ks").alias("ks")).writeStream.outputMode("update").foreachBatch(each).start()
put("c", ("x", "2024-01-01 00:01:00"), ("y", "2024-01-01 00:12:00"))
step(q, "1")
put("c", ("z", "2024-01-01 00:30:00"), ("y", "2024-01-01 00:13:00"))
step(q, "2")
put("c", ("late", "2024-01-01 00:02:00"), ("ok", "2024-01-01 00:21:00"), ("edge", "2024-01-01 00:19:59"), ("null", ""))
step(q, "3")
q.stop()
q = c.groupBy(F.window("t", "10 minutes").alias("w")).count().select("w.start", "count").writeStream.outputMode("complete").foreachBatch(each).start()
step(q, "complete")
put("c", ("late", "2024-01-01 00:02:00"))
step(q, "late")
q.stop()
