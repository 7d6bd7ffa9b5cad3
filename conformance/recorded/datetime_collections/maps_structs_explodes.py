# Databricks notebook source
from pyspark.sql import functions as F
df = spark.createDataFrame([(1, {"a": 1, "b": None}, (1, "x", (2.5,))), (2, {}, None), (3, None, (None, None, None))], "id int, m map<string,int>, s struct<p:int,q:string,r:struct<z:double>>")
df.select("id", F.map_keys("m").alias("k"), F.map_values("m").alias("v"), F.map_entries("m").alias("e"), F.map_contains_key("m", "a").alias("c"), F.map_concat("m", F.create_map(F.lit("z"), "id")).alias("mc"), F.map_filter("m", lambda k, v: v.isNotNull()).alias("mf"), F.transform_keys("m", lambda k, v: F.upper(k)).alias("tk"), F.transform_values("m", lambda k, v: F.concat(k, v.cast("string"))).alias("tv"), F.map_zip_with("m", "m", lambda k, a, b: a + b).alias("mz")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", F.col("s").withField("p", F.lit(9)).alias("w"), F.col("s").withField("r.y", F.col("id")).alias("wn"), F.col("s").dropFields("q", "r.z").alias("d"), F.col("s").dropFields("p", "q").alias("d2"), F.col("s.r.z").alias("z"), F.col("s").getField("q").alias("g"), F.col("m")["b"].alias("mb"), F.col("m").getItem("zz").alias("no")).orderBy("id").show(truncate=False)

# COMMAND ----------

df.select(F.col("s").dropFields("p", "q", "r")).show()

# COMMAND ----------

df.select(F.col("id").withField("a", F.lit(1))).show()

# COMMAND ----------

df.select(F.col("s").withField("nope.x", F.lit(1))).show()

# COMMAND ----------

df.select(F.col("s").getField("nope")).show()

# COMMAND ----------

df.select(F.col("s").withField(3, F.lit(1))).show()

# COMMAND ----------

df.select(F.map_from_arrays(F.array(F.lit("a"), F.lit("b")), F.array(F.lit(1), F.lit(2))), F.map_from_entries(F.array(F.struct(F.lit(1), F.lit("x")))), F.str_to_map(F.lit("a=1;b"), F.lit(";"), F.lit("=")), F.create_map(), F.named_struct(F.lit("x"), "id", F.lit("y"), F.lit(2)), F.struct("id", F.lit(1), F.col("id") + 1)).show(1, False)

# COMMAND ----------

df.select(F.map_concat("m", "m")).show()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map_from_arrays(array(1, NULL), array(1, 2))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map_from_arrays(array(1), array(1, 2))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map_from_entries(array(struct(1, 'a'), struct(1, 'b')))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map_from_entries(array(struct(1, 'a'), NULL)), map(1, 'a', 2.5, NULL), map_concat(), map('a', 1)['z'], element_at(map(1, 'x'), 1), str_to_map('a:1,b:2,a'), map_contains_key(map(1, 2), 1L)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map(map(1, 2), 3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map(NULL, 3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT transform_keys(map(1, 2, 3, 4), (k, v) -> 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT transform_keys(map(1, 2), (k, v) -> NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT named_struct('a', 1, 'b'), 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT named_struct(1, 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT struct(1, 'x').col2, struct(1 AS a, 2 AS A).a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map_contains_key(map(1, 2), 'a'), map_contains_key(map(1, 2), NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map_keys(1), map_concat(map(1, 2), map('a', 2))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, k, v, p, e FROM VALUES (1, map('a', 1, 'b', 2), array('x')) AS t(id, m, l) LATERAL VIEW explode(m) AS k, v LATERAL VIEW OUTER posexplode(l) q AS p, e ORDER BY k

# COMMAND ----------

df.select("id", F.explode("m")).show()
df.select("id", F.posexplode_outer("m")).orderBy("id").show()
df.select("id", F.explode_outer("m").alias("kk", "vv")).orderBy("id").show()

# COMMAND ----------

df.select(F.explode("m").alias("one")).show()

# COMMAND ----------

df.select(F.explode("m"), F.explode_outer("m")).show()

# COMMAND ----------

df.select(F.map_filter("m", lambda k: k)).show()

# COMMAND ----------

df.select(F.create_map("id")).show()

# COMMAND ----------

df.withColumn("s", F.col("s").withField("q", F.upper("s.q"))).select("s.*", "m.a").orderBy("p").show()
df.select(F.col("s")["p"], df.s.q, df["s.r"], df.m.a).show()
