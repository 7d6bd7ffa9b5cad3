# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW p AS SELECT * FROM VALUES (1, 'a', 10), (2, NULL, 20), (3, 'c', NULL), (NULL, 'd', 40) AS p(id, nm, v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, v + 1 AS a, v = 10 AS e, v <=> NULL AS s, nm || 'x' AS c FROM p ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*), count(v), sum(v), avg(v), min(nm), max(id) FROM p

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM p WHERE v <> 10 ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM p WHERE NOT (v = 10) OR v IS NULL ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM p WHERE nm IN ('a', NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM p WHERE nm NOT IN ('a', NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm IS NULL AS g, count(*) AS n FROM p GROUP BY nm IS NULL ORDER BY g

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, count(*) AS n FROM (SELECT nm FROM p UNION ALL SELECT NULL) GROUP BY nm ORDER BY nm NULLS LAST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT coalesce(nm, 'none') AS c, nvl(v, -1) AS n, nullif(v, 20) AS nf, nvl2(v, 'has', 'no') AS n2 FROM p ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT NULL AND false AS a, NULL AND true AS b, NULL OR true AS c, NULL OR false AS d, NOT NULL AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT NULL + 1 AS a, concat('a', NULL) AS b, concat_ws('-', 'a', NULL, 'b') AS c, greatest(1, NULL, 3) AS d, least(NULL, 2) AS e, length(NULL) AS f

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT p.id, q.id AS qid FROM p JOIN p q ON p.id = q.id ORDER BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT p.id, q.nm FROM p LEFT JOIN p q ON p.nm = q.nm AND q.id > 1 ORDER BY p.id, q.nm

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CASE WHEN v > 15 THEN 'hi' WHEN v IS NULL THEN 'null' END AS c, if(v > 15, 'y', 'n') AS i FROM p ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DISTINCT v IS NULL AS isn, nm IS NOT NULL AS isnn FROM p ORDER BY 1, 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(1, NULL) AS a, map('k', NULL) AS m, struct(NULL AS x) AS s, array_contains(array(1, NULL), 2) AS c, size(NULL) AS sz

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(DISTINCT nm), count(DISTINCT nm, v), collect_list(nm), collect_set(v IS NULL) FROM p

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM p ORDER BY v DESC NULLS LAST, id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT isnull(v), isnotnull(v), ifnull(v, 0), nanvl(double('NaN'), 1.5) FROM p WHERE id = 3

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(v) FILTER (WHERE nm IS NOT NULL) AS f, any_value(v, true) AS av, first(v) IGNORE NULLS AS fv FROM p WHERE id IS NULL
