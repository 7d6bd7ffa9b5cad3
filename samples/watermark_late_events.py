# Databricks notebook source
# MAGIC %md
# MAGIC # Late events and the watermark
# MAGIC Events reach us out of order: a phone without a network sends what happened an hour ago. A query that counts
# MAGIC per ten minutes cannot wait for ever, nor remember every window for ever. A *watermark* says how late is too
# MAGIC late. This tour writes three small files, one after the other, and looks at what each of them does.

# COMMAND ----------

from pyspark.sql import functions as F

dbutils.fs.rm("/tour/readings", True)
dbutils.fs.mkdirs("/tour/readings")

def arrive(name, *events):
    lines = ['{"at": "2024-05-01T%s:00Z", "sensor": "%s"}' % e for e in events]
    with open("/dbfs/tour/readings/" + name, "w") as f:
        f.write("\n".join(lines) + "\n")

# COMMAND ----------

# MAGIC %md
# MAGIC ## The query
# MAGIC `withWatermark("at", "15 minutes")` promises that no event is more than 15 minutes behind the newest one. In
# MAGIC `append` mode every window comes out once, when it is finished: when the watermark has passed its end.

# COMMAND ----------

readings = spark.readStream.schema("at TIMESTAMP, sensor STRING").json("/tour/readings")

perWindow = (
  readings
    .withWatermark("at", "15 minutes")
    .groupBy(F.window("at", "10 minutes"), "sensor")
    .count()
)

query = (
  perWindow
    .select("window.start", "window.end", "sensor", "count")
    .writeStream
    .format("memory")
    .queryName("finished")
    .outputMode("append")
    .start()
)

# COMMAND ----------

# MAGIC %md
# MAGIC ## On time
# MAGIC Three events between 10:00 and 10:10. Their window ends at 10:10, the newest event is from 10:08, and so the
# MAGIC watermark is 09:53: nothing is finished yet, and the table is empty. `%why finished` says just that.

# COMMAND ----------

arrive("1.json", ("10:02", "door"), ("10:04", "door"), ("10:08", "gate"))

# COMMAND ----------

query.processAllAvailable()
spark.table("finished").orderBy("start", "sensor").show()

# COMMAND ----------

# MAGIC %md
# MAGIC ## Time moves on
# MAGIC An event from 10:30 moves the watermark to 10:15. The window that ended at 10:10 is finished, and comes out. An
# MAGIC event from 10:09 comes along with it, in the same file: it is late, but not too late, and still counts.

# COMMAND ----------

arrive("2.json", ("10:09", "door"), ("10:30", "gate"))

# COMMAND ----------

query.processAllAvailable()
spark.table("finished").orderBy("start", "sensor").show()

# COMMAND ----------

# MAGIC %md
# MAGIC ## Too late
# MAGIC Now an event from 10:05 arrives. Its window is gone, and the event is dropped without a word. The progress of
# MAGIC the query counts such rows, and `%why` tells of them.

# COMMAND ----------

arrive("3.json", ("10:05", "door"), ("10:31", "gate"))

# COMMAND ----------

query.processAllAvailable()
spark.table("finished").orderBy("start", "sensor").show()
print("dropped:", sum(s["numRowsDroppedByWatermark"] for p in query.recentProgress for s in p["stateOperators"]))

# COMMAND ----------

# MAGIC %md
# MAGIC Try it: go back with `b`, edit the watermark with `e`, and see when the windows come out.

# COMMAND ----------

query.stop()
