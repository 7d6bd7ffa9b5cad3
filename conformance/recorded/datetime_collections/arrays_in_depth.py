# Databricks notebook source
from pyspark.sql import functions as F
df = spark.createDataFrame([(1, [3, 1, None, 1], ["b", "a"]), (2, [], []), (3, None, None), (4, [5], [None])], "id int, a array<int>, s array<string>")
df.select("id", F.array_sort("a").alias("as"), F.sort_array("a", False).alias("sd"), F.array_distinct("a").alias("di"), F.array_compact("a").alias("co"), F.array_max("a").alias("mx"), F.array_position("a", 1).alias("po"), F.array_remove("a", 1).alias("re"), F.array_size("a").alias("sz")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.array_append("a", 9).alias("ap"), F.array_prepend("a", F.lit(None)).alias("pp"), F.array_insert("a", 2, F.lit(7)).alias("i2"), F.array_insert("a", -2, 7).alias("im"), F.array_repeat("id", 2).alias("rp"), F.array_join("s", "-", "?").alias("j"), F.slice("a", 2, 2).alias("sl"), F.slice("a", -2, 1).alias("sm"), F.try_element_at("a", F.lit(-1)).alias("e"), F.get("a", 0).alias("g")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.transform("a", lambda x, i: x * 10 + i).alias("t"), F.filter("a", lambda x, i: i > 0).alias("f"), F.aggregate("a", F.lit(0), lambda s, x: s + F.coalesce(x, F.lit(100)), lambda s: s * 2).alias("ag"), F.reduce("s", F.lit(""), lambda s, x: F.concat(s, F.coalesce(x, F.lit("_")))).alias("rd"), F.exists("a", lambda x: x > 2).alias("ex"), F.forall("a", lambda x: x > 0).alias("fa"), F.zip_with("a", "s", lambda x, y: F.concat_ws(":", x.cast("string"), y)).alias("z")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.array_sort("a", lambda x, y: F.when(x.isNull(), 1).when(y.isNull(), -1).otherwise(y - x)).alias("desc"), F.array_sort("s", lambda x, y: F.length(x) - F.length(y)).alias("len")).orderBy("id").show(truncate=False)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_sort(array(3, 1, 2), (a, b) -> NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_sort(array(3, 1, 2), (a, b) -> 'x')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT flatten(array(array(1, 2), NULL)), flatten(array(array(1), array())), arrays_overlap(array(1, NULL), array(2)), array_union(array(1, NULL), array(NULL, 2)), array_except(array(1, 1, NULL), array(2)), array_intersect(array(1, NULL), array(NULL)), arrays_zip(array(1, 2), array('a')), array_contains(array(1, NULL), 2), element_at(map('a', 1), 'b'), size(map()), cardinality(array(1)), concat(array(1), array(2L)), reverse(array(1, 2)), shuffle(array(1)), sequence(5, 1, -2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT element_at(array(1, 2), 3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT element_at(array(1, 2), 0)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(1, 2)[2]

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT slice(array(1, 2), 0, 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT slice(array(1, 2), 1, -1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sequence(1, 5, -1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sequence(DATE'2024-01-31', DATE'2024-05-31', INTERVAL 1 MONTH), sequence(TIMESTAMP'2024-03-10 00:00:00', TIMESTAMP'2024-03-10 12:00:00', INTERVAL '6' HOUR), sequence(DATE'2024-01-03', DATE'2024-01-01'), sequence(1Y, 3Y), sequence(1, NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sequence(DATE'2024-01-01', 5)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_insert(array(1), 0, 2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_repeat('x', -1), array_join(array(1, NULL, 3), ','), array_join(array('a', NULL), ',', NULL), array_position(array('a'), 'z'), array_min(array(array(2), array(1, 9))), array_append(NULL, 1), aggregate(array(1, 2), 0, (s, x) -> s + x, s -> s / 3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT aggregate(array(1, 2), 0, (s, x) -> concat(s, 'x'))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_union(array(1), array('a')), array_contains(array(1), 'a')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_contains(array(1), NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array_join(array(array(1)), ',')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT transform(array(1), (x, i, z) -> x), filter(1, x -> x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT filter(array(1), x -> x)

# COMMAND ----------

df.select(F.explode_outer("a").alias("x"), "id").show()

# COMMAND ----------

df.select("id", F.posexplode("s").alias("p", "v")).show()
df.select("id", F.inline(F.arrays_zip("a", "s"))).show()
df.select("id", F.inline_outer(F.array(F.struct(F.lit(1).alias("q"), "id")))).show()
df.select(F.stack(F.lit(2), F.lit(1), F.lit("x"), F.lit(2), F.lit("y")).alias("n", "t")).show(2)

# COMMAND ----------

df.select(F.explode("id")).show()

# COMMAND ----------

df.select(F.explode(F.explode(F.array("a")))).show()

# COMMAND ----------

df.select(F.transform("a", lambda: 1))

# COMMAND ----------

df.select(F.transform("a", lambda x: 1))

# COMMAND ----------

df.select(F.array_contains("a", None)).show()

# COMMAND ----------

df.select(F.slice("a", "x", 1)).show()

# COMMAND ----------

df.select(F.array_join("a", 5)).show()
