# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-sessions_more"
def put(n, *rows):
    dbutils.fs.put(f"{base}/in/{n}.csv", "".join(f"2024-05-05 {t},{u},{v},{g}\n" for t, u, v, g in rows), True)
put(0, ("10:00:00", "ann", 1, "5 minutes"), ("10:02:00", "ann", 2, "5 minutes"), ("10:01:00", "bob", 3, "1 minute"), ("10:20:00", "ann", 4, "30 seconds"))
s = spark.readStream.schema("t TIMESTAMP, u STRING, v INT, g STRING").option("maxFilesPerTrigger", 1).csv(base + "/in")
w = s.withWatermark("t", "10 minutes")
lines = {}
def start(df, mode="append"):
    mine = []
    def each(df, i):
        mine.extend((i, *[str(c)[11:] if hasattr(c, "strftime") else c for c in r]) for r in sorted(df.collect(), key=str))
    q = df.writeStream.outputMode(mode).foreachBatch(each).start()
    lines[q.id] = mine
    q.processAllAvailable()
    return q
fixed = lambda gap: w.groupBy(F.session_window("t", gap), "u")
cols = ("session_window.start", "session_window.end", "u", "n", "v")

# COMMAND ----------

q1 = start(fixed("5 minutes").agg(F.count("*").alias("n"), F.sum("v").alias("v")).select(*cols))
q2 = start(w.groupBy(F.session_window("t", F.col("g")), "u").agg(F.count("*").alias("n"), F.collect_list("v").alias("v")).select("session_window.start", "session_window.end", "u", "n", F.sort_array("v")))

# COMMAND ----------

# sessions that a late row joins, a gap that is no interval, a user without a name
put(1, ("10:06:00", "ann", 5, "5 minutes"), ("10:10:00", "ann", 6, "10 minutes"), ("10:30:00", "", 7, "2 minutes"), ("10:31:00", "bob", 8, "soon"))

# COMMAND ----------

put(2, ("10:21:00", "bob", 9, "1 minute"), ("10:19:00", "bob", 10, "3 minutes"), ("10:50:00", "cid", 11, "1 second"))

# COMMAND ----------

put(3, ("11:30:00", "end", 0, "1 second"))

# COMMAND ----------

for q in (q1, q2):
    print([(p["numInputRows"], p["eventTime"]["watermark"][11:19], [(o["numRowsTotal"], o["numRowsDroppedByWatermark"]) for o in p["stateOperators"]]) for p in q.recentProgress if p["numInputRows"]])
    q.stop()
    print(*lines[q.id], sep="\n")

# COMMAND ----------

# complete mode, and sums over sessions
q = start(s.groupBy(F.session_window("t", "5 minutes"), "u").agg(F.count("*").alias("n"), F.sum("v").alias("v")).select(*cols), "complete")
q.stop()
print(*lines[q.id], sep="\n")
q = start(fixed("5 minutes").agg(F.sum("v").alias("v")).groupBy(F.window("session_window", "1 hour")).agg(F.count("*").alias("sessions"), F.sum("v")).select("window.start", "sessions", "sum(v)"))
print([o["operatorName"] for o in q.lastProgress["stateOperators"]])
q.stop()
print(*lines[q.id], sep="\n")

# COMMAND ----------

fixed("5 minutes").count().writeStream.outputMode("update").format("noop").start()

# COMMAND ----------

s.groupBy(F.session_window("t", "5 minutes"), "u").count().writeStream.format("noop").start()

# COMMAND ----------

w.groupBy(F.session_window("t", "5 minutes"), F.window("t", "1 hour")).count()

# COMMAND ----------

fixed("-5 minutes").count()

# COMMAND ----------

fixed("1 month").count()

# COMMAND ----------

fixed("five").count()
