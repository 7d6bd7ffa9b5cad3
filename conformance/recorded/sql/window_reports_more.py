# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW sales AS SELECT * FROM VALUES ('n', DATE '2024-01-01', 10), ('n', DATE '2024-01-02', 30), ('n', DATE '2024-01-05', 20), ('s', DATE '2024-01-01', 5), ('s', DATE '2024-01-03', 15) AS s(r, d, v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, d, v, sum(v) OVER w AS run, avg(v) OVER w AS mean FROM sales WINDOW w AS (PARTITION BY r ORDER BY d) ORDER BY r, d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, d, v - lag(v, 1, 0) OVER (PARTITION BY r ORDER BY d) AS delta, lead(d) OVER (PARTITION BY r ORDER BY d) AS nxt FROM sales ORDER BY r, d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, v, rank() OVER (ORDER BY v DESC) AS rk, dense_rank() OVER (PARTITION BY r ORDER BY v) AS dr, row_number() OVER (ORDER BY r, d) AS rn FROM sales ORDER BY rn

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, d, v, round(v / sum(v) OVER (PARTITION BY r), 3) AS share FROM sales ORDER BY r, d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, d, max(v) OVER (PARTITION BY r ORDER BY d ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS m3 FROM sales ORDER BY r, d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, d, count(*) OVER (PARTITION BY r ORDER BY d RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW) AS c FROM sales ORDER BY r, d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, first_value(v) OVER w AS f, last_value(v) OVER w AS l, nth_value(v, 2) OVER w AS n2 FROM sales WINDOW w AS (PARTITION BY r ORDER BY d ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) ORDER BY r, f

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT r, sum(v) OVER (PARTITION BY r) AS t FROM sales ORDER BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, sum(v) AS t, sum(sum(v)) OVER () AS grand, rank() OVER (ORDER BY sum(v) DESC) AS rk FROM sales GROUP BY r ORDER BY rk

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT r, d, v, row_number() OVER (PARTITION BY r ORDER BY v DESC) AS rn FROM sales) WHERE rn = 1 ORDER BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(v) OVER nowin FROM sales

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT v FROM sales WHERE row_number() OVER (ORDER BY v) = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, row_number() FROM sales

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(DISTINCT v) OVER (PARTITION BY r) FROM sales
