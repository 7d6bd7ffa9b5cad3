# Databricks notebook source
from pyspark.sql import functions as F, Window as W
df = spark.createDataFrame([("a", 1, 10), ("a", 2, None), ("a", 2, 30), ("a", 4, 40), ("b", 1, 5), ("b", None, 6), (None, 3, 7)], "g string, o int, v int")
w = W.partitionBy("g").orderBy("o", "v")
df.select("*", F.row_number().over(w).alias("rn"), F.rank().over(W.partitionBy("g").orderBy("o")).alias("rk"), F.dense_rank().over(W.partitionBy("g").orderBy("o")).alias("dr"), F.percent_rank().over(w).alias("pr"), F.cume_dist().over(w).alias("cd"), F.ntile(2).over(w).alias("nt")).orderBy("g", "o", "v").show()

# COMMAND ----------

df.select("*", F.lag("v").over(w).alias("lg"), F.lead("v", 2, -1).over(w).alias("ld"), F.lag("v", -1, 0).over(w).alias("ln"), F.first_value("v", True).over(w).alias("fv"), F.last_value("v").over(w).alias("lv"), F.nth_value("v", 2).over(w).alias("nv"), F.nth_value("v", 2, True).over(w).alias("nvi")).orderBy("g", "o", "v").show()

# COMMAND ----------

df.select("*", F.sum("v").over(w.rowsBetween(-1, 1)).alias("s"), F.avg("v").over(W.partitionBy("g").orderBy("o").rangeBetween(-1, W.currentRow)).alias("a"), F.collect_list("v").over(w.rowsBetween(W.unboundedPreceding, W.unboundedFollowing)).alias("c"), F.count("*").over(W.partitionBy("g")).alias("n"), F.max("v").over(w.rowsBetween(1, 2)).alias("m")).orderBy("g", "o", "v").show()

# COMMAND ----------

df.select(F.sum("v").over(w.rangeBetween(-1, 1))).show()

# COMMAND ----------

df.select(F.row_number().over(W.partitionBy("g"))).show()

# COMMAND ----------

df.select(F.lag("v").over(w.rowsBetween(-1, 1))).show()

# COMMAND ----------

df.filter(F.row_number().over(w) == 1).show()

# COMMAND ----------

df.select(F.row_number()).show()

# COMMAND ----------

df.select(F.upper("g").over(w)).show()

# COMMAND ----------

df.select(F.sum(F.sum("v").over(w)).over(w)).show()

# COMMAND ----------

df.select(F.ntile(0).over(w)).show()

# COMMAND ----------

df.select(F.count_distinct("v").over(w)).show()

# COMMAND ----------

df.select(F.sum("v").over("g")).show()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT d, v, sum(v) OVER (ORDER BY d RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW) AS s, lag(v, 1, 0) OVER (ORDER BY d) AS l, lead(v) IGNORE NULLS OVER (ORDER BY d) AS ln, last_value(v) IGNORE NULLS OVER (ORDER BY d) AS lv, sum(v) FILTER (WHERE v > 1) OVER (ORDER BY d) AS f FROM VALUES (DATE'2024-01-01', 1), (DATE'2024-01-02', NULL), (DATE'2024-01-04', 3) AS t(d, v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v, sum(v) OVER w AS s, avg(v) OVER (w ROWS 1 PRECEDING) AS a, count(*) OVER () AS n, max(sum(v)) OVER () AS m FROM VALUES (1), (2), (2) AS t(v) GROUP BY v WINDOW w AS (ORDER BY v) ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(v) OVER (ORDER BY v ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING) FROM VALUES (1), (2) AS t(v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(v) OVER (ORDER BY v ROWS BETWEEN 1.5 PRECEDING AND CURRENT ROW) FROM VALUES (1), (2) AS t(v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(v) OVER nope FROM VALUES (1), (2) AS t(v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nth_value(v, 0) OVER (ORDER BY v), lag(v, v) OVER (ORDER BY v) FROM VALUES (1), (2) AS t(v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v FROM VALUES (1), (2) AS t(v) WHERE rank() OVER (ORDER BY v) = 1
