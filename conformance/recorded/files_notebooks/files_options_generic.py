# Databricks notebook source
# Generic file source options, as the guide shows them
import os, time
base = "/tmp/brook-files_options_generic"
for name, text in {"dir1/file1.txt": "one", "dir1/dir2/file2.txt": "two", "dir1/file3.json": '{"v":"three"}', "dir1/.hidden.txt": "h", "dir1/_skip.txt": "s", "dir1/p=1/file4.txt": "four"}.items():
    dbutils.fs.put(f"{base}/{name}", text, True)

# COMMAND ----------

spark.read.option("recursiveFileLookup", "true").text(f"{base}/dir1").orderBy("value").show()
spark.read.option("recursiveFileLookup", "true").option("pathGlobFilter", "*.txt").text(f"{base}/dir1").orderBy("value").show()
spark.read.load(f"{base}/dir1", format="text", pathGlobFilter="*.json").show(truncate=False)
spark.read.text(f"{base}/dir1/dir2").show()
spark.read.option("pathGlobFilter", "file[12].txt").option("recursiveFileLookup", True).text(f"{base}/dir1").orderBy("value").show()
spark.read.option("pathGlobFilter", "*.csv").text(f"{base}/dir1").show()

# COMMAND ----------

old = time.mktime((2020, 7, 1, 12, 0, 0, 0, 0, 0))
os.utime(f"{base}/dir1/file1.txt", (old, old))
spark.read.load(f"{base}/dir1", format="text", recursiveFileLookup=True, pathGlobFilter="*.txt", modifiedBefore="2050-07-01T08:30:00").orderBy("value").show()
spark.read.load(f"{base}/dir1", format="text", recursiveFileLookup=True, modifiedBefore="2020-12-01T08:30:00").show()
spark.read.load(f"{base}/dir1", format="text", recursiveFileLookup=True, modifiedAfter="2020-07-01T12:00:01").orderBy("value").show(truncate=False)
spark.read.load(f"{base}/dir1", format="text", modifiedAfter="2050-06-01T08:30:00").show()

# COMMAND ----------

spark.read.option("modifiedBefore", "yesterday").text(f"{base}/dir1").show()

# COMMAND ----------

spark.read.option("modifiedBefore", "2050-07-01T08:30:00").option("modifiedAfter", "2050-08-01T08:30:00").text(f"{base}/dir1").show()

# COMMAND ----------

from pyspark.sql.functions import *
df = spark.read.text(f"{base}/dir1", recursiveFileLookup=True).select("value", "_metadata.file_name", "_metadata.file_size", regexp_replace("_metadata.file_path", "^.*files_options_generic", "").alias("path"))
df.orderBy("value").show(truncate=False)
spark.read.text(f"{base}/dir1", wholetext=True).select("*", "_metadata").printSchema()
spark.read.text(f"{base}/dir1/dir2").select(col("_metadata.file_block_start"), col("_metadata.file_block_length"), year("_metadata.file_modification_time") > 2000).show()

# COMMAND ----------

spark.read.text(f"{base}/dir1", recursiveFileLookup=True).withColumn("f", input_file_name()).select("value", substring_index("f", "/", -1).alias("name")).orderBy("name").show()
spark.range(1).select(input_file_name(), input_file_block_start(), input_file_block_length()).show()

# COMMAND ----------

dbutils.fs.mkdirs(f"{base}/parq")
spark.range(3).coalesce(1).write.mode("overwrite").parquet(f"{base}/parq")
dbutils.fs.put(f"{base}/parq/broken.parquet", "garbage", True)
print(spark.read.schema("id long").option("ignoreCorruptFiles", "true").parquet(f"{base}/parq").count())
spark.conf.set("spark.sql.files.ignoreCorruptFiles", "true")
print(spark.read.schema("id long").parquet(f"{base}/parq").count(), spark.conf.get("spark.sql.files.ignoreCorruptFiles"))
spark.conf.set("spark.sql.files.ignoreCorruptFiles", "false")

# COMMAND ----------

spark.read.schema("id long").parquet(f"{base}/parq").collect()

# COMMAND ----------

gone = spark.read.text(f"{base}/dir1/file1.txt")
dbutils.fs.rm(f"{base}/dir1/file1.txt")
try:
    gone.show()
except Exception as e:
    print(type(e).__name__, e.getCondition())
spark.conf.set("spark.sql.files.ignoreMissingFiles", True)
gone.show()
spark.conf.unset("spark.sql.files.ignoreMissingFiles")

# COMMAND ----------

spark.read.option("badRecordsPath", f"{base}/bad").json(f"{base}/dir1/file3.json").show()

# COMMAND ----------

spark.read.format("nosuchformat").load(f"{base}/dir1")

# COMMAND ----------

spark.read.load()

# COMMAND ----------

spark.range(4).write.option("maxRecordsPerFile", 2).mode("overwrite").csv(f"{base}/many")
print(spark.read.csv(f"{base}/many").count())
spark.range(2).write.mode("overwrite").save(f"{base}/default")
print(spark.read.load(f"{base}/default").dtypes, spark.conf.get("spark.sql.sources.default"))
