# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW s AS SELECT * FROM VALUES ('n', 'p', 1), ('n', 'q', 2), ('s', 'p', 3), ('s', NULL, 4) AS s(r, c, v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, sum(v) AS t FROM s GROUP BY ROLLUP (r, c) ORDER BY r, c, t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, sum(v) AS t, grouping(r) AS gr, grouping(c) AS gc, grouping_id() AS gi FROM s GROUP BY CUBE (r, c) ORDER BY gi, r, c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, count(*) AS n FROM s GROUP BY GROUPING SETS ((r), (c), ()) ORDER BY r, c, n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, count(*) AS n FROM s GROUP BY r, c WITH ROLLUP ORDER BY r, c, n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, count(*) AS n FROM s GROUP BY r, c WITH CUBE ORDER BY r, c, n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, count(*) AS n FROM s GROUP BY r, c GROUPING SETS ((r, c), (r)) ORDER BY r, c, n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, sum(v) FROM s GROUP BY r, ROLLUP (c) ORDER BY r, c, 3

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, sum(v), grouping_id(r) FROM s GROUP BY ROLLUP (r) HAVING grouping(r) = 0 ORDER BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, grouping_id(r, c) AS g, sum(v) AS t FROM s GROUP BY CUBE (r, c) HAVING grouping_id(r, c) > 1 ORDER BY g, r, t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, grouping(v) FROM s GROUP BY ROLLUP (r)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, grouping_id(c, r) FROM s GROUP BY CUBE (r, c)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT grouping(r) FROM s GROUP BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, grouping_id() FROM s GROUP BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper(r) AS u, sum(v) AS t FROM s GROUP BY ROLLUP (upper(r)) ORDER BY u

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, sum(v) AS t FROM s GROUP BY GROUPING SETS (ROLLUP (r, c), CUBE (r)) ORDER BY r, c, t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, sum(v) AS t FROM s GROUP BY ROLLUP ((r, c)) ORDER BY r, c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c, sum(v) AS t FROM s GROUP BY ROLLUP (r), ROLLUP (c) ORDER BY r, c, t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS one, r, sum(v) FROM s GROUP BY 1, ROLLUP (2) ORDER BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, sum(v) AS t FROM s GROUP BY ALL ORDER BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(v) AS t FROM s GROUP BY ALL

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, c FROM s GROUP BY ALL ORDER BY r, c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, v + 1 FROM s GROUP BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, sum(v) FROM s GROUP BY 3

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, sum(v) FROM s GROUP BY 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r AS x, sum(v) FROM s GROUP BY x HAVING x = 'n'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, sum(v) FILTER (WHERE c = 'p') AS p, count(*) FILTER (WHERE c IS NULL) AS z FROM s GROUP BY r ORDER BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*), count(c), count(DISTINCT c), count(DISTINCT r, c) FROM s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(v) FROM s HAVING count(*) > 10

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r FROM s HAVING r = 'n'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, ROLLUP(c) FROM s GROUP BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM s GROUP BY r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, first(c), max(v) - min(v) AS spread FROM s GROUP BY r ORDER BY spread

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT r, sum(v) t FROM s GROUP BY r ORDER BY sum(v) DESC, count(*)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT length(r) + 1, count(1) FROM s GROUP BY length(r)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT length(r || 'z'), count(1) FROM s GROUP BY r ORDER BY r
