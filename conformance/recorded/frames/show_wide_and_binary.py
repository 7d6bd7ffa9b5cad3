# Databricks notebook source
from pyspark.sql import functions as F
df = spark.createDataFrame([(1, "日本語テキスト", bytearray(b"\x01\xffA"), "a" * 30), (22, "é combining e\u0301", b"", "\t tab\n"), (None, "👍🏽 ok", None, None)], "id int, s string, b binary, long string")
df.show()
df.show(2)
df.show(truncate=False)
df.show(truncate=5)
df.show(5, 3, True)
df.show(n=1, truncate=10, vertical=True)
df.show(vertical=True, truncate=False)
df.show(0)
df.show(-1)
df.show(3, False)

# COMMAND ----------
df.show(True)

# COMMAND ----------
df.show(1.5)

# COMMAND ----------
df.show(1, "x")

# COMMAND ----------
df.show(1, 1, 1)

# COMMAND ----------
df.limit(0).show()
df.limit(0).show(vertical=True)
spark.range(3).select(F.lit("abc").alias("x" * 40), F.array(F.lit(b"ab"), F.lit(None)).alias("l"), F.struct(F.lit(b"z"), F.lit(1.5)).alias("t"), F.create_map(F.lit("k"), F.lit(b"v")).alias("m")).show(2)

# COMMAND ----------
print(df.collect())
print(df.first().b, type(df.first().b).__name__)

# COMMAND ----------
print(df.limit(1).collect(), df.offset(1).count(), df.limit(5).offset(2).collect(), df.head(0), df.take(0), df.tail(0), df.tail(2), df.limit(0).first(), df.limit(0).head())

# COMMAND ----------
df.limit(-1).show()

# COMMAND ----------
df.offset(-1).show()

# COMMAND ----------
df.head(-1)

# COMMAND ----------
df.tail(-1)

# COMMAND ----------
df.take("a")

# COMMAND ----------
d = df.cache()
print(d.is_cached, d.storageLevel, df.storageLevel)
d.unpersist()
from pyspark import StorageLevel
print(d.is_cached, d.storageLevel, StorageLevel.MEMORY_AND_DISK, repr(StorageLevel.DISK_ONLY), StorageLevel.MEMORY_ONLY_2, StorageLevel.OFF_HEAP, StorageLevel.MEMORY_AND_DISK_DESER)
e = df.select("id").persist(StorageLevel.DISK_ONLY)
print(e.storageLevel, e.count())
e.unpersist(True)
print(e.storageLevel.useDisk, StorageLevel.DISK_ONLY == StorageLevel(True, False, False, False), str(StorageLevel.NONE))

# COMMAND ----------
e.persist("x")

# COMMAND ----------
df.sort(F.desc("id")).select("id").show()
df.sort("id", ascending=False).select("id").show()
df.orderBy(["id", "s"], ascending=[0, 1]).select("id").show()
df.sort(df.id.asc_nulls_last()).select("id").show()
df.orderBy("s").select("s").show()

# COMMAND ----------
df.sort()

# COMMAND ----------
df.sort("id", ascending="x")

# COMMAND ----------
df.sort("nope")

# COMMAND ----------
df.sort(["id", "s"], ascending=[True]).show()
