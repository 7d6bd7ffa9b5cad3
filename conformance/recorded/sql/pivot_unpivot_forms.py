# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW q AS SELECT * FROM VALUES (2023, 'Q1', 'x', 10), (2023, 'Q2', 'x', 20), (2023, 'Q1', 'y', 5), (2024, 'Q1', 'x', 7), (2024, 'Q3', NULL, 1) AS q(yr, qtr, kind, amt)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM q PIVOT (sum(amt) FOR qtr IN ('Q1', 'Q2', 'Q3')) ORDER BY yr, kind

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, amt FROM q) PIVOT (sum(amt) AS s, count(*) AS n FOR qtr IN ('Q1' AS first, 'Q2' second)) ORDER BY yr

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, kind, amt FROM q) PIVOT (max(amt) FOR (qtr, kind) IN (('Q1', 'x') AS q1x, ('Q1', 'y') AS q1y)) ORDER BY yr

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, amt FROM q) PIVOT (sum(amt) FOR qtr IN (SELECT 'Q1'))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, amt FROM q) PIVOT (amt FOR qtr IN ('Q1'))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, amt FROM q) PIVOT (sum(amt) FOR nope IN ('Q1'))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, amt FROM q) PIVOT (sum(amt) FOR qtr IN (1, 2))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, amt FROM q) PIVOT (sum(amt) + 1 AS s FOR qtr IN ('Q1')) ORDER BY yr

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, amt FROM q) PIVOT (sum(amt), avg(amt) FOR qtr IN ('Q1')) ORDER BY yr

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT qtr, amt FROM q) PIVOT (sum(amt) FOR qtr IN ('Q1', 'Q2'))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT yr, p.Q1 FROM (SELECT yr, qtr, amt FROM q) PIVOT (sum(amt) FOR qtr IN ('Q1')) p ORDER BY yr

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW w AS SELECT * FROM VALUES (1, 10, NULL, 30), (2, 11, 21, 31) AS w(id, a, b, c)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM w UNPIVOT (val FOR name IN (a, b, c)) ORDER BY id, name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM w UNPIVOT INCLUDE NULLS (val FOR name IN (a, b, c)) ORDER BY id, name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM w UNPIVOT EXCLUDE NULLS (val FOR name IN (a AS `first`, b AS second)) ORDER BY id, name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM w UNPIVOT ((v1, v2) FOR name IN ((a, b), (b, c))) ORDER BY id, name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM w UNPIVOT ((v1, v2) FOR name IN ((a, b) AS ab, (b, c) AS bc)) AS u ORDER BY id, name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT u.id, u.val FROM w UNPIVOT (val FOR name IN (a)) u ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM w UNPIVOT (val FOR name IN (a, nope))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT 1 AS id, 2 AS a, 'x' AS b) UNPIVOT (val FOR name IN (a, b))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT 1 AS id, 2 AS a, 2.5D AS b) UNPIVOT (val FOR name IN (a, b)) ORDER BY name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM w UNPIVOT ((v1, v2) FOR name IN ((a, b), (c)))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT name, sum(val) FROM w UNPIVOT (val FOR name IN (a, b, c)) GROUP BY name ORDER BY name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, kind, amt FROM q) PIVOT (sum(amt) FOR kind IN ('x', NULL)) ORDER BY yr

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT yr, qtr, amt FROM q) PIVOT (first(amt) FOR upper(qtr) IN ('Q1'))
