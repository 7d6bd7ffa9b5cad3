# Databricks notebook source
# MAGIC %md
# MAGIC # From JSON to Parquet, exactly once
# MAGIC A common job: files drop into a folder, and every row of them must reach a table once, whatever happens in
# MAGIC between. A query with a *checkpoint* remembers which files it has read. It can be stopped, or the machine can
# MAGIC fail, and the next start goes on where the last one was.

# COMMAND ----------

from pyspark.sql import functions as F

dbutils.fs.rm("/tour/orders", True)

def arrive(name, *orders):
    lines = ['{"id": %d, "city": "%s", "amount": %.2f}' % o for o in orders]
    with open("/dbfs/tour/orders/in/" + name, "w") as f:
        f.write("\n".join(lines) + "\n")

dbutils.fs.mkdirs("/tour/orders/in")
arrive("monday.json", (1, "Oslo", 12.5), (2, "Rome", 30), (3, "Oslo", 7.25))

# COMMAND ----------

# MAGIC %md
# MAGIC ## The query
# MAGIC `checkpointLocation` is where the query keeps its notes. `availableNow` reads all that is there, in batches of
# MAGIC at most `maxFilesPerTrigger` files, and ends: a stream that is run like a job, from a scheduler for instance.

# COMMAND ----------

def load():
    query = (
      spark
        .readStream
        .schema("id INT, city STRING, amount DOUBLE")
        .option("maxFilesPerTrigger", 1)
        .json("/tour/orders/in")
        .withColumn("big", F.col("amount") >= 10)
        .writeStream
        .format("parquet")
        .option("checkpointLocation", "/tour/orders/checkpoint")
        .partitionBy("city")
        .trigger(availableNow=True)
        .start("/tour/orders/table")
    )
    query.awaitTermination()
    print("rows read:", sum(p["numInputRows"] for p in query.recentProgress))

load()

# COMMAND ----------

spark.read.parquet("/tour/orders/table").orderBy("id").show()

# COMMAND ----------

# MAGIC %md
# MAGIC ## Again
# MAGIC Nothing new has come, and so nothing is read. Then two files arrive, and they alone are.

# COMMAND ----------

load()

# COMMAND ----------

arrive("tuesday.json", (4, "Rome", 99.9))
arrive("wednesday.json", (5, "Oslo", 3), (6, "Bern", 41))
load()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT city, count(*) AS orders, round(sum(amount), 2) AS total, count_if(big) AS big
# MAGIC FROM parquet.`/tour/orders/table`
# MAGIC GROUP BY city
# MAGIC ORDER BY city

# COMMAND ----------

# MAGIC %md
# MAGIC ## What is on the disk
# MAGIC One folder per city, and `_spark_metadata`, which says which files belong to the table: a batch that was
# MAGIC interrupted leaves files behind that are in no list, and readers pass over them. The layout is Spark's own.

# COMMAND ----------

for entry in dbutils.fs.ls("/tour/orders/table"):
    print(entry.name)
