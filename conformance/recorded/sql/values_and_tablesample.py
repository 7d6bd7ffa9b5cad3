# Databricks notebook source
# MAGIC %sql
# MAGIC VALUES (1, 'a'), (2, 'b')

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES 1, 2, 3

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM VALUES (1), (2.5), (3L) AS t(x) ORDER BY x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (VALUES ('x', NULL), (NULL, 1)) AS t(a, b) ORDER BY a

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES (1, 2), (3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM VALUES (1, 'a') AS t(x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM VALUES (1, 'a'), ('b', 2) AS t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT col1, typeof(col1) FROM VALUES (1), (NULL), (true) AS t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT typeof(col1), typeof(col2) FROM VALUES (1Y, 1.5), (2, 1e1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT typeof(x) FROM VALUES (DATE '2024-01-01'), (TIMESTAMP '2024-01-01 10:00:00') AS t(x)

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES (1) ORDER BY col1

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES (3), (1), (2) ORDER BY 1 DESC LIMIT 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM VALUES (rand() > 2, 1 + 1, upper('q')) AS t(a, b, c)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM VALUES (array(1, 2), map('k', 1), struct(1 AS f, 'g')) AS t(a, m, s)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM VALUES (1) AS a JOIN VALUES (1) AS b ON a.col1 = b.col1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM VALUES struct(1, 2), struct(3, 4)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(10) TABLESAMPLE (100 PERCENT) ORDER BY id LIMIT 3

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM range(10) TABLESAMPLE (0 PERCENT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(10) TABLESAMPLE (3 ROWS)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM range(10) TABLESAMPLE (BUCKET 10 OUT OF 10)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) < 100 AS some FROM range(100) TABLESAMPLE (10 PERCENT) REPEATABLE (5)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM range(100) TABLESAMPLE (10 PERCENT) REPEATABLE (42)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(10) TABLESAMPLE (200 PERCENT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(10) TABLESAMPLE (-1 PERCENT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(10) TABLESAMPLE (x ROWS)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(10) TABLESAMPLE ()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(10) TABLESAMPLE (10b)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(10) TABLESAMPLE (BUCKET 1 OUT OF 0)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.id FROM range(4) TABLESAMPLE (100 PERCENT) AS t ORDER BY t.id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.id FROM range(4) AS t TABLESAMPLE (100 PERCENT)

# COMMAND ----------

# MAGIC %sql
# MAGIC TABLE nosuch_table

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW tv AS VALUES (1, 'p'), (2, 'q') AS t(n, s);
# MAGIC TABLE tv ORDER BY n DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC TABLE tv UNION ALL VALUES (3, 'r') ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES (max(1))

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES (explode(array(1)))

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES (id)

# COMMAND ----------

# MAGIC %sql
# MAGIC VALUES ((SELECT 5))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x FROM VALUES (NULL) AS t(x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM VALUES (named_struct('a', 1)), (named_struct('a', 2L)) AS t(s)
