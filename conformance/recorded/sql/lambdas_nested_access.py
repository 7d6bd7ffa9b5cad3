# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT transform(array(1, 2, 3), x -> x + 1) AS t, transform(array('a', 'b'), (x, i) -> concat(x, i)) AS ti

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT filter(array(1, NULL, 3), x -> x > 1) AS f, filter(array(5, 6, 7), (x, i) -> i % 2 = 0) AS fi

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT exists(array(1, 2), x -> x = 2) AS e, forall(array(2, 4), x -> x % 2 = 0) AS fa, exists(array(1, NULL), x -> x = 2) AS n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x) AS s, aggregate(array(1, 2), 0, (a, x) -> a + x, a -> a * 10) AS f, reduce(array('p', 'q'), '', (a, x) -> a || x) AS r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT zip_with(array(1, 2), array(10, 20, 30), (x, y) -> x + y) AS z

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map_filter(map('a', 1, 'b', 2), (k, v) -> v > 1) AS mf, transform_keys(map('a', 1), (k, v) -> upper(k)) AS tk, transform_values(map('a', 1), (k, v) -> v + 1) AS tv, map_zip_with(map('a', 1), map('a', 2, 'b', 3), (k, v1, v2) -> coalesce(v1, 0) + v2) AS mz

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_sort(array(3, 1, 2), (l, r) -> CASE WHEN l < r THEN 1 WHEN l > r THEN -1 ELSE 0 END) AS d, array_sort(array(3, NULL, 1)) AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT transform(array(array(1, 2), array(3)), x -> transform(x, y -> y * size(x))) AS nested

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, transform(array(1, 2), x -> x * id) AS t FROM range(2) ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT transform(array(1), (x, y, z) -> x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT transform(array(1), x -> nope)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT transform(5, x -> x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT filter(array(1, 2), x -> x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x -> x + 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper(x -> x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(10, 20)[0] AS a0, map('k', 5)['k'] AS mk, named_struct('f', 7).f AS sf, struct(1, 2).col2 AS c2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(10, 20)[2]

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(10, 20)[-1]

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map('k', 5)['zz'] AS missing, element_at(map('k', 5), 'q') AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT element_at(array(1, 2), 0)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT try_element_at(array(1, 2), 5) AS t, get(array(1, 2), 9) AS g, element_at(array(1, 2), -1) AS l

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT named_struct('f', 7).g

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(named_struct('a', 1, 'b', 'x'), named_struct('a', 2, 'b', 'y')).b AS bs

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(1, 2)['x']

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map(1, 'a')['1'] AS m

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (5).x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s.a.b, s['a']['b'] AS br FROM (SELECT named_struct('a', named_struct('b', 3)) AS s)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT S.A.B FROM (SELECT named_struct('a', named_struct('b', 3)) AS s)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT s.* FROM (SELECT named_struct('p', 1, 'q', 'z') AS s)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(1, 2).x
