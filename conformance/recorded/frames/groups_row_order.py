# Databricks notebook source
from pyspark.sql import functions as F
import datetime as dt
from decimal import Decimal
rows = [(1, "ü", 1.5, dt.date(2024, 1, 1), Decimal("1.10"), True), (2, None, float("nan"), dt.date(2024, 1, 2), Decimal("2.20"), False), (None, "b", -0.0, None, None, None), (3, "ü", 0.0, dt.date(2024, 1, 1), Decimal("1.10"), True), (1, "c", None, dt.date(2023, 5, 6), Decimal("-3.00"), None), (2, "日本", 1.5, None, Decimal("2.20"), False), (5, "", 2.5, dt.date(2024, 1, 2), Decimal("0.00"), True)]
df = spark.createDataFrame(rows, "i int, s string, d double, dd date, p decimal(10,2), b boolean")
for c in df.columns:
    df.groupBy(c).count().show()
    df.select(c).distinct().show()

# COMMAND ----------

df.groupBy("i", "b").agg(F.sum("d"), F.max("p")).show()
df.groupBy("s").agg(F.max("dd"), F.min("i")).show()
df.groupBy("i").agg(F.max("s")).show()
df.groupBy("b").agg(F.collect_list("i")).show()
df.groupBy("s").agg(F.countDistinct("i")).show()
df.groupBy("i").agg(F.countDistinct("s"), F.sum("d")).show()
df.groupBy("dd").agg(F.sum("p"), F.avg("p")).show()
df.dropDuplicates(["b"]).show()
df.select("i", "b").dropDuplicates(["i"]).show()
df.cube("i", "b").count().show(30)
df.groupBy(F.year("dd")).count().show()
df.groupBy(F.array("i")).count().show()
df.groupBy(F.struct("i", "b")).count().show()
df.groupBy("i").pivot("b").count().show()
df.groupBy("i").pivot("b", [True, False]).agg(F.max("s")).show()
df.groupBy("s").agg(F.approx_count_distinct("i"), F.first("d"), F.stddev("d")).show()
df.crosstab("i", "b").show()

# COMMAND ----------

df.createOrReplaceTempView("t")
spark.sql("SELECT i, count(*) FROM t GROUP BY i HAVING count(*) > 1").show()
spark.sql("SELECT i, s FROM t GROUP BY ALL").show()
spark.sql("SELECT DISTINCT b, i FROM t").show()
spark.sql("SELECT i, b, grouping(i), count(*) FROM t GROUP BY GROUPING SETS ((i), (b), ())").show(30)
spark.sql("SELECT i FROM t UNION SELECT n FROM VALUES (9), (1) v(n)").show()
spark.sql("SELECT i FROM t INTERSECT SELECT n FROM VALUES (9), (1) v(n)").show()
spark.sql("SELECT i FROM t EXCEPT SELECT n FROM VALUES (9), (1) v(n)").show()
spark.sql("SELECT word, count(*) AS n FROM (SELECT explode(split('the quick brown fox jumps over the lazy dog the end', ' ')) AS word) GROUP BY word").show()
spark.sql("SELECT i, max(c) FROM (SELECT i, b, count(*) AS c FROM t GROUP BY i, b) GROUP BY i").show()
spark.sql("SELECT count(DISTINCT i), count(DISTINCT s), sum(p) FROM t").show()
spark.range(100).groupBy((F.col("id") % 10).alias("m")).agg(F.sum("id").alias("s")).show()
spark.range(100).withColumn("m", F.col("id") % 3).repartition(4).groupBy("m").count().show()
spark.range(12).groupBy("id").count().show()
df.coalesce(1).groupBy("i").count().show()
df.orderBy("i").groupBy("b").agg(F.collect_list("i")).show()
df.withColumn("rn", F.row_number().over(__import__("pyspark").sql.Window.partitionBy("b").orderBy(F.desc("i")))).groupBy("b").count().show()
