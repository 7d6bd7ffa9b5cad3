# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW e AS SELECT * FROM VALUES (1, 'a', 10), (2, 'b', 20), (3, 'a', NULL) AS e(id, k, v);

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k FROM e UNION SELECT k FROM e ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, v FROM e EXCEPT SELECT 'a', 10 ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC (SELECT k FROM e ORDER BY v DESC LIMIT 1) UNION ALL (SELECT k FROM e ORDER BY id LIMIT 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT id FROM e INTERSECT SELECT id + 1 FROM e) ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM e WHERE v = (SELECT max(v) FROM e)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM e WHERE (k, v) IN (SELECT 'b', 20)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, v > ANY (SELECT 5) FROM e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM e WHERE v > SOME (SELECT 5)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM (SELECT * FROM e) AS x(a, b, c) WHERE b = 'a'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x.* FROM (SELECT id, v FROM e) x WHERE x.v IS NOT NULL ORDER BY x.id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM e WHERE id NOT IN (SELECT v FROM e)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM e WHERE id NOT IN (SELECT v / 10 FROM e WHERE v IS NOT NULL) ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, (SELECT count(*) FROM e i WHERE i.k = o.k) AS c FROM e o GROUP BY k ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (SELECT v FROM e WHERE id = 99) AS none

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM e WHERE EXISTS (SELECT 1 WHERE e.id = 2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM e, (SELECT max(v) AS mv FROM e) m WHERE e.v = m.mv

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, CASE WHEN id IN (SELECT 1 UNION SELECT 3) THEN 'odd' ELSE 'even' END AS p FROM e ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC UPDATE e SET v = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM e TABLESAMPLE (2 ROWS)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM e TABLESAMPLE (100 PERCENT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (VALUES (1, 'p')) AS t(a, b) UNION ALL VALUES (2, 'q') ORDER BY a

# COMMAND ----------

# MAGIC %sql
# MAGIC TABLE e EXCEPT TABLE e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM e UNION ALL SELECT k FROM e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id AS a FROM e UNION ALL SELECT v AS b FROM e ORDER BY b

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k, v FROM e WHERE (k = 'a') IS TRUE AND v IS NOT NULL

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(c) FROM (SELECT count(*) AS c FROM e GROUP BY k UNION ALL SELECT 100)
