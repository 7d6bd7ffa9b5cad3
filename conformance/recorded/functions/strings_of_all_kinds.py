# Databricks notebook source
from pyspark.sql import functions as F
df = spark.createDataFrame([(1, "Straße"), (2, ""), (3, None), (4, "日本語 text"), (5, "a\U0001F600b"), (6, "İstanbul")], "id int, s string")
df.select("id", F.length("s").alias("len"), F.char_length("s").alias("cl"), F.octet_length("s").alias("ol"), F.bit_length("s").alias("bl"), F.reverse("s").alias("rev"), F.initcap("s").alias("ic"), F.ascii("s").alias("asc")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.left("s", F.lit(3)).alias("l"), F.right("s", F.lit(3)).alias("r"), F.lpad("s", 8, "*-").alias("lp"), F.rpad("s", 3, "").alias("rp"), F.repeat("s", 2).alias("rep"), F.substring("s", -3, 2).alias("sub")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.contains("s", F.lit("")).alias("c"), F.startswith("s", F.lit("S")).alias("st"), F.endswith("s", F.lit("t")).alias("en"), F.position(F.lit("t"), "s").alias("p"), F.locate("t", "s", 3).alias("loc"), F.instr("s", "t").alias("ins"), F.find_in_set(F.lit("b"), F.lit("a,b,c")).alias("fis")).orderBy("id").show()

# COMMAND ----------

df.select(F.btrim("s"), F.btrim("s", F.lit("Se")), F.ltrim("s", F.lit("a")), F.rtrim(F.col("s"), F.lit("t")), F.trim("s")).show(truncate=False)

# COMMAND ----------

df.select("id", F.base64(F.encode("s", "UTF-8")).alias("b64"), F.hex("s").alias("hex"), F.decode(F.unhex(F.hex("s")), "UTF-8").alias("back"), F.soundex("s").alias("sx"), F.crc32(F.col("s").cast("binary")).alias("crc")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select(F.concat_ws("|", F.col("s"), F.array(F.lit("x"), F.lit(None))), F.elt(F.lit(2), F.lit("a"), F.col("s")), F.concat("id", "s")).show(truncate=False)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT encode('é', 'ISO-8859-1') AS e1, hex(encode('é', 'UTF-16')) AS e2, hex(encode('é', 'UTF-16LE')) AS e3, hex(encode('é', 'US-ASCII')) AS e4

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT encode('x', 'latin-99')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT hex(CAST('é' AS BINARY)), unhex('GG'), hex(unhex('ABC')), to_binary('616263'), to_binary('YWJj', 'base64'), to_binary('abc', 'utf-8'), try_to_binary('zz', 'hex')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_binary('zz', 'hex')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT is_valid_utf8(x'80'), make_valid_utf8(x'4180'), try_validate_utf8(x'80'), sentences('Hi there! How are you?'), mask('Ab12-Zz'), mask('Ab12-Zz', 'U', NULL, '9', '.'), luhn_check('79927398713'), levenshtein('kitten', 'sitting', 2), quote('it''s'), randstr(0, 0)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT validate_utf8(x'80')

# COMMAND ----------

F.lpad("s", "8", 5)

# COMMAND ----------

df.select(F.substring("s", 1, None)).show()

# COMMAND ----------

df.select(F.repeat("s", "id")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select(F.length(F.col("id")), F.upper(F.col("id") > 2), F.lower(F.lit(1.5))).show(1)

# COMMAND ----------

df.select(F.split("s", 3)).show()

# COMMAND ----------

df.select(F.concat_ws(1, "s")).show()

# COMMAND ----------

df.select(F.initcap(F.array("s"))).show()
