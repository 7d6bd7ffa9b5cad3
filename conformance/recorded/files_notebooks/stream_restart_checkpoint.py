# Databricks notebook source
# A query that is stopped and started again goes on where it was
base = "/tmp/brook-stream_restart_checkpoint"
from pyspark.sql.functions import *
def drop(n, text):
    dbutils.fs.put(f"{base}/in/{n:02d}.csv", text, True)
drop(1, "a,1\nb,2\n")
drop(2, "a,3\n")
source = spark.readStream.schema("k STRING, v INT").csv(f"{base}/in")
counts = source.groupBy("k").agg(sum("v").alias("total"), count("*").alias("n"))
def start():
    return (counts.writeStream.format("console").outputMode("update").option("checkpointLocation", f"{base}/cp").start())
q = start()
q.processAllAvailable()
first_id, first_run = q.id, q.runId
q.stop()

# COMMAND ----------

drop(3, "c,100\n")
q = start()
q.processAllAvailable()
print(q.id == first_id, q.runId == first_run, q.lastProgress["batchId"])
q.stop()

# COMMAND ----------

q = start()
q.processAllAvailable()
drop(4, "c,1\n")
q.processAllAvailable()
q.stop()

# COMMAND ----------

import os
print(sorted(f for f in os.listdir(f"{base}/cp") if not f.startswith(".")), sorted(f for f in os.listdir(f"{base}/cp/offsets") if not f.startswith(".")), sorted(f for f in os.listdir(f"{base}/cp/commits") if not f.startswith(".")))
print(dbutils.fs.head(f"{base}/cp/commits/0"))
print(dbutils.fs.head(f"{base}/cp/offsets/1").split("\n")[0], dbutils.fs.head(f"{base}/cp/offsets/1").split("\n")[2])

# COMMAND ----------

q = counts.writeStream.format("memory").queryName("m").outputMode("complete").option("checkpointLocation", f"{base}/cp2").start()
q.processAllAvailable()
spark.table("m").orderBy("k").show()
q.stop()
drop(5, "a,1000\n")
q = counts.writeStream.format("memory").queryName("m").outputMode("complete").option("checkpointLocation", f"{base}/cp2").start()
q.processAllAvailable()
spark.table("m").orderBy("k").show()
q.stop()

# COMMAND ----------

counts.writeStream.format("memory").queryName("m").outputMode("append").start()

# COMMAND ----------

source.writeStream.format("memory").queryName("m").outputMode("complete").start()

# COMMAND ----------

source.writeStream.format("parquet").option("path", f"{base}/out").start()

# COMMAND ----------

source.writeStream.format("parquet").outputMode("update").option("path", f"{base}/out").option("checkpointLocation", f"{base}/cp3").start()

# COMMAND ----------

spark.readStream.csv(f"{base}/in")

# COMMAND ----------

spark.readStream.schema("k STRING, v INT").csv(f"{base}/nowhere")

# COMMAND ----------

source.writeStream.trigger(processingTime="often").format("noop").start()

# COMMAND ----------

source.writeStream.trigger(once=False).format("noop").start()

# COMMAND ----------

def each(row):
    pass
q = source.writeStream.foreach(each).trigger(once=True).start()
q.awaitTermination()
print(q.isActive, q.awaitTermination(1))
def fail(df, n):
    raise ValueError(f"batch {n} is bad")
q = source.writeStream.foreachBatch(fail).start()
try:
    q.processAllAvailable()
except Exception as e:
    print(type(e).__name__, "batch 0 is bad" in str(e))
print(q.isActive, type(q.exception()).__name__)
