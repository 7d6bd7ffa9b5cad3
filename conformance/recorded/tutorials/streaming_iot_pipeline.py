# Databricks notebook source
# MAGIC %md
# MAGIC # A pipeline that is run step by step
# MAGIC Readings arrive as files. We keep the latest state by device, hourly windows, and alarms.

# COMMAND ----------

import json
from pyspark.sql import functions as F, Window as W
from pyspark.sql.types import StructType, StructField, StringType, DoubleType, TimestampType
base = "/tmp/brook-streaming_iot_pipeline"
schema = StructType([StructField("device", StringType()), StructField("temp", DoubleType()), StructField("ts", TimestampType())])
def arrive(name, readings):
    dbutils.fs.put(f"{base}/in/{name}.json", "\n".join(json.dumps({"device": d, "temp": t, "ts": f"2024-06-01T{ts}Z"}) for d, t, ts in readings) + "\n", True)
arrive("01", [("a", 20.5, "10:00:00"), ("b", 31.0, "10:05:00"), ("a", 21.5, "10:40:00")])
stream = spark.readStream.schema(schema).option("maxFilesPerTrigger", 1).json(f"{base}/in")
print(stream.isStreaming, stream.columns)

# COMMAND ----------

seen = []
def by_batch(df, batch_id):
    df.persist()
    seen.append((batch_id, df.count(), df.agg(F.max("temp")).first()[0]))
    df.where("temp > 30").select("device", "temp").withColumn("batch", F.lit(batch_id)).write.mode("append").json(f"{base}/alarms")
    df.createOrReplaceTempView("batch_view")
    df.sparkSession.sql("SELECT device, avg(temp) AS t FROM batch_view GROUP BY device ORDER BY device").show()
    df.unpersist()
alarms = stream.writeStream.queryName("alarms").foreachBatch(by_batch).option("checkpointLocation", f"{base}/cp/alarms").start()
alarms.processAllAvailable()
print(seen, alarms.name)

# COMMAND ----------

windows = (stream.withWatermark("ts", "30 minutes").groupBy(F.window("ts", "1 hour"), "device").agg(F.avg("temp").alias("avg"), F.count("*").alias("n"))
           .select("device", F.col("window.start").alias("from"), F.round("avg", 2).alias("avg"), "n")
           .writeStream.format("memory").queryName("hourly").outputMode("append").start())
latest = (stream.groupBy("device").agg(F.max_by("temp", "ts").alias("temp"), F.max("ts").alias("at"))
          .writeStream.format("memory").queryName("latest").outputMode("complete").start())
print(sorted(q.name for q in spark.streams.active))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM latest ORDER BY device

# COMMAND ----------

arrive("02", [("b", 29.0, "11:20:00"), ("c", 35.5, "11:25:00")])
arrive("03", [("a", 19.0, "12:45:00"), ("b", 28.0, "10:10:00")])

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM hourly ORDER BY from, device

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT device, temp, at, temp > 30 AS alarm FROM latest ORDER BY device

# COMMAND ----------

print([s[:2] for s in seen])
spark.read.json(f"{base}/alarms").orderBy("batch").show()
total = spark.read.schema(schema).json(f"{base}/in")
print(total.count(), total.where("temp > 30").count())

# COMMAND ----------

arrive("04", [("d", 1.0, "09:00:00"), ("d", 2.0, "14:00:00")])

# COMMAND ----------

spark.table("hourly").orderBy("from", "device").show(truncate=False)
spark.table("latest").orderBy("device").show(truncate=False)
p = windows.lastProgress
print(p.eventTime["watermark"], p.stateOperators[0].numRowsTotal, p.batchId > 3, p.sink.description)
print(json.loads(p.json)["name"], windows.status["message"] != "")

# COMMAND ----------

for q in spark.streams.active:
    q.stop()
print(len(spark.streams.active), alarms.isActive, windows.exception())
spark.table("latest").count()
arrive("05", [("z", 0.0, "15:00:00")])
again = stream.writeStream.queryName("alarms").foreachBatch(by_batch).option("checkpointLocation", f"{base}/cp/alarms").trigger(availableNow=True).start()
again.awaitTermination()
print(seen[-1])

# COMMAND ----------

joined = stream.join(spark.createDataFrame([("a", "attic"), ("c", "cellar")], ["device", "room"]), "device")
q = joined.groupBy("room").count().writeStream.format("memory").queryName("rooms").outputMode("complete").trigger(availableNow=True).start()
q.awaitTermination()
spark.sql("SELECT * FROM rooms ORDER BY room").show()
w = stream.withWatermark("ts", "1 hour").dropDuplicates(["device", "ts"]).writeStream.format("parquet").option("path", f"{base}/dedup").option("checkpointLocation", f"{base}/cp/dedup").trigger(availableNow=True).start()
w.awaitTermination()
spark.read.parquet(f"{base}/dedup").groupBy("device").count().orderBy("device").show()

# COMMAND ----------

stream.orderBy("ts").writeStream.format("memory").queryName("sorted").start()

# COMMAND ----------

stream.select(F.row_number().over(W.orderBy("ts"))).writeStream.format("memory").queryName("ranked").start()

# COMMAND ----------

stream.groupBy("device").count().writeStream.format("parquet").option("path", f"{base}/x").option("checkpointLocation", f"{base}/cp/x").outputMode("complete").start()

# COMMAND ----------

stream.count()
