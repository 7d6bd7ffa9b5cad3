# Databricks notebook source
# MAGIC %md
# MAGIC # Counting events while they arrive
# MAGIC Fifty files of door events lie in a folder. We treat them as a stream that brings one file at a time, and keep a table up to date that says how often doors
# MAGIC were opened and closed in every hour. The table can be asked while it moves.

# COMMAND ----------

from pyspark import SparkContext
from pyspark.streaming import StreamingContext
from pyspark.sql.types import *
from pyspark.sql.functions import *

# COMMAND ----------

# MAGIC %md
# MAGIC ## The data
# MAGIC `%fs` looks at files. Every line of a file is one event: when it happened, in seconds since 1970, and what happened.

# COMMAND ----------

# MAGIC %fs ls /databricks-datasets/structured-streaming/events/

# COMMAND ----------

# MAGIC %fs head /databricks-datasets/structured-streaming/events/file-0.json

# COMMAND ----------

# MAGIC %md
# MAGIC ## The query
# MAGIC A stream needs its schema up front, since the files that will come cannot be looked at yet. `maxFilesPerTrigger` makes every file a batch of its own.
# MAGIC Grouping by `window(time, "1 hour")` puts each event into its hour. Nothing runs yet: this only describes the result.

# COMMAND ----------

inputPath = "/databricks-datasets/structured-streaming/events/"

# Define the schema to speed up processing
jsonSchema = StructType([ StructField("time", TimestampType(), True), StructField("action", StringType(), True) ])

streamingInputDF = (
  spark
    .readStream
    .schema(jsonSchema)               # Set the schema of the JSON data
    .option("maxFilesPerTrigger", 1)  # Treat a sequence of files as stream of one at a time
    .json(inputPath)
)

streamingCountsDF = (
  streamingInputDF
    .groupBy(
      streamingInputDF.action,
      window(streamingInputDF.time, "1 hour"))
    .count()
)

# COMMAND ----------

# MAGIC %md
# MAGIC ## Running in the background
# MAGIC `start()` returns at once. From here on the query reads file after file and publishes all counts (`complete`) as the table `counts`.

# COMMAND ----------

query = (
  streamingCountsDF
    .writeStream
    .format("memory")        # memory = store in-memory table (for testing only)
    .queryName("counts")     # counts = name of the in-memory table
    .outputMode("complete")  # complete = all the counts should be in the table
    .start()
)

# COMMAND ----------

# MAGIC %md
# MAGIC ## Asking the table
# MAGIC The table is an ordinary one. Ask again and the counts have grown, until all files are in.

# COMMAND ----------

# MAGIC %sql 
# MAGIC SELECT 
# MAGIC  action
# MAGIC ,date_format(window.end, "MMM-dd HH:mm") as time
# MAGIC ,count 
# MAGIC FROM counts 
# MAGIC ORDER BY time, action

# COMMAND ----------

query.stop()
