# Databricks notebook source
# MAGIC %sql
# MAGIC WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT a.x, b.y FROM a CROSS JOIN b

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t(p, q) AS (SELECT id, id * 2 FROM range(3)) SELECT q, p FROM t ORDER BY p DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t AS (WITH inner_t AS (SELECT 5 AS v) SELECT v + 1 AS v FROM inner_t) SELECT * FROM t

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t AS (SELECT 1 AS v) SELECT * FROM (WITH t AS (SELECT 2 AS v) SELECT * FROM t)

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t AS (SELECT 1 AS v), u AS (WITH t AS (SELECT 2 AS v) SELECT * FROM t) SELECT t.v AS tv, u.v AS uv FROM t, u

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t AS (SELECT 1 AS v), t AS (SELECT 2 AS v) SELECT * FROM t

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t AS (SELECT * FROM nowhere_t) SELECT 1 AS one

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t(a, b) AS (SELECT 1) SELECT * FROM t

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t AS (SELECT 1 AS v) SELECT (SELECT max(v) FROM t) AS m, EXISTS (SELECT * FROM t WHERE v = 2) AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t AS (SELECT 1 AS v) SELECT v FROM t UNION ALL SELECT v + 1 FROM t ORDER BY v DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW cte_v AS WITH z AS (SELECT id FROM range(4)) SELECT sum(id) AS s FROM z;
# MAGIC SELECT * FROM cte_v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM z

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH T AS (SELECT 1 AS V) SELECT t.v FROM t

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH `odd name` AS (SELECT 'q' AS `a b`) SELECT `odd name`.`a b` FROM `odd name`

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t SELECT 1

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH t AS SELECT 1 SELECT 2

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE cte_t USING parquet AS WITH s AS (SELECT 1 AS a UNION ALL SELECT 2) SELECT a, a * 10 AS b FROM s;
# MAGIC WITH s AS (SELECT 7 AS a, 70 AS b) INSERT INTO cte_t SELECT * FROM s;
# MAGIC INSERT INTO cte_t WITH s AS (SELECT 8 AS a, 80 AS b) SELECT * FROM s;
# MAGIC SELECT * FROM cte_t ORDER BY a

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH a AS (SELECT 1 AS x) SELECT x, (WITH a AS (SELECT 10 AS x) SELECT x FROM a) AS inner_x FROM a

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH v AS (VALUES (1, 'a'), (2, 'b')) SELECT col2, col1 FROM v ORDER BY 2 DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH unused AS (SELECT nope FROM range(1)) SELECT 1
