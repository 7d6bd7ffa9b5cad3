# Databricks notebook source
# MAGIC %md
# MAGIC # Structured Streaming over a folder of events
# MAGIC First as a batch, then as a stream.

# COMMAND ----------

# MAGIC %fs ls /databricks-datasets/structured-streaming/events/

# COMMAND ----------

from pyspark.sql.types import *
from pyspark.sql.functions import *
inputPath = "/databricks-datasets/structured-streaming/events/"
jsonSchema = StructType([StructField("time", TimestampType(), True), StructField("action", StringType(), True)])
staticInputDF = spark.read.schema(jsonSchema).json(inputPath)
print(staticInputDF.count(), staticInputDF.schema)
display(staticInputDF.orderBy("time", "action").limit(5))

# COMMAND ----------

staticCountsDF = (staticInputDF.groupBy(staticInputDF.action, window(staticInputDF.time, "1 hour")).count())
staticCountsDF.cache()
staticCountsDF.createOrReplaceTempView("static_counts")
staticCountsDF.printSchema()

# COMMAND ----------

# MAGIC %sql select action, sum(count) as total_count from static_counts group by action order by action

# COMMAND ----------

# MAGIC %sql
# MAGIC select action, date_format(window.end, "MMM-dd HH:mm") as time, count from static_counts order by time, action limit 20

# COMMAND ----------

streamingInputDF = spark.readStream.schema(jsonSchema).option("maxFilesPerTrigger", 5).json(inputPath)
streamingCountsDF = streamingInputDF.groupBy(streamingInputDF.action, window(streamingInputDF.time, "1 hour")).count()
print(streamingCountsDF.isStreaming, streamingInputDF)

# COMMAND ----------

spark.conf.set("spark.sql.shuffle.partitions", "2")
query = streamingCountsDF.writeStream.format("memory").queryName("counts").outputMode("complete").start()
print(query.name, query.isActive)

# COMMAND ----------

# MAGIC %sql
# MAGIC select action, sum(count) as total_count from counts group by action order by action

# COMMAND ----------

same = spark.table("counts").exceptAll(spark.table("static_counts")).count()
print(same, spark.table("counts").count() == staticCountsDF.count(), query.exception())
print([q.name for q in spark.streams.active], query.status["isDataAvailable"])
p = query.lastProgress
print(p["name"], p["numInputRows"], p["batchId"], p["sink"]["description"], p["sources"][0]["numInputRows"], sorted(p)[:4])
query.stop()
print(query.isActive, spark.streams.active)

# COMMAND ----------

q2 = (streamingInputDF.withWatermark("time", "10 minutes").groupBy(window("time", "1 day"), "action").count()
      .writeStream.format("memory").queryName("days").outputMode("append").trigger(availableNow=True).start())
q2.awaitTermination()
spark.table("days").select(date_format("window.start", "yyyy-MM-dd").alias("day"), "action", "count").orderBy("day", "action").show()

# COMMAND ----------

streamingInputDF.show()

# COMMAND ----------

streamingCountsDF.writeStream.format("memory").queryName("x").outputMode("append").start()
