# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT ID, Id, iD FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.ID FROM range(1) AS T

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT A.x, a.X FROM (SELECT 1 AS x) A

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x AS "dq", x AS 'sq' FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x `bq name`, x _under, x AS `select` FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS a, 2 AS A

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a FROM (SELECT 1 AS a, 2 AS A)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT 1 AS a) x JOIN (SELECT 1 AS A) y USING (a)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT UPPER('x') AS u, Lower('Y') AS l, CoNcAt('a', 'b')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT max(Id) AS m FROM range(3) GROUP BY ID % 2 ORDER BY M

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH Cte AS (SELECT 1 AS v) SELECT V FROM CTE

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE MixedCase (ColA INT, colB STRING) USING parquet;
# MAGIC INSERT INTO mixedcase (COLB, cola) VALUES ('q', 1);
# MAGIC SELECT COLA, ColB FROM MIXEDCASE

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE mixedcase

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE dup (a INT, A INT) USING parquet

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(x) total, avg(x) `the avg` FROM VALUES (1), (2) AS t(x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.* FROM VALUES (1, 2) t(p, q)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT p FROM VALUES (1, 2) AS (p, q)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (SELECT 1 AS inner_a) AS outer_a, (SELECT 2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.b.c FROM (SELECT named_struct('b', named_struct('c', 5)) AS a)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.b FROM (SELECT 1 AS b) a, (SELECT named_struct('b', 2) AS a) z

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sub.total FROM (SELECT sum(id) AS total FROM range(4)) sub

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS total HAVING total > 0

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id AS k, count(*) AS n FROM range(4) GROUP BY k ORDER BY n, k LIMIT 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id % 2 AS id, count(*) FROM range(4) GROUP BY id ORDER BY 1
