# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT `a b`, `a``b`, `from` FROM (SELECT 1 AS `a b`, 2 AS `a``b`, 3 AS `from`)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT `t`.`x` FROM (SELECT 1 AS x) `t`

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.`a.b` FROM (SELECT 1 AS `a.b`) t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.b FROM (SELECT 1 AS `a.b`)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT `` FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT ` ` FROM (SELECT 1 AS ` `)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT X, x AS Y FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS 2x, 3 AS _u, 4 AS `1`

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT my-col FROM (SELECT 1 AS `my-col`)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a$b FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT naïve FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT `naïve` FROM (SELECT 1 AS `naïve`)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT IDENTIFIER('x') FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT IDENTIFIER('t.x') FROM (SELECT 1 AS x) t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM IDENTIFIER('range')(2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT IDENTIFIER('upper')('abc')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT IDENTIFIER('x y') FROM (SELECT 1 AS `x y`)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT IDENTIFIER('`x y`') FROM (SELECT 1 AS `x y`)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT IDENTIFIER(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT IDENTIFIER('nope') FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE IDENTIFIER('id_' || 'tab') (a INT) USING parquet;
# MAGIC INSERT INTO IDENTIFIER('id_tab') VALUES (5);
# MAGIC SELECT a FROM IDENTIFIER('default.' || 'id_tab')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT default.id_tab.a, spark_catalog.default.id_tab.a FROM default.id_tab

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id_tab.* FROM spark_catalog.default.id_tab

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nosuch.* FROM id_tab

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * EXCEPT (a) FROM (SELECT 1 AS a, 2 AS b)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * EXCEPT (zz) FROM (SELECT 1 AS a, 2 AS b)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.* EXCEPT (a), a + 1 AS a1 FROM (SELECT 1 AS a, 2 AS b) t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * REPLACE (5 AS a) FROM (SELECT 1 AS a)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*), count(t.*) FROM VALUES (1, NULL), (2, 3) AS t(p, q)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS a, * FROM (SELECT 2 AS b) WHERE b = 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT *

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT struct(*) AS s, array(*) AS a FROM (SELECT 1 AS a, 2 AS b)
