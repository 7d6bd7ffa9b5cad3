# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT 1Y AS a, 2S AS b, 3L AS c, 4.5D AS d, 5.5F AS e, 6.25BD AS f, 7 AS g

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT typeof(1Y), typeof(2S), typeof(3L), typeof(4D), typeof(5F), typeof(6BD), typeof(7), typeof(2147483648), typeof(9223372036854775808)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1e3 AS a, 1.5E-2 AS b, .5 AS c, 5. AS d, 0.0 AS e, 1E3D AS f, 12e1BD AS g, typeof(1e3) AS t, typeof(.5) AS u, typeof(5.) AS v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 128Y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 99999999999L AS ok, 9223372036854775808L AS bad

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT -128Y AS a, -32768S AS b, -2147483648 AS c, -9223372036854775808L AS d, - 5 AS e, -(-5) AS f, +3 AS g, - -2 AS h

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1.0000000000000000000000000000000000000001

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 123456789012345678901234567890 AS big, typeof(123456789012345678901234567890) AS t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 0x1F

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1_000

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1e400D

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 / 2 AS a, 7 DIV 2 AS b, 7 % 3 AS c, -7 % 3 AS d, 7.0 / 2 AS e, 1 / 3.0 AS f, 2 * 1.5 AS g, 7 div -2 AS h

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 5 & 3 AS a, 5 | 3 AS b, 5 ^ 3 AS c, ~5 AS d, 1 << 4 AS e, -16 >> 2 AS f, -16 >>> 28 AS g

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 + 2 * 3 - 4 / 2 AS a, (1 + 2) * 3 AS b, 2 + 3 || 'x' AS c, 1 < 2 = true AS d, NOT 1 = 2 AS e, NOT true AND false AS f, true OR false AND false AS g

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 2147483647 + 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 9223372036854775807L * 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 127Y + 1Y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 5 / 0

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 5 % 0

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 5.0D / 0.0D

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 = 1.0 AS a, 1 <=> NULL AS b, NULL <=> NULL AS c, 1 <> 2 AS d, 1 != 1 AS e, 2 == 2 AS f, 3 !> 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 BETWEEN 0 AND 2 AS a, 5 NOT BETWEEN 0 AND 2 AS b, 'b' BETWEEN 'a' AND 'c' AS c, NULL BETWEEN 1 AND 2 AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 IS NOT NULL AS a, true IS TRUE AS b, NULL IS UNKNOWN AS c, false IS NOT FALSE AS d, 1 IS DISTINCT FROM 2 AS e, NULL IS NOT DISTINCT FROM NULL AS f

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1.10 + 2.205 AS a, 1.1 * 2.22 AS b, 10.0 / 4 AS c, 3.7 % 1.2 AS d, -1.50 AS e
