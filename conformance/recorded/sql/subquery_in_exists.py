# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW l AS SELECT * FROM VALUES (1, 'a'), (2, 'b'), (3, CAST(NULL AS STRING)), (NULL, 'd') AS l(k, v);
# MAGIC CREATE OR REPLACE TEMP VIEW r AS SELECT * FROM VALUES (1, 10), (1, 11), (NULL, 12), (4, 13) AS r(k, w)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE k IN (SELECT k FROM r) ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE k NOT IN (SELECT k FROM r) ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE k NOT IN (SELECT k FROM r WHERE k IS NOT NULL) ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE EXISTS (SELECT 1 FROM r WHERE r.k = l.k) ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE NOT EXISTS (SELECT 1 FROM r WHERE r.k = l.k) ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE k IN (SELECT k FROM r) OR v = 'b' ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, k IN (SELECT k FROM r) AS isin, EXISTS (SELECT 1 FROM r WHERE r.k = l.k) AS ex FROM l ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE (k, 10) IN (SELECT k, w FROM r)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE (k, v) IN (SELECT k FROM r)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE k IN (SELECT 'x')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE k IN (SELECT w - 9 FROM r WHERE r.k = l.k)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v FROM l WHERE k = (SELECT max(k) FROM r)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v FROM l WHERE k < ALL (SELECT k FROM r)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v FROM l WHERE k = ANY (SELECT k FROM r)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE EXISTS (SELECT * FROM r WHERE r.k > l.k AND r.w = 13) ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE EXISTS (SELECT sum(w) FROM r WHERE r.k = l.k HAVING sum(w) > 20)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM l WHERE (SELECT count(*) FROM r WHERE r.k = l.k) = 0 ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v, (SELECT count(*) FROM r WHERE r.k = l.k) AS c, (SELECT sum(w) FROM r WHERE r.k = l.k) AS s FROM l ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v, (SELECT w FROM r WHERE r.k > l.k) AS c FROM l ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v FROM l WHERE k IN ()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM l WHERE k IN (NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 IN (1, NULL) AS a, 2 IN (1, NULL) AS b, NULL IN (1) AS c, 2 NOT IN (1, NULL) AS d, 2 NOT IN (1, 3) AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v FROM l GROUP BY v HAVING count(*) IN (SELECT 1) ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v, CASE WHEN EXISTS (SELECT 1 FROM r WHERE r.k = l.k) THEN 'yes' ELSE 'no' END AS has FROM l ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v FROM l ORDER BY (SELECT count(*) FROM r WHERE r.k = l.k) DESC, v LIMIT 2
