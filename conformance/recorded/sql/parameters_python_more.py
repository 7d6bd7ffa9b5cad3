# Databricks notebook source
spark.sql("SELECT :a AS a, :b + 1 AS b", args={"a": "x", "b": 2}).show()
spark.sql("SELECT ? AS a, ? AS b", args=["y", 3.5]).show()

# COMMAND ----------

spark.sql("SELECT * FROM range(10) WHERE id > :low AND id < :high ORDER BY id LIMIT :n", args={"low": 2, "high": 8, "n": 3}).show()

# COMMAND ----------

spark.sql("SELECT id FROM range(10) WHERE id IN (?, ?, ?) ORDER BY id", args=[1, 5, 20]).show()

# COMMAND ----------

import datetime, decimal
spark.sql("SELECT :d AS d, :t AS t, :n AS n, :dec AS de, :b AS b", args={"d": datetime.date(2024, 1, 2), "t": datetime.datetime(2024, 1, 2, 3, 4, 5), "n": None, "dec": decimal.Decimal("1.50"), "b": True}).show(truncate=False)

# COMMAND ----------

from pyspark.sql import functions as F
spark.sql("SELECT :arr AS a, :m['k'] AS m, element_at(:arr, 2) AS e", args={"arr": F.array(F.lit(1), F.lit(2)), "m": F.create_map(F.lit("k"), F.lit("v"))}).show()

# COMMAND ----------

spark.sql("SELECT :a", args={"b": 1}).show()

# COMMAND ----------

spark.sql("SELECT ?, ?", args=[1]).show()

# COMMAND ----------

spark.sql("SELECT :a", args={"a": [1, 2]}).show()

# COMMAND ----------

spark.sql("SELECT * FROM IDENTIFIER(:t)", args={"t": "range"}).show()

# COMMAND ----------

spark.range(3).createOrReplaceTempView("tv")
spark.sql("SELECT count(*) AS n FROM IDENTIFIER(:t) WHERE IDENTIFIER(:c) > 0", args={"t": "tv", "c": "id"}).show()

# COMMAND ----------

df = spark.range(4)
spark.sql("SELECT sum(id) AS s FROM {d} WHERE id > {lim}", d=df, lim=1).show()
spark.sql("SELECT {c} AS c, '{{x}}' AS lit FROM {d} LIMIT 1", d=df, c=df.id).show()

# COMMAND ----------

spark.sql("SELECT {x}", x="it's").show()

# COMMAND ----------

spark.sql("SELECT :a + {b} AS s", args={"a": 1}, b=2).show()

# COMMAND ----------

spark.sql("SELECT 1; SELECT 2").show()

# COMMAND ----------

spark.sql("SELECT 1 AS one;").show()

# COMMAND ----------

spark.sql("").show()

# COMMAND ----------

spark.sql("-- nothing").show()

# COMMAND ----------

spark.sql("SELECT '; not a split' AS s").show()

# COMMAND ----------

r = spark.sql("CREATE TEMP VIEW made AS SELECT 1 AS a")
print(r.columns, r.collect())
print(spark.sql("SHOW TABLES").columns)

# COMMAND ----------

print(spark.sql("SELECT 1 AS a, 'x' AS b").schema.simpleString())
print(spark.sql("SELECT 1 AS a").dtypes, spark.sql("VALUES (1, 2.5)").dtypes)

# COMMAND ----------

spark.sql("SELECT :a.b AS f", args={"a": F.struct(F.lit(5).alias("b"))}).show()

# COMMAND ----------

spark.sql("INSERT INTO nosuch VALUES (:a)", args={"a": 1})

# COMMAND ----------

spark.sql("CREATE TABLE pt (a INT, b STRING) USING parquet")
spark.sql("INSERT INTO pt VALUES (:a, :b), (?, 'x')", args={"a": 1, "b": "q"})

# COMMAND ----------

spark.sql("INSERT INTO pt VALUES (:a, :b)", args={"a": 1, "b": "q"})
spark.sql("INSERT INTO pt SELECT id + ?, ? FROM range(?)", args=[10, "many", 2])
spark.table("pt").orderBy("a").show()
