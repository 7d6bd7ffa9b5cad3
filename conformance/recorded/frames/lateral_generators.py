# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT a.id, s.v FROM VALUES (1, array(10, 20)), (3, NULL) AS a(id, xs) LEFT JOIN LATERAL (SELECT explode(a.xs) AS v) AS s ON true ORDER BY id, v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.id, s.v FROM VALUES (1, array(10, 20)), (3, NULL) AS a(id, xs) LEFT JOIN LATERAL (SELECT v FROM (SELECT explode(a.xs) AS v) WHERE v > 10) AS s ORDER BY id, v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.id, s.v FROM VALUES (1, array(10, 20)), (3, NULL) AS a(id, xs) LEFT JOIN LATERAL explode(a.xs) AS s(v) ORDER BY id, v
