# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT get_json_object('[[1,2],[3,[4]]]', '$[*][*]') AS a, get_json_object('[{"a":[1,2]},{"a":[3]}]', '$[*].a[*]') AS b, get_json_object('[[1,2],[3]]', '$[0][*]') AS c, get_json_object('{"a":12345678901234567890}', '$.a') AS d, get_json_object('{"a":null,"a":2}', '$.a') AS e, get_json_object("{'a':'q'}", '$.a') AS f, get_json_object(' {"a":1} x', '$.a') AS g, get_json_object('{"b":tru}', '$.a') AS h, get_json_object('[[1],[2]]', '$[0][*]') AS i

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a, b, c FROM (SELECT json_tuple('{"x":1,"x":"two","y":[1, {"z":2.50}]}', 'x', 'y', 'x') AS (a, b, c)) ORDER BY a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT json_object_keys('{"a":1,"a":2}') AS twice, json_object_keys('{"a":1') AS cut, json_array_length('[1] x') AS rest, json_array_length('[[1,2],[]]') AS inner

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_json('null', 'a INT') AS nul, from_json('  ', 'a INT') AS blank, from_json('{"a":1} x', 'a INT') AS rest, from_json('[1,"x"]', 'ARRAY<INT>') AS badelem, from_json('{"a":{"b":"x","c":1}}', 'a STRUCT<b: INT, c: INT>') AS inner, from_json('{"a":1', 'MAP<STRING, INT>') AS cutmap

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_json(map('a', NULL, 'b', 1)) AS m, to_json(named_struct('a', NULL, 'b', array(NULL, 1))) AS s, to_json(named_struct('a', NULL), map('ignoreNullFields', 'false')) AS k, to_json(array(1.50, NULL)) AS d, to_json(named_struct('x', double('NaN'), 'y', X'4142', 'z', 1e10)) AS f, to_json(map(named_struct('a', 1, 'b', 'x'), 1)) AS sk, to_json(map(1.50, 'v')) AS dk, to_json(named_struct('t', 'quote" \\ tab\t é')) AS t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_json('{"a":1}', 'INT') AS scalar

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_json('{"a":1}', 'MAP<INT, INT>') AS keys

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_json('{"a":1}', 'a INT', map('mode', 1)) AS options

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_json(1) AS scalar
