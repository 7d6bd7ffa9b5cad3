# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT k, x FROM VALUES (1, array(10, 20)), (2, array()), (3, NULL) AS t(k, a) LATERAL VIEW explode(a) e AS x ORDER BY k, x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, x FROM VALUES (1, array(10, 20)), (2, array()), (3, NULL) AS t(k, a) LATERAL VIEW OUTER explode(a) e AS x ORDER BY k, x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, p, x FROM VALUES (1, array('a', 'b')) AS t(k, a) LATERAL VIEW posexplode(a) e AS p, x ORDER BY p

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT key, value FROM VALUES (map('a', 1, 'b', 2)) AS t(m) LATERAL VIEW explode(m) ORDER BY key

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT e.* FROM VALUES (map('a', 1)) AS t(m) LATERAL VIEW explode(m) e AS kk, vv

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT c1, c2 FROM VALUES (array(struct(1, 'x'), struct(2, 'y'))) AS t(a) LATERAL VIEW inline(a) i AS c1, c2 ORDER BY c1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT 1 AS id) LATERAL VIEW stack(2, 'a', 1, 'b', 2) s AS n, v ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT '{"a":1,"b":"x"}' AS j) LATERAL VIEW json_tuple(j, 'a', 'b', 'c') t AS a, b, c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x, y FROM VALUES (array(array(1, 2), array(3))) AS t(a) LATERAL VIEW explode(a) e1 AS x LATERAL VIEW explode(x) e2 AS y ORDER BY y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*), sum(x) FROM VALUES (array(1, 2, 3)) AS t(a) LATERAL VIEW explode(a) e AS x WHERE x > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(2) LATERAL VIEW explode(array(1)) AS x ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, x FROM range(2) LATERAL VIEW explode(array(id, id + 10)) e AS x WHERE x <> 10 ORDER BY id, x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(1) LATERAL VIEW explode(array(1, 2)) e AS a, b

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(1) LATERAL VIEW upper('x') e AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(1) LATERAL VIEW explode(1) e AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(1) LATERAL VIEW nosuchgen(array(1)) e AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT explode(array(1, 2)) AS a, explode(array('x', 'y')) AS b

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT posexplode(array('x', 'y'))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT explode(map(1, 'a')) AS (k, v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT posexplode_outer(CAST(NULL AS ARRAY<INT>)), 1 AS one

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT inline(array(named_struct('a', 1, 'b', 'z')))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT inline_outer(CAST(NULL AS ARRAY<STRUCT<a: INT>>))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT stack(2, 1, 2, 3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT explode(array(1, 2)) + 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM explode(array(3, 4)) AS t(n) ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM explode_outer(array()) AS t(n)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT col FROM explode(collection => array(5, 6)) ORDER BY col

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM posexplode(array('p', 'q'))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM inline(array(struct(1 AS a, 2 AS b)))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM stack(2, 'r', 1, 's', 2) AS t(l, n)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM range(5, 0, -2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(0, 3) AS r(n) JOIN explode(array(1, 2)) AS e(n) USING (n)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT word, count(*) AS c FROM (SELECT explode(split('the cat the dog', ' ')) AS word) GROUP BY word ORDER BY c DESC, word

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.k, e.x FROM VALUES (1, 'a,b'), (2, 'c') AS t(k, s) LATERAL VIEW explode(split(s, ',')) e AS x ORDER BY 1, 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, sum(x) FROM VALUES (1, array(1, 2)), (2, array(5)) AS t(k, a) LATERAL VIEW explode(a) e AS x GROUP BY k ORDER BY k
