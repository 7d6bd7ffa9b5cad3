# Databricks notebook source
# MAGIC %md
# MAGIC # Files, step by step, with availableNow
# MAGIC Landing folder → bronze (parquet) → silver (foreachBatch upsert) → gold (memory table).

# COMMAND ----------

from pyspark.sql import functions as F, Window
import json
base = "/tmp/brook-stream_bronze_to_gold"
landing, bronze, silver, ckpt = (f"{base}/{d}" for d in ("landing", "bronze", "silver", "checkpoints"))
def land(name, *rows):
    dbutils.fs.put(f"{landing}/{name}.json", "\n".join(json.dumps(r) for r in rows) + "\n", True)
land("e1", {"id": 1, "status": "new", "ts": "2024-05-01T08:00:00Z", "amount": 10.0}, {"id": 2, "status": "new", "ts": "2024-05-01T08:05:00Z", "amount": 5.5})

# COMMAND ----------

schema = "id LONG, status STRING, ts TIMESTAMP, amount DOUBLE"
def run_bronze():
    q = (spark.readStream.schema(schema).json(landing)
         .withColumn("file", F.col("_metadata.file_name"))
         .writeStream.format("parquet").option("path", bronze).option("checkpointLocation", f"{ckpt}/bronze")
         .outputMode("append").trigger(availableNow=True).start())
    q.awaitTermination()
    return q
q = run_bronze()
print(q.isActive, q.exception(), q.lastProgress["numInputRows"], q.lastProgress["sources"][0]["numInputRows"])
spark.read.parquet(bronze).orderBy("id").show(truncate=False)

# COMMAND ----------

def upsert(batch, batch_id):
    print(f"batch {batch_id}: {batch.count()} rows, streaming: {batch.isStreaming}")
    try:
        old = spark.read.parquet(silver)
        merged = old.unionByName(batch.drop("file"))
    except Exception as e:
        print("first time:", e.getCondition())
        merged = batch.drop("file")
    w = Window.partitionBy("id").orderBy(F.desc("ts"))
    latest = merged.withColumn("rn", F.row_number().over(w)).where("rn = 1").drop("rn")
    latest.write.mode("overwrite").parquet(silver + "_tmp")
    spark.read.parquet(silver + "_tmp").write.mode("overwrite").parquet(silver)
def run_silver():
    q = (spark.readStream.schema(schema + ", file STRING").parquet(bronze)
         .writeStream.foreachBatch(upsert).option("checkpointLocation", f"{ckpt}/silver").trigger(availableNow=True).start())
    q.awaitTermination()
    return q
run_silver()
spark.read.parquet(silver).orderBy("id").show()

# COMMAND ----------

land("e2", {"id": 2, "status": "paid", "ts": "2024-05-01T09:00:00Z", "amount": 5.5}, {"id": 3, "status": "new", "ts": "2024-05-01T09:01:00Z", "amount": 7.25})
land("e3", {"id": 1, "status": "late", "ts": "2024-05-01T07:00:00Z", "amount": 0.0})
run_bronze()
print(spark.read.parquet(bronze).count())
q = run_silver()
print(q.lastProgress["batchId"], [p["batchId"] for p in q.recentProgress])
spark.read.parquet(silver).orderBy("id").show()

# COMMAND ----------

run_bronze()
run_silver()
print(spark.read.parquet(bronze).count(), spark.read.parquet(silver).count())

# COMMAND ----------

gold = (spark.readStream.schema(schema).json(landing).withWatermark("ts", "1 hour")
        .groupBy(F.window("ts", "30 minutes"), "status").agg(F.count("*").alias("n"), F.sum("amount").alias("amount"))
        .writeStream.format("memory").queryName("gold").outputMode("complete").start())
gold.processAllAvailable()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_format(window.start, 'HH:mm') AS from, status, n, amount FROM gold ORDER BY window.start, status

# COMMAND ----------

land("e4", {"id": 4, "status": "new", "ts": "2024-05-01T09:05:00Z", "amount": 1.0})

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT status, sum(n) AS n, sum(amount) AS amount FROM gold GROUP BY status ORDER BY status

# COMMAND ----------

print(gold.lastProgress["eventTime"]["max"], gold.lastProgress["stateOperators"][0]["numRowsTotal"])
gold.stop()
for q in spark.streams.active:
    q.stop()
print(len(spark.streams.active), sorted(f.name for f in dbutils.fs.ls(f"{ckpt}/bronze")))

# COMMAND ----------

# a stream into a table
t = (spark.readStream.schema(schema).option("maxFilesPerTrigger", 1).json(landing).select("id", "status", F.upper("status").alias("loud"))
     .writeStream.option("checkpointLocation", f"{ckpt}/table").trigger(availableNow=True).toTable("events_table"))
t.awaitTermination()
print(spark.table("events_table").count(), [p["numInputRows"] for p in t.recentProgress])
spark.table("events_table").groupBy("loud").count().orderBy("loud").show()
