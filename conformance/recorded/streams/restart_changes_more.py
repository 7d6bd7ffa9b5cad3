# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-restart_changes_more"
def put(n): dbutils.fs.put(f"{base}/in/{n}.csv", f"a,{n},2024-01-01 0{n}:00:00\nb,{n},2024-01-01 0{n}:30:00\n", True)
put(0)
s = spark.readStream.schema("k STRING, v INT, t TIMESTAMP").option("maxFilesPerTrigger", 1).csv(base + "/in")
w = s.withWatermark("t", "1 hour")
fail = False
def each(df, i):
    rows = df.collect()
    if fail: raise ValueError("no")
    print("  ", i, sorted(tuple(str(c) for c in r) for r in rows))
def run(title, df, ck, mode="append"):
    print(title)
    q = df.writeStream.outputMode(mode).foreachBatch(each).option("checkpointLocation", f"{base}/ck/{ck}").start()
    try:
        q.processAllAvailable()
    except Exception as e:
        print("  ", type(e).__name__, e.getCondition(), str(e).split("terminated with exception: ")[-1].split("\n")[0][:300])
    q.stop()
    return q

# COMMAND ----------

# a second operator on top
run("windows", w.groupBy(F.window("t", "1 hour")).count().select("window.start", "count"), "b")
put(2)
run("days of them", w.groupBy(F.window("t", "1 hour")).count().groupBy(F.window("window", "1 day")).count().select("window.start", "count"), "b")

# COMMAND ----------

# another width of the window, another delay, update for append
run("half hours", w.groupBy(F.window("t", "30 minutes")).count().select("window.start", "count"), "b")
put(3)
run("longer delay", s.withWatermark("t", "3 hours").groupBy(F.window("t", "30 minutes")).count().select("window.start", "count"), "b")
put(4)
run("update", w.groupBy(F.window("t", "30 minutes")).count().select("window.start", "count"), "b", "update")
put(5)
run("no watermark", s.groupBy(F.window("t", "30 minutes")).count().select("window.start", "count"), "b", "update")

# COMMAND ----------

# failing in the middle, then going on with another function and another query
q = run("fresh", s.groupBy("k").agg(F.sum("v").alias("v")), "c", "update")
put(6)
fail = True
run("fails", s.groupBy("k").agg(F.sum("v").alias("v")), "c", "update")
put(7)
run("fails again", s.groupBy("k").agg(F.sum("v").alias("v")), "c", "update")
fail = False
q = run("goes on", s.groupBy("k").agg(F.sum("v").alias("v")), "c", "update")
print([(p["batchId"], p["numInputRows"]) for p in q.recentProgress if p["numInputRows"]])

# COMMAND ----------

# the folders of a checkpoint
def tree(p, depth=0):
    for f in dbutils.fs.ls(p):
        if f.name.endswith(".crc"): continue
        print("  " * depth + f.name)
        if f.name.endswith("/") and f.name != "state/": tree(p + "/" + f.name.rstrip("/"), depth + 1)
tree(base + "/ck/c")
print(dbutils.fs.head(base + "/ck/c/commits/3"))
print(dbutils.fs.head(base + "/ck/c/offsets/3").split("\n")[2])

# COMMAND ----------

# the log of the files, taken away
dbutils.fs.rm(base + "/ck/c/sources", True)
put(8)
run("sources gone", s.groupBy("k").agg(F.sum("v").alias("v")), "c", "update")

# COMMAND ----------

# commits taken away: the last batch comes again
dbutils.fs.rm(base + "/ck/b/commits", True)
run("commits gone", s.groupBy(F.window("t", "30 minutes")).count().select("window.start", "count"), "b", "update")
