# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW d AS SELECT * FROM VALUES
# MAGIC   (1, named_struct('name', 'Ann', 'tags', array('a', 'b')), map('x', 1, 'y', 2)),
# MAGIC   (2, named_struct('name', 'Bob', 'tags', array()), map()),
# MAGIC   (3, NULL, NULL) AS d(id, person, m)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, person.name, person.tags[0] AS t0, m['x'] AS mx FROM d WHERE id = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, size(person.tags) AS n, size(m) AS sm, map_keys(m) AS ks FROM d ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT person.* FROM d ORDER BY name NULLS LAST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, tag FROM d LATERAL VIEW explode(person.tags) t AS tag ORDER BY id, tag

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, tag FROM d LATERAL VIEW OUTER explode(person.tags) t AS tag ORDER BY id, tag

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, k, v FROM d LATERAL VIEW explode(m) t AS k, v ORDER BY id, k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_contains(person.tags, 'a') AS has, array_join(person.tags, '+') AS j FROM d ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT struct(id, id * 2 AS dbl) AS s, named_struct('p', id).p AS p FROM d ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map_from_arrays(array('a', 'b'), array(1, 2)) AS m, map_entries(map('q', 1)) AS e, map_concat(map(1, 2), map(3, 4)) AS c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sort_array(array(3, 1, NULL, 2)) AS a, sort_array(array(3, 1, 2), false) AS d, reverse(array(1, 2)) AS r, slice(array(1, 2, 3, 4), 2, 2) AS s, flatten(array(array(1), array(2, 3))) AS f

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_distinct(array(1, 1, 2)) AS d, array_union(array(1), array(1, 2)) AS u, array_except(array(1, 2), array(2)) AS e, array_intersect(array(1, 2), array(2, 3)) AS i, array_position(array(5, 6), 6) AS p, array_remove(array(1, 2, 1), 1) AS r

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sequence(1, 7, 3) AS s, sequence(DATE '2024-01-30', DATE '2024-02-02') AS d, array_repeat('z', 2) AS r, arrays_zip(array(1, 2), array('a', 'b')) AS z

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT aggregate(person.tags, '', (a, x) -> a || x) AS agg, transform(person.tags, t -> upper(t)) AS up, filter(person.tags, t -> t > 'a') AS f FROM d WHERE id = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_json(person) AS j, to_json(m) AS mj FROM d ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_json('{"a": 1, "b": [1, 2]}', 'a INT, b ARRAY<INT>') AS j, from_json('{"a": 1}', 'a INT').a AS a, get_json_object('{"x": {"y": 5}}', '$.x.y') AS g

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT collect_list(person.name) AS names, max(person) AS mp, count(person) AS c FROM d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT person = named_struct('name', 'Ann', 'tags', array('a', 'b')) AS eq FROM d ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id FROM d WHERE person.name LIKE 'A%' OR m['y'] > 5

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT person.nope FROM d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT m.x, m.zz FROM d WHERE id = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT typeof(person), typeof(m), typeof(person.tags) FROM d LIMIT 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT inline(array(person)) FROM d WHERE id = 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT explode(m) FROM d WHERE id = 1
