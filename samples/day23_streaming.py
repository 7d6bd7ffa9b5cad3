# Databricks notebook source
# MAGIC %md
# MAGIC # Counting events while they arrive
# MAGIC Fifty files of events lie in a folder: something was opened, something was closed. We treat them as a stream that
# MAGIC brings one file at a time, and keep a table up to date that says how often that happened in every hour. The table can
# MAGIC be asked while it moves.
# MAGIC
# MAGIC Enter runs the cell below. The first one brings the names that the others use.

# COMMAND ----------

from pyspark import SparkContext
from pyspark.streaming import StreamingContext
from pyspark.sql.types import *
from pyspark.sql.functions import *

# COMMAND ----------

# MAGIC %md
# MAGIC ## 1. Look at the data
# MAGIC `%fs` looks at files. Spark paths, `%fs` and Python's `open` all see the same folder on this machine, which is called
# MAGIC the root (`--dbfs` names another).

# COMMAND ----------

# MAGIC %fs ls /databricks-datasets/structured-streaming/events/

# COMMAND ----------

# MAGIC %md
# MAGIC Every line of a file is one event in JSON: *when* it happened, in seconds since 1970, and *what* happened.

# COMMAND ----------

# MAGIC %fs head /databricks-datasets/structured-streaming/events/file-0.json

# COMMAND ----------

# MAGIC %md
# MAGIC ## 2. Describe the result
# MAGIC A stream needs its **schema** up front, since the files that will come cannot be looked at yet. The seconds become a
# MAGIC `TimestampType`. `maxFilesPerTrigger` makes every file a batch of its own, as if they arrived one by one.
# MAGIC
# MAGIC Grouping by `window(time, "1 hour")` puts each event into its hour. Nothing runs yet: a streaming frame only says
# MAGIC what is to be computed, as any frame does.

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
# MAGIC ## 3. Start it in the background
# MAGIC `start()` returns at once, and the query reads file after file from here on. Where its rows go is the **sink**: here a
# MAGIC table in memory that is called `counts`. What goes there is the **output mode**:
# MAGIC * `complete` - all groups, after every batch. The table is always the whole truth.
# MAGIC * `update` - only the groups that have changed.
# MAGIC * `append` - only groups that will not change any more, which needs a watermark (`brook tour watermark_late_events`).
# MAGIC
# MAGIC All fifty files are read in a blink. To watch them come in, edit the cell with `e` and put
# MAGIC `.trigger(processingTime="1 second")` in front of `.start()`: a file a second.

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
# MAGIC ## 4. Watch it grow
# MAGIC The table is an ordinary one, and so are the questions. Run the cell, go back with `b` and run it again: as long as
# MAGIC files are coming in, the counts differ. A query that is asked twice never sees half a batch.
# MAGIC
# MAGIC Ctrl-T shows the running queries at any time, as the cell `%queries` does: which batch, how many rows a second. If a
# MAGIC table stays empty, `%why counts` says what its query waits for.

# COMMAND ----------

# MAGIC %sql 
# MAGIC SELECT 
# MAGIC  action
# MAGIC ,date_format(window.end, "MMM-dd HH:mm") as time
# MAGIC ,count 
# MAGIC FROM counts 
# MAGIC ORDER BY time, action

# COMMAND ----------

# MAGIC %md
# MAGIC ## 5. Stop
# MAGIC A query runs until it is stopped, or until the session ends. Before that you may want to bring one more file, and ask
# MAGIC again: it is counted within a moment. Edit the cell below with `e` and make it
# MAGIC `%fs cp /databricks-datasets/structured-streaming/events/file-0.json /databricks-datasets/structured-streaming/events/file-50.json`

# COMMAND ----------

query.stop()
