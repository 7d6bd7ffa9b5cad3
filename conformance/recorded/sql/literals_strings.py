# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT 'it''s' AS a, "dbl ""q"" " AS b, 'a' 'b' "c" AS c, 'tab\tnl\\n' AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r'raw\n' AS a, R"raw\t" AS b, 'uni\u0041\U0001F600' AS c, 'oct\101' AS d, '\%\_' AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'line1
# MAGIC line2' AS multi, length('a
# MAGIC b') AS n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT '\0' = char(0) AS z, length('\Z') AS zz, 'q\'q' AS q, "q\"q" AS dq, '\b' = char(8) AS bs, '\x' AS x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT X'1f' AS a, x'' AS b, X'0' AS c, hex(X'ABCDEF') AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT X'GG'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DATE '2024-1-5' AS a, DATE'2024-01-05' AS b, TIMESTAMP '2024-01-05' AS c, TIMESTAMP '2024-01-05T10:00:00Z' AS d, TIMESTAMP_NTZ '2024-01-05 01:02:03.456' AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DATE 'tomorrow-ish'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT TIMESTAMP '2024-13-01 00:00:00'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT TIME '10:11:12' AS t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT TRUE AS a, false AS b, NULL AS c, Null IS NULL AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'a' || 1 || NULL AS n, 'a' || 1 AS s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'unterminated

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT "a" = 'a' AS same, `a` FROM (SELECT 'x' AS a)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'emoji 😀' AS e, length('😀') AS l, upper('straße') AS u

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT '$' AS d, '${x}' AS v, '{{a}}' AS b, ':p' AS p, '?' AS q

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT N'national'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'a' LIKE 'A' AS l, 'a' ILIKE 'A' AS il, 'a_b' LIKE 'a\_b' AS e, 'a%b' LIKE 'a/%b' ESCAPE '/' AS esc, 'ab' RLIKE '^a.$' AS r, 'ab' REGEXP 'b' AS re

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'x' LIKE 'x\\'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'abc' LIKE ANY ('a%', 'z') AS a, 'abc' LIKE ALL ('a%', '%c') AS b, 'abc' NOT LIKE ANY ('a%', 'z') AS c, 'abc' ILIKE ANY ('A%') AS d
