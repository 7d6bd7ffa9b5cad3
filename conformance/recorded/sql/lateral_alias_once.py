# Databricks notebook source
# An item that later ones name is computed once, also when its value is another each time.
spark.sql("SELECT z, same, ok FROM (SELECT rand() AS r, r - r AS z, uuid() AS u, u = u AS same, r + rand() AS s, s - s = 0 AND s >= r AS ok FROM range(5))").show()

# COMMAND ----------

spark.range(3).selectExpr("rand() r", "r - r z", "CASE WHEN id = 1 THEN r - r ELSE 0D END c").select("z", "c").show()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x = x2 AS same FROM (SELECT explode(array(1, 2)) AS e, rand() AS x, x AS x2, count(*) OVER () AS n FROM range(2))
