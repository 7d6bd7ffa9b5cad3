# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW s AS SELECT * FROM VALUES ('x', 1, 10.0), ('x', 2, 20.0), ('y', 1, 5.0), ('z', 3, NULL) AS s(k, q, amt)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, sum(amt) AS t FROM s GROUP BY k HAVING t > 4 ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, sum(amt) FROM s GROUP BY k HAVING sum(amt) > 4 AND count(*) > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k FROM s GROUP BY k HAVING max(q) = 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k FROM s GROUP BY k HAVING q = 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(amt) AS t FROM s HAVING t > 100

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(amt) AS t FROM s HAVING count(*) = 4

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, q FROM s GROUP BY k, q HAVING q > 1 ORDER BY k, q

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k AS kk, count(*) AS n FROM s GROUP BY kk ORDER BY n DESC, kk

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper(k) AS k, count(*) FROM s GROUP BY k ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, count(*) FROM s GROUP BY 1 ORDER BY 2 DESC, 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT k FROM s ORDER BY k DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT k, q > 1 AS big FROM s ORDER BY k, big

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT k FROM s ORDER BY q

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(DISTINCT k) AS c, sum(DISTINCT q) AS d, avg(DISTINCT q) AS a FROM s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, count(*) AS n FROM s GROUP BY k HAVING NOT n = 1 OR k = 'z' ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, sum(amt) AS t, t / 2 AS half FROM s GROUP BY k ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, amt FROM s GROUP BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, count(*) FROM s WHERE count(*) > 1 GROUP BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT max(sum(amt)) FROM s GROUP BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, row_number() OVER (ORDER BY sum(amt) DESC NULLS LAST) AS r FROM s GROUP BY k HAVING sum(amt) IS NOT NULL ORDER BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT k, count(*) AS n FROM s GROUP BY k) WHERE n > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT sum(q) OVER (PARTITION BY k) AS w FROM s ORDER BY w

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, first(q), last(q), min(q) FROM s GROUP BY k ORDER BY max(q), k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'total' AS k, count(*) FROM s UNION ALL SELECT k, count(*) FROM s GROUP BY k ORDER BY 2 DESC, 1
