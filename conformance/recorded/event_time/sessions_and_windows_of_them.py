# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-sessions_and_windows_of_them"
def put(n, *rows):
    dbutils.fs.put(f"{base}/in/{n}.json", "\n".join('{"u":%s,"ts":%s,"p":%s}' % (u, '"2024-03-10T%s:00Z"' % t if t else "null", p) for u, t, p in rows), True)
def show(df, n):
    print("batch", n)
    df.orderBy(*df.columns).show(truncate=False)
def stats(q):
    for p in q.recentProgress:
        print(p["batchId"], p["numInputRows"], p["eventTime"].get("watermark","")[11:23], [(o["operatorName"], o["numRowsTotal"], o["numRowsUpdated"], o["numRowsRemoved"], o["numRowsDroppedByWatermark"], o["numShufflePartitions"], o["numStateStoreInstances"]) for o in p["stateOperators"]])
put(1, ('"a"', "12:00", 1), ('"a"', "12:00", 2), ('"b"', "12:05", 3), ("null", "12:02", 4), ("null", "12:04", 5), ('"a"', None, 6))
put(2, ('"a"', "12:20", 1), ('"a"', "11:52", 2), ('"a"', "12:08", 2))
put(3, ('"a"', "12:15", 1), ('"b"', "12:45", 3), ('"c"', "12:00", 1), ('"c"', "12:00", 2))
put(4, ('"a"', "13:15", 1))
s = spark.readStream.schema("u string, ts timestamp, p int").option("maxFilesPerTrigger", 1).json(base + "/in").withWatermark("ts", "10 minutes")
w = F.session_window("ts", "10 minutes")

# COMMAND ----------

for mode in ("append", "complete"):
    q = s.groupBy("u", w).agg(F.sum("p").alias("s"), F.count("*").alias("n")).writeStream.outputMode(mode).foreachBatch(show).start()
    q.processAllAvailable()
    stats(q)
    q.stop()

# COMMAND ----------

q = s.groupBy(w).count().writeStream.format("noop").start()
try:
    q.processAllAvailable()
except Exception as e:
    print(e.getCondition(), "|", str(e).split("terminated with exception: ")[-1].split("\n")[0])

# COMMAND ----------

# dynamic gap
g = F.session_window("ts", F.when(F.col("u") == "a", "5 minutes").otherwise("20 minutes"))
q = s.groupBy("u", g).agg(F.sum("p").alias("s")).writeStream.foreachBatch(show).start()
q.processAllAvailable()
stats(q)
q.stop()

# COMMAND ----------

# a session window and then a window over it
t = s.groupBy("u", w).agg(F.sum("p").alias("s")).groupBy(F.window("session_window", "1 hour")).agg(F.sum("s").alias("s"), F.count("*").alias("n"))
q = t.writeStream.foreachBatch(show).start()
q.processAllAvailable()
stats(q)
q.stop()

# COMMAND ----------

q = s.groupBy("u", w).agg(F.collect_list("p").alias("l"), F.max("ts"), F.avg("p"), F.first("p")).writeStream.outputMode("append").foreachBatch(show).start()
q.processAllAvailable()
q.stop()
