# Databricks notebook source
from pyspark.sql import functions as F
from datetime import date, datetime
from decimal import Decimal
df = spark.createDataFrame([(1, 2, 3, 4, 1.5, 2.5, True, "x", bytearray(b"ab"), date(2024, 2, 29), datetime(2024, 2, 29, 1, 2, 3), Decimal("1.25"), Decimal("12345678901234567890.12"), [1, None], {"a": 1}, (1, "z")), (None,) * 16], "b byte, h short, i int, l long, f float, d double, o boolean, s string, y binary, dt date, ts timestamp, de decimal(5,2), dd decimal(22,2), a array<int>, m map<string,int>, st struct<p:int,q:string>")
for c in df.columns:
    if c != "m":
        print(c, df.select(F.hash(c), F.xxhash64(c)).collect())

# COMMAND ----------

df.select(F.hash("i", "s"), F.xxhash64("i", "s"), F.hash(F.lit(None)), F.xxhash64(F.lit(0.0), F.lit(-0.0)), F.hash(F.lit(float("nan")))).show(1, False)

# COMMAND ----------

df.select(F.hash("m")).show()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT hash(INTERVAL 1 DAY), xxhash64(INTERVAL 1 MONTH), hash(make_interval(1,2,3)), hash(TIMESTAMP_NTZ'2024-01-01 00:00:00'), hash(array()), hash(''), xxhash64(''), hash('日本'), xxhash64('a long string, longer than thirty-two bytes of text'), hash(), xxhash64()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT md5('a'), sha('a'), sha1(''), sha2('a', 224), sha2('a', 0), sha2('a', 1), crc32('a'), md5(x'00'), sha2(NULL, 256)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT md5(1)

# COMMAND ----------

df.select(F.sha2("s", 256), F.sha2(F.col("y"), 384)).show(1, False)

# COMMAND ----------

df.select(F.sha2("s", 255))

# COMMAND ----------

df.select(F.bit_count("b"), F.bit_get("i", F.lit(0)), F.getbit(F.lit(5), F.lit(2)), F.shiftleft("i", 3), F.shiftright(F.lit(-8), 1), F.shiftrightunsigned(F.lit(-8), 1), F.bitwise_not("h"), F.col("i").bitwiseAND(1), F.col("l").bitwiseOR(8), F.col("i").bitwiseXOR(F.col("l"))).show()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 33, 1L << 33, -1 >> 40, -1 >>> 28, 5Y & 3L, bit_count(true), getbit(11, 3), bitmap_bucket_number(32769), bitmap_bit_position(-1), bitmap_count(x'0703')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT getbit(11, 64)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1.5 & 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT bit_and(c), bit_or(c), bit_xor(c), bit_and(c) FILTER (WHERE c > 9) FROM VALUES (3), (5), (NULL) AS t(c)

# COMMAND ----------

spark.range(3).select(F.rand(5), F.randn(5), F.uniform(F.lit(0), F.lit(10), F.lit(3)), F.randstr(5, 2)).show(truncate=False)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT rand(0), randn(0), random(1), uniform(10, 20, 0), uniform(1.5, 2.5, 0), randstr(4, 0), typeof(uniform(1S, 2L, 0))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT uniform('a', 2)

# COMMAND ----------

df.select(F.shiftleft("d", 1))

# COMMAND ----------

df.select(F.hash())
