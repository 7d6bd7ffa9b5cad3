# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-sliding_windows_late"
def put(n, *rows):
    dbutils.fs.put(f"{base}/in/{n}.csv", "".join(f"2024-03-10 {t},{k},{v}\n" for t, k, v in rows), True)
put(0, ("10:00:00", "a", 1.5), ("10:04:59.999999", "a", 2.5), ("10:05:00", "b", -1))
s = (spark.readStream.schema("at TIMESTAMP, k STRING, v DOUBLE").option("maxFilesPerTrigger", 1).csv(base + "/in"))
w = (s.withWatermark("at", "4 minutes").groupBy(F.window("at", "10 minutes", "4 minutes"), "k")
     .agg(F.count("*").alias("n"), F.sum("v").alias("v"), F.min("at").alias("first"), F.max_by("v", "at").alias("last_v")))
def show(df, i):
    rows = df.select("window.start", "window.end", "k", "n", "v", F.date_format("first", "HH:mm:ss.SSSSSS"), "last_v").orderBy("start", "k").collect()
    print("batch", i, len(rows))
    for r in rows:
        print("  ", r.start.strftime("%H:%M"), r.end.strftime("%H:%M"), *r[2:])
q = w.writeStream.foreachBatch(show).option("checkpointLocation", base + "/ck").start()

# COMMAND ----------

put(1, ("10:14:00", "a", 10))

# COMMAND ----------

# the watermark is at 10:10; some of the windows of 10:06 are closed and some are not
put(2, ("10:06:00", "b", 7), ("09:59:59", "c", 99), ("10:01:00", "a", 99))

# COMMAND ----------

put(3, ("10:30:00", None, 0), ("10:31:00", "", 1))

# COMMAND ----------

q.stop()
q = w.writeStream.foreachBatch(show).option("checkpointLocation", base + "/ck").start()
q.processAllAvailable()
put(4, ("10:44:00.5", "z", 1))

# COMMAND ----------

print(q.lastProgress["eventTime"], q.lastProgress["stateOperators"][0]["numRowsTotal"])
q.stop()

# COMMAND ----------

# update mode: every group that a row touches
q = w.writeStream.outputMode("update").foreachBatch(show).start()
q.processAllAvailable()
print([(p["batchId"], p["numInputRows"], p["eventTime"]["watermark"][11:19], p["stateOperators"][0]["numRowsUpdated"] // 2, p["stateOperators"][0]["numRowsRemoved"] // 2, p["stateOperators"][0]["numRowsDroppedByWatermark"] // 2) for p in q.recentProgress])
q.stop()

# COMMAND ----------

# dates, NTZ times and a window larger than a day
d = s.selectExpr("CAST(at AS TIMESTAMP_NTZ) AS at", "k")
q = (d.withWatermark("at", "0 seconds").groupBy(F.window("at", "1 day")).count().writeStream.format("memory").queryName("ntz").outputMode("complete").start())
q.processAllAvailable()
q.stop()
spark.table("ntz").printSchema()
display(spark.table("ntz").orderBy("window"))
