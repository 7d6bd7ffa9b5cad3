# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW o AS SELECT * FROM VALUES (3, 'c', NULL), (1, 'a', 2.5D), (2, NULL, double('NaN')), (NULL, 'b', -1.0D) AS o(n, s, d)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM o ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM o ORDER BY n DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM o ORDER BY n ASC NULLS LAST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM o ORDER BY n DESC NULLS FIRST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM o ORDER BY d, s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n AS s FROM o ORDER BY s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n AS z FROM o ORDER BY s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n + 1 AS z FROM o ORDER BY z + 1 NULLS LAST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT s FROM o ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s FROM o ORDER BY 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s FROM o ORDER BY 0

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s FROM o ORDER BY 'x', s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM o ORDER BY ALL

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM o ORDER BY ALL DESC NULLS LAST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n LIMIT ALL

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n LIMIT 2 OFFSET 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n OFFSET 3

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n LIMIT 0

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n LIMIT 1 + 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n LIMIT (SELECT 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o LIMIT n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n OFFSET -1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n LIMIT 1, 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n FETCH FIRST 1 ROWS ONLY

# COMMAND ----------

# MAGIC %sql
# MAGIC (SELECT n FROM o ORDER BY n DESC LIMIT 1) UNION ALL (SELECT 99) ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT n FROM o ORDER BY n DESC LIMIT 2) ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ REPARTITION(1) */ n FROM o SORT BY n DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ COALESCE(1) */ n FROM o CLUSTER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM (SELECT n FROM o DISTRIBUTE BY n SORT BY n)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY n SORT BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o CLUSTER BY n ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY max(n)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT max(n) FROM o ORDER BY max(n)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s, count(*) FROM o GROUP BY s ORDER BY count(*) DESC, s NULLS LAST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s, count(*) c FROM o GROUP BY s ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM o ORDER BY o.s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n x FROM o t ORDER BY t.s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n, row_number() OVER (ORDER BY s) AS r FROM o ORDER BY row_number() OVER (ORDER BY s DESC)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper(s) FROM o ORDER BY upper(s) NULLS LAST, n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n, n FROM o ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s FROM o ORDER BY array(n), s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s FROM o ORDER BY struct(n, s)