# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT * FROM range(3) AS r(x) WHERE x BETWEEN 1 AND 2 ORDER BY x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x, y FROM VALUES (1, 'a'), (2, 'b') AS t(x, y) WHERE (x, y) = (2, 'b')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CASE x WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END AS w FROM VALUES (1), (2), (3) AS t(x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x, count(*) OVER () AS n FROM VALUES (1), (2) AS t(x) LIMIT 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.*, t.x + 1 AS x1 FROM VALUES (1, 2) AS t(x, y)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * EXCEPT (y) FROM VALUES (1, 2, 3) AS t(x, y, z)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS one, 'a' AS two, NULL AS three, true AS four, 1.5 AS five, DATE '2024-01-01' AS six

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT concat_ws(',', collect_list(x)) AS l FROM (SELECT x FROM VALUES (3), (1), (2) AS t(x) ORDER BY x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x FROM VALUES (1), (2), (3) AS t(x) WHERE x IN (SELECT max(y) FROM VALUES (2), (3) AS u(y))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.x, b.x AS bx FROM VALUES (1), (2) AS a(x) LEFT JOIN VALUES (2), (3) AS b(x) ON a.x = b.x ORDER BY a.x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x FROM VALUES (1), (2) AS t(x) UNION ALL SELECT 9 ORDER BY x DESC LIMIT 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT min(x), max(x), sum(x), avg(x), count(*) FROM VALUES (1), (5), (NULL) AS t(x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x % 2 = 0 AS even, collect_list(x) AS xs FROM VALUES (1), (2), (3) AS t(x) GROUP BY x % 2 = 0 ORDER BY even

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper(s) || '!' AS u, length(s), substr(s, 2, 2), s LIKE '%b%' AS b FROM VALUES ('abc'), ('xyz') AS t(s)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x, (SELECT count(*) FROM VALUES (1), (2) AS u(y) WHERE y <= x) AS c FROM VALUES (0), (1), (5) AS t(x) ORDER BY x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT x, y FROM VALUES (1, 1), (1, 1), (2, 1) AS t(x, y) ORDER BY x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT 1 AS a) CROSS JOIN (SELECT 2 AS b) CROSS JOIN (SELECT 3 AS c)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x FROM VALUES (1) AS t(x) WHERE EXISTS (SELECT 1 FROM VALUES (1) AS u(y) WHERE y = x) AND NOT EXISTS (SELECT 1 FROM VALUES (2) AS u(y) WHERE y = x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT stack(2, 'a', 1, 'b', 2) AS (k, v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x, y FROM VALUES (1, NULL), (NULL, 2) AS t(x, y) ORDER BY coalesce(x, y)

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH a AS (SELECT 1 AS x UNION ALL SELECT 2), b AS (SELECT x * 10 AS y FROM a) SELECT sum(x) AS sx, sum(y) AS sy FROM a, b

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT first(x) AS f, last(x) AS l, any_value(x) AS v FROM (SELECT * FROM VALUES (4), (5) AS t(x) ORDER BY x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nope FROM VALUES (1) AS t(x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x FROM VALUES (1) AS t(x) GROUP BY y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM nosuchtable
