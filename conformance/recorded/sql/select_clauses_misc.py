# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT DISTINCT id % 2 AS p FROM range(5) ORDER BY p

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT ALL id FROM range(2) ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT ON (id) id FROM range(2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT TOP 2 id FROM range(5)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM range(5) WHERE id > 1 AND NOT id = 3 OR id = 0 ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM range(3) WHERE id = max(id)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id AS x FROM range(3) WHERE x > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id AS x, x + 1 AS y, y * 2 AS z FROM range(2) ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) AS c, c + 1 AS d FROM range(3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(id) FILTER (WHERE id > 1) AS f, sum(DISTINCT id % 2) AS d, count(DISTINCT id, id % 2) AS cd FROM range(4)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT if(id > 1, 'big', 'small') AS s, CASE id WHEN 0 THEN 'zero' WHEN 1 THEN 'one' END AS c, iff(id > 0, 1, 0) AS i FROM range(3) ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CASE WHEN id = 0 THEN 1 ELSE 'x' END FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nullif(1, 1) AS a, coalesce(NULL, NULL, 3) AS b, nvl(NULL, 'z') AS c, nvl2(NULL, 1, 2) AS d, ifnull(NULL, 0) AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT current_catalog() AS c, current_database() AS d, current_schema() AS s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY id) AS p, percentile_disc(0.5) WITHIN GROUP (ORDER BY id DESC) AS q, mode() WITHIN GROUP (ORDER BY id % 2) AS m FROM range(4)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT listagg(DISTINCT id, ',') WITHIN GROUP (ORDER BY id % 2) FROM range(4)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT percentile_cont(1.5) WITHIN GROUP (ORDER BY id) FROM range(4)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT EXTRACT(YEAR FROM DATE '2024-05-06') AS y, extract(dow FROM DATE '2024-05-06') AS d, EXTRACT(WEEK FROM DATE '2024-05-06') AS w, date_part('MONTH', DATE '2024-05-06') AS m

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT EXTRACT(NOPE FROM DATE '2024-05-06')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT POSITION('b' IN 'abc') AS p, SUBSTRING('abcdef' FROM 2 FOR 3) AS s, SUBSTRING('abcdef' FROM 4) AS s2, TRIM(BOTH 'x' FROM 'xxaxx') AS t, TRIM(LEADING FROM '  a ') AS l, TRIM(TRAILING 'y' FROM 'ayy') AS r, OVERLAY('abcdef' PLACING 'ZZ' FROM 2 FOR 3) AS o

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT TIMESTAMPADD(HOUR, 5, TIMESTAMP '2024-01-01 00:00:00') AS a, TIMESTAMPDIFF(DAY, DATE '2024-01-01', DATE '2024-03-01') AS b, DATEADD(MONTH, 1, DATE '2024-01-31') AS c, DATEDIFF(DAY, DATE '2024-01-01', DATE '2024-01-05') AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM range(3) SELECT id + 1 AS n WHERE id > 0 ORDER BY n

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM range(2)

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM range(3) WHERE id > 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 WHERE false

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS a WHERE 1 = 1 HAVING true

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT any(id > 1) AS a, some(id > 5) AS s, every(id >= 0) AS e, bool_and(id < 2) AS b FROM range(3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT first(id, true), last(id IGNORE NULLS) FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT max_by(id, -id) AS m, min_by(id, -id) AS n, count_if(id > 1) AS c, approx_count_distinct(id) AS a FROM range(4)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, rank() FROM range(2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nosuch(id) FROM range(2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper() FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper('a', 'b') FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT system.builtin.upper('q') AS u

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT builtin.upper('q') AS u

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(id) OVER (ORDER BY id) AS run, count(*) FROM range(3)
