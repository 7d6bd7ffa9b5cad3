# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW v AS SELECT 1 AS id, 'a' AS name, named_struct('x', 1, 'y', 'q') AS s, array(1, 2) AS arr, map('k', 1) AS m

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT idd FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v.idd FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT w.id FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s.z FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT arr.x FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id.x FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT arr['a'] FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT m[1] FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nofunc(id) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT default.nofunc(id) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, count(*) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(name) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id + name FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id AND true FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT NOT id FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT -name FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT abs('x')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT length(arr) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT size(id) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT concat(id, arr) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT arr = m FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT m = m FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s < s AS lt, arr <= arr AS le FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id = arr FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CASE WHEN id THEN 1 END FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT if(name, 1, 2) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id IN (1, 'a', DATE '2024-01-01') FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT coalesce(id, arr) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id BETWEEN 'a' AND 2 FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM v WHERE name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM v HAVING id > 0

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_add(name, 1) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT substring(id, 1, 1), substring(name, 'x') FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT explode(id) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM v ORDER BY m

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT m FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT m, count(*) FROM v GROUP BY m

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT max(m) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v.* FROM v AS q

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(DISTINCT *) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT year('not a date')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_date('2024-99-99')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT make_date(2024, 2, 30)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST('12x' AS DOUBLE)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT element_at(arr, 9) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT assert_true(id = 2) FROM v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT raise_error('custom')
