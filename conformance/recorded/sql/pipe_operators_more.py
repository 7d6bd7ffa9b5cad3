# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW f AS SELECT * FROM VALUES ('a', 1, 10), ('b', 2, 20), ('a', 3, 30), ('c', NULL, 5) AS f(k, q, p)

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> WHERE q > 1 |> SELECT k, q * p AS tot |> ORDER BY tot

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> AGGREGATE sum(p) AS s, count(*) AS n GROUP BY k |> ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> AGGREGATE max(p)

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> AGGREGATE count(*) GROUP BY k AS kk, q IS NULL AS nq |> ORDER BY kk, nq

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> AGGREGATE k

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> EXTEND q + 1 AS q1, q1 * 2 AS q2 |> ORDER BY k, q

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> SET p = p / 10, q = coalesce(q, 0) |> ORDER BY k, q

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> SET nope = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> DROP q, p |> ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> DROP zz

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> AS t |> SELECT t.k, t.q |> ORDER BY 1, 2

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> JOIN (SELECT 'a' AS k, 'Ann' AS who) USING (k) |> ORDER BY q

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> LEFT JOIN (VALUES ('b', 7)) AS j(k, z) ON f.k = j.k |> SELECT f.k, z |> ORDER BY f.k, z

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> SELECT k |> UNION ALL SELECT 'zz' |> ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> SELECT k |> EXCEPT SELECT 'a' |> ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC TABLE f |> ORDER BY p DESC |> LIMIT 2

# COMMAND ----------

# MAGIC %sql
# MAGIC TABLE f |> LIMIT 2 OFFSET 1 |> AGGREGATE count(*)

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES (1), (2) |> WHERE col1 > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS a |> EXTEND a + 1 AS b |> WHERE b = 2

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> SELECT DISTINCT k |> ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> PIVOT (sum(p) FOR k IN ('a', 'b'))  |> ORDER BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> UNPIVOT (val FOR nm IN (q, p)) |> ORDER BY k, nm, val

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> TABLESAMPLE (100 PERCENT) |> AGGREGATE count(*)

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> SELECT k, row_number() OVER (PARTITION BY k ORDER BY p) AS rn |> WHERE rn = 1 |> ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> WHERE sum(p) > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> SELECT sum(p)

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> EXTEND sum(p) AS s

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> SELECT k WHERE q > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> HAVING q > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> GROUP BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> EXTEND row_number() OVER (ORDER BY p) AS r |> ORDER BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC (FROM f |> SELECT k) UNION SELECT 'm' ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (FROM f |> WHERE k = 'a' |> SELECT q) ORDER BY q

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH w AS (FROM f |> WHERE k <> 'a') FROM w |> AGGREGATE sum(p) AS s

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> AGGREGATE sum(p) AS s GROUP BY ROLLUP (k) |> ORDER BY s

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> LATERAL VIEW explode(array(1, 2)) e AS x |> AGGREGATE count(*)

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM range(3) |> SELECT id AS i |> WHERE i > 0 |> SELECT i * 10 AS t |> ORDER BY t DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> WINDOW w AS (ORDER BY p)

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM f |> CALL x