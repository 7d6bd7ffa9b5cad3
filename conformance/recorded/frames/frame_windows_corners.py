# Databricks notebook source
from pyspark.sql import functions as F, Window
df = spark.createDataFrame([("a", 1, 10), ("a", 2, None), ("a", 2, 30), ("b", 5, 1), ("b", None, 2)], "g string, t int, v int")
w = Window.partitionBy("g").orderBy("t")
df.select("*", F.sum("v").over(w).alias("s"), F.sum("v").over(w.rowsBetween(-1, Window.currentRow)).alias("r"), F.sum("v").over(w.rangeBetween(-1, 1)).alias("q"), F.count("*").over(Window.partitionBy("g")).alias("n")).orderBy("g", "t", "v").show()

# COMMAND ----------
df.select("*", F.lag("v").over(w).alias("lag"), F.lead("v", 1, -1).over(w).alias("lead"), F.first("v", ignorenulls=True).over(w).alias("f"), F.last("v").over(w.rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing)).alias("l"), F.nth_value("v", 2).over(w).alias("nth"), F.ntile(2).over(w).alias("nt"), F.cume_dist().over(w).alias("cd"), F.percent_rank().over(w).alias("pr")).orderBy("g", "t", "v").show()

# COMMAND ----------
df.select(F.row_number().over(Window.partitionBy("g"))).show()

# COMMAND ----------
df.select(F.lag("v").over(w.rowsBetween(-1, 1))).show()

# COMMAND ----------
df.select(F.sum("v").over(w.rangeBetween(1, -1))).show()

# COMMAND ----------
df.select(F.sum("v").over(w.rowsBetween(2, 1))).show()

# COMMAND ----------
df.select(F.sum("v").over(Window.orderBy("g", "t").rangeBetween(-1, 1))).show()

# COMMAND ----------
df.select(F.sum("v").over(Window.orderBy("g").rangeBetween(-1, 1))).show()

# COMMAND ----------
df.filter(F.row_number().over(w) == 1).show()

# COMMAND ----------
df.groupBy("g").agg(F.sum(F.sum("v").over(w))).show()

# COMMAND ----------
df.groupBy("g").agg(F.sum("v").alias("s"), F.sum(F.sum("v")).over(Window.orderBy("g")).alias("c")).show()

# COMMAND ----------
df.select(F.sum("v").over("g"))

# COMMAND ----------
df.select(F.upper("g").over(w)).show()

# COMMAND ----------
df.select(F.rank().alias("x")).show()

# COMMAND ----------
print(Window.unboundedPreceding, Window.unboundedFollowing, Window.currentRow)
print(F.sum("v").over(w.rowsBetween(-1, 0)), F.sum("v").over(Window.orderBy(F.desc("t"))), F.rank().over(w))
df.select(F.sum("v").over(w.rowsBetween(-1, 0)), F.rank().over(Window.partitionBy("g").orderBy(F.desc("t")))).show(truncate=False)
print(df.select(F.avg("v").over(w.rangeBetween(-10, Window.currentRow))).columns)

# COMMAND ----------
Window.partitionBy(5).orderBy("t")

# COMMAND ----------
w.rowsBetween("a", 1)

# COMMAND ----------
df.withColumn("r", F.dense_rank().over(Window.orderBy(F.col("v").desc_nulls_last()))).orderBy("r").show()
df.select("g", F.collect_list("v").over(w).alias("l"), F.max("v").over(Window.partitionBy()).alias("m"), F.countDistinct("v").over(Window.partitionBy("g"))).show()

# COMMAND ----------
df.select("g", F.approx_count_distinct("v").over(Window.partitionBy("g")).alias("n"), F.sum("v").over(Window.partitionBy("g").orderBy("t").rangeBetween(Window.currentRow, Window.unboundedFollowing)).alias("s"), F.stddev("v").over(w).alias("sd")).orderBy("g", "s").show()

# COMMAND ----------
ts = spark.createDataFrame([("2024-01-01 00:00:00", 1), ("2024-01-01 00:30:00", 2), ("2024-01-01 02:00:00", 4)], "t string, v int").withColumn("t", F.to_timestamp("t"))
ts.withColumn("s", F.sum("v").over(Window.orderBy(F.col("t").cast("long")).rangeBetween(-3600, 0))).show()
ts.withColumn("s", F.expr("sum(v) over (order by t range between interval 1 hour preceding and current row)")).show()
ts.withColumn("s", F.sum("v").over(Window.orderBy("t").rangeBetween(-3600, 0))).show()
