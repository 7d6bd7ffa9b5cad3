# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-sessions_and_chains_more"
n = 0
def put(*rows):
    global n
    n += 1
    dbutils.fs.put(f"{base}/in/{n:03d}.csv", "\n".join(f"{k},{v},{t}" for k, v, t in rows) + "\n", True)
put(("a", 5, "2024-01-01 00:00:00"), ("b", 1, "2024-01-01 00:00:00"), ("a", 5, "2024-01-01 00:04:00"), ("b", 1, "2024-01-01 00:00:50"), ("c", -1, "2024-01-01 00:00:50"))
s = spark.readStream.schema("k STRING, v INT, t TIMESTAMP").csv(base + "/in").withWatermark("t", "5 minutes")
def each(df, i):
    r = sorted(tuple(str(c) for c in x) for x in df.collect())
    if r: print("  ", i, r)
def run(title, df, mode="append", more=()):
    print(title)
    try:
        q = df.writeStream.outputMode(mode).foreachBatch(each).start()
        q.processAllAvailable()
        for rows in more:
            put(*rows)
            q.processAllAvailable()
        q.stop()
        p = q.lastProgress
        print("  ", p["eventTime"].get("watermark"), [(o["operatorName"], o["numRowsTotal"], o["numRowsDroppedByWatermark"]) for o in p["stateOperators"]])
    except Exception as e:
        print("  ", type(e).__name__, e.getCondition(), str(e).split("terminated with exception: ")[-1].strip().split("\n")[0][:250])

# COMMAND ----------

# the gap from the row
gap = F.when(F.col("k") == "a", "5 minutes").when(F.col("k") == "c", "-1 minutes").otherwise("1 minute")
def sess(g): return s.groupBy(F.session_window("t", g).alias("w"), "k").agg(F.count("*").alias("n"), F.sum("v").alias("v")).select("w.start", "w.end", "k", "n", "v")
run("gap", sess(gap), more=[[("a", 5, "2024-01-01 00:08:00"), ("b", 1, "2024-01-01 00:20:00")], [("a", 7, "2024-01-01 00:30:00"), ("a", 9, "2024-01-01 00:02:00")]])
run("gap from a number", sess(F.expr("make_interval(0, 0, 0, 0, 0, v)")))
run("gap concatenated", sess(F.expr("concat(v, ' minutes')")))
run("gap of null", sess(F.expr("IF(v = 1, NULL, '1 minute')")))
run("gap month", sess("1 month"))

# COMMAND ----------

run("update", sess("5 minutes"), "update")
run("complete", sess("5 minutes"), "complete")
run("no key", s.groupBy(F.session_window("t", "5 minutes").alias("w")).count().select("w.start", "w.end", "count"))
run("no key complete", s.groupBy(F.session_window("t", "5 minutes").alias("w")).count().select("w.start", "w.end", "count"), "complete")
for bad in ["0 seconds", "-5 minutes"]:
    run(repr(bad), sess(bad))
run("of a number", s.groupBy(F.session_window("v", "5 minutes"), "k").count())
run("with a window", s.groupBy(F.session_window("t", "5 minutes"), F.window("t", "1 hour"), "k").count())
run("session of session", s.groupBy(F.session_window("t", "5 minutes"), "k").count().groupBy(F.session_window("session_window", "10 minutes"), "k").count())

# COMMAND ----------

# chained windows
h = s.groupBy(F.window("t", "10 minutes"), "k").agg(F.sum("v").alias("v"))
run("window_time", h.select(F.window_time("window").alias("wt"), "k", "v").groupBy(F.window("wt", "1 hour").alias("h")).agg(F.sum("v").alias("v"), F.count("*").alias("n")).select("h.start", "v", "n"), more=[[("d", 1, "2024-01-01 03:00:00")], [("d", 1, "2024-01-01 05:00:00")]])
run("window of window", h.groupBy(F.window("window", "1 hour", "30 minutes").alias("h"), "k").agg(F.sum("v").alias("v")).select("h.start", "k", "v"), more=[[("d", 1, "2024-01-01 07:00:00")]])
run("chained update", h.groupBy(F.window("window", "1 hour").alias("h")).count(), "update")
run("chained complete", h.groupBy(F.window("window", "1 hour").alias("h")).count(), "complete")
run("distinct, then windows", s.dropDuplicates(["k", "t"]).groupBy(F.window("t", "1 hour").alias("h")).count().select("h.start", "count"), more=[[("d", 1, "2024-01-01 09:00:00"), ("d", 1, "2024-01-01 09:00:00")]])
run("windows, then distinct", h.dropDuplicates(["window"]).select("window.start"), more=[[("d", 1, "2024-01-01 11:00:00")]])

# COMMAND ----------

# duplicates within the watermark
d = s.dropDuplicatesWithinWatermark(["k"])
run("within", d, more=[[("a", 1, "2024-01-01 11:01:00"), ("a", 2, "2024-01-01 11:02:00")], [("a", 3, "2024-01-01 11:05:00")], [("z", 3, "2024-01-01 12:05:00")], [("a", 4, "2024-01-01 12:06:00"), ("old", 4, "2024-01-01 01:06:00")]])
run("within, no columns", s.dropDuplicatesWithinWatermark())
run("within, update", s.dropDuplicatesWithinWatermark(["k", "v"]), "update")
run("within, then windows", s.dropDuplicatesWithinWatermark(["k"]).groupBy(F.window("t", "1 hour").alias("h")).count().select("h.start", "count"))
try:
    s.dropDuplicatesWithinWatermark(["zz"])
except Exception as e:
    print(type(e).__name__, e.getCondition(), str(e).split("\n")[0][:200])
try:
    s.dropDuplicatesWithinWatermark("k")
except Exception as e:
    print(type(e).__name__, str(e).split("\n")[0][:200])

# COMMAND ----------

h.select(F.window_time("k")).printSchema()

# COMMAND ----------

h.select(F.window_time("window"), F.window_time(F.col("window")).alias("w")).printSchema()
