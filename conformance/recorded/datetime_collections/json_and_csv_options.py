# Databricks notebook source
from pyspark.sql import functions as F, types as T
df = spark.createDataFrame([(1, '{"a": 1, "b": [1, 2, {"c": "x"}], "d.e": true}'), (2, '{"a": "one", "b": null}'), (3, "[1, 2]"), (4, "broken"), (5, None)], "id int, j string")
df.select("id", F.get_json_object("j", "$.a").alias("a"), F.get_json_object("j", "$.b[2].c").alias("c"), F.get_json_object("j", "$['d.e']").alias("de"), F.get_json_object("j", "$[1]").alias("i"), F.get_json_object("j", "$.b[*]").alias("w"), F.get_json_object("j", "a").alias("bad")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.json_tuple("j", "a", "b", "zz")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.from_json("j", "a int, b array<string>", {"mode": "PERMISSIVE"}).alias("s"), F.from_json("j", T.MapType(T.StringType(), T.StringType())).alias("m"), F.json_array_length("j").alias("n"), F.json_object_keys("j").alias("k")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.from_json("j", "a int, _corrupt_record string").alias("s")).orderBy("id").show(truncate=False)

# COMMAND ----------

print(spark.range(1).select(F.schema_of_json('{"a": 1, "b": [1.5, 2], "c": null, "d": {"e": []}}'), F.schema_of_json(F.lit("{'x': 01}"), {"allowNumericLeadingZeros": "true"}), F.schema_of_csv("1|a|2.5|2024-01-01", {"sep": "|"})).first())

# COMMAND ----------

o = spark.sql("SELECT struct(1 AS a, NULL AS b, DATE'2024-02-03' AS d, TIMESTAMP'2024-02-03 04:05:06.7' AS t, 1.50BD AS x, double('NaN') AS n, array(1, NULL) AS l, map('k', NULL) AS m, x'4142' AS y) AS s")
o.select(F.to_json("s")).show(truncate=False)
o.select(F.to_json("s", {"ignoreNullFields": "false", "dateFormat": "dd/MM/yyyy", "timestampFormat": "HH:mm"})).show(truncate=False)

# COMMAND ----------

o.select(F.to_csv(F.struct("s.a", "s.b", "s.d", "s.t", "s.x", "s.n")), F.to_csv(F.struct("s.a", "s.b", "s.d"), {"sep": ";", "nullValue": "-", "dateFormat": "yyyy"})).show(truncate=False)

# COMMAND ----------

spark.sql("""SELECT '1,"a b",2024-02-03,x' AS c""").select(F.from_csv("c", "a int, b string, d date, e int"), F.from_csv("c", "a string, b string", {"quote": "'"}), F.from_csv("c", F.lit("a int, _corrupt_record string"))).show(truncate=False)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_json('{"a":1}', 'a INT, b'), 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_json('{"a":1}', 'map<int,string>')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_json('{"a":1.5, "b": "2024-01-01T00:00:00Z", "c": "1.25", "d": "NaN"}', 'a INT, b TIMESTAMP, c DECIMAL(3,1), d DOUBLE') AS a, from_json('{"a":"26/08/2015"}', 'a DATE', map('dateFormat', 'dd/MM/yyyy')) AS b, from_json('[{"a":1},{"a":2}]', 'array<struct<a:int>>') AS c, from_json('{"a":1}', 'array<struct<a:int>>') AS d, from_json('[1,2]', 'a INT') AS e, from_json('3', 'INT') AS f

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_json(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_json(map(1, 2)), to_json(array(struct(1 AS a))), to_json(map('a', 1), map('mode', 3))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT json_tuple('{"a":1}', 'a', 2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_csv('1,2', 'a INT, b INT', map('mode', 'DROPMALFORMED'))
