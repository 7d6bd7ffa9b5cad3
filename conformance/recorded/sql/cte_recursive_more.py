# Databricks notebook source
# MAGIC %sql
# MAGIC WITH RECURSIVE f(n, a, b) AS (SELECT 1, 0L, 1L UNION ALL SELECT n + 1, b, a + b FROM f WHERE n < 10) SELECT n, a FROM f ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE tree AS (
# MAGIC   SELECT id, parent, name, CAST(name AS STRING) AS path, 0 AS depth FROM VALUES (1, NULL, 'root'), (2, 1, 'a'), (3, 1, 'b'), (4, 2, 'c') AS n(id, parent, name) WHERE parent IS NULL
# MAGIC   UNION ALL
# MAGIC   SELECT n.id, n.parent, n.name, concat(tree.path, '/', n.name), depth + 1
# MAGIC   FROM VALUES (1, NULL, 'root'), (2, 1, 'a'), (3, 1, 'b'), (4, 2, 'c') AS n(id, parent, name) JOIN tree ON n.parent = tree.id)
# MAGIC SELECT path, depth FROM tree ORDER BY path

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) AS (VALUES (1) UNION ALL SELECT n * 2 FROM r WHERE n < 100) SELECT sum(n) AS s, count(*) AS c FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT * FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) MAX RECURSION LEVEL 5 AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r LIMIT 3) SELECT * FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) AS (SELECT n FROM r UNION ALL SELECT 1) SELECT * FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) AS (SELECT 1 EXCEPT SELECT n FROM r) SELECT * FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT count(n) FROM r) SELECT * FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT a.n + b.n FROM r a JOIN r b ON a.n = b.n WHERE a.n < 5) SELECT * FROM r ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n IN (SELECT n FROM r)) SELECT * FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE r AS (SELECT 1 AS n) SELECT * FROM r

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE dates(d) AS (SELECT DATE '2024-02-27' UNION ALL SELECT d + INTERVAL '1' DAY FROM dates WHERE d < DATE '2024-03-02') SELECT d, dayofweek(d) AS dow FROM dates ORDER BY d

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE s(w) AS (SELECT 'a' UNION ALL SELECT concat(w, 'b') FROM s WHERE length(w) < 4) SELECT w, length(w) FROM s ORDER BY 2

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 3), b(m) AS (SELECT n * 10 FROM a UNION ALL SELECT m + 1 FROM b WHERE m % 10 < 2) SELECT * FROM b ORDER BY m

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT 'x' FROM t) SELECT * FROM t

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE t(n, m) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT * FROM t

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT DISTINCT n + 1 FROM t WHERE n < 3) SELECT * FROM t ORDER BY n
