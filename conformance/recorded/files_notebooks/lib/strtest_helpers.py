# Databricks notebook source
# MAGIC %md
# MAGIC Helpers

# COMMAND ----------

GREETING = "hello from the helper"
try:
    counter["runs"] += 1
except NameError:
    counter = {"runs": 1}

def triple(n):
    return 3 * n

def frame_of(*names):
    return spark.createDataFrame([(n, i) for i, n in enumerate(names)], ["name", "n"])

# COMMAND ----------

frame_of("p", "q", "r").createOrReplaceTempView("helper_view")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) AS helpers FROM helper_view
