# Databricks notebook source
import glob, os
from pyspark.sql import functions as F, Row
base = "/tmp/brook-parquet_tour"
squares = spark.createDataFrame([Row(single=i, double=i ** 2) for i in range(1, 6)])
squares.write.parquet(f"{base}/test_table/key=1")
cubes = spark.createDataFrame([Row(single=i, triple=i ** 3) for i in range(6, 11)])
cubes.write.parquet(f"{base}/test_table/key=2")
merged = spark.read.option("mergeSchema", "true").parquet(f"{base}/test_table")
merged.printSchema()
merged.orderBy("single").show()
spark.read.option("mergeSchema", "true").parquet(f"{base}/test_table/key=1", f"{base}/test_table/key=2").orderBy("single").show(3)

# COMMAND ----------

spark.conf.set("spark.sql.parquet.mergeSchema", "true")
print(sorted(spark.read.parquet(f"{base}/test_table").columns))
spark.conf.unset("spark.sql.parquet.mergeSchema")

# COMMAND ----------

for codec in ["none", "snappy", "gzip", "zstd", "uncompressed"]:
    try:
        squares.coalesce(1).write.mode("overwrite").option("compression", codec).parquet(f"{base}/c")
        print(codec, [os.path.basename(f).split(".", 1)[1] for f in glob.glob(f"{base}/c/part-*")], spark.read.parquet(f"{base}/c").count())
    except Exception as e:
        print(codec, type(e).__name__)

# COMMAND ----------

squares.write.option("compression", "brotlix").parquet(f"{base}/d")

# COMMAND ----------

nested = spark.createDataFrame([
    (1, [("a", 1), ("b", 2)], {"x": [1.0, 2.0]}, Row(p="q", r=Row(deep=True))),
    (2, [], {}, None),
    (3, None, None, Row(p=None, r=None)),
], "id long, items array<struct<name:string,n:int>>, props map<string,array<double>>, info struct<p:string,r:struct<deep:boolean>>")
nested.write.mode("overwrite").parquet(f"{base}/nested")
back = spark.read.parquet(f"{base}/nested")
back.printSchema()
back.orderBy("id").show(truncate=False)
back.select("id", "items.name", F.col("props")["x"][0].alias("x0"), "info.r.deep").orderBy("id").show()
print(back.schema == nested.schema, back.orderBy("id").collect() == nested.orderBy("id").collect())

# COMMAND ----------

# columns that the files lack are null, and names match without regard to case
spark.read.schema("SINGLE long, missing string").parquet(f"{base}/test_table/key=1").orderBy("single").show(2)
spark.read.schema("single string").parquet(f"{base}/test_table/key=1").show()

# COMMAND ----------

df = spark.range(100).withColumn("bucket", F.col("id") % 4).withColumn("name", F.concat(F.lit("n"), F.col("id")))
df.write.partitionBy("bucket").mode("overwrite").parquet(f"{base}/buckets")
print(sorted(f for f in os.listdir(f"{base}/buckets") if not f.startswith(".")))
part = spark.read.parquet(f"{base}/buckets")
print(part.columns, part.where("bucket = 2").count(), part.where(F.col("bucket").isin(1, 3)).agg(F.sum("id")).first()[0])
print(spark.read.parquet(f"{base}/buckets/bucket=2").columns)
print(spark.read.option("basePath", f"{base}/buckets").parquet(f"{base}/buckets/bucket=2").columns)
part.groupBy("bucket").agg(F.count("*").alias("n"), F.max("name").alias("last")).orderBy("bucket").show()

# COMMAND ----------

df.createOrReplaceTempView("parquetFile")
spark.sql("SELECT name FROM parquetFile WHERE id >= 13 AND id <= 15 ORDER BY id").show()
spark.sql(f"SELECT count(*) AS n, sum(bucket) FROM parquet.`{base}/buckets`").show()

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY VIEW pview USING org.apache.spark.sql.parquet OPTIONS (path "/tmp/brook-parquet_tour/buckets");
# MAGIC SELECT bucket, min(id), max(id) FROM pview GROUP BY bucket ORDER BY bucket

# COMMAND ----------

dbutils.fs.put(f"{base}/notparquet/x.parquet", "this is not parquet", True)
spark.read.parquet(f"{base}/notparquet")

# COMMAND ----------

dbutils.fs.mkdirs(f"{base}/emptydir")
spark.read.parquet(f"{base}/emptydir")

# COMMAND ----------

df.withColumnRenamed("name", "a b").limit(1).write.mode("overwrite").parquet(f"{base}/names")
spark.read.parquet(f"{base}/names").printSchema()
df.select("id", F.col("id").alias("ID")).write.parquet(f"{base}/dup")
