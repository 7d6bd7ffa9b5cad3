# Databricks notebook source
from pyspark.sql import functions as F
import os
df = spark.createDataFrame([(i, "abcdefg"[i % 7], float(i)) for i in range(23)], "n int, s string, x double")
print(df.rdd.getNumPartitions(), df.repartition(5).rdd.getNumPartitions(), df.coalesce(1).rdd.getNumPartitions(), df.coalesce(9).rdd.getNumPartitions(), df.repartition("s").rdd.getNumPartitions(), df.repartition(4, "s").rdd.getNumPartitions(), df.groupBy("s").count().rdd.getNumPartitions(), df.orderBy("n").rdd.getNumPartitions(), df.union(df).rdd.getNumPartitions(), df.limit(2).rdd.getNumPartitions(), spark.range(5).rdd.getNumPartitions(), spark.range(0, 10, 1, 7).rdd.getNumPartitions(), df.repartitionByRange(3, "n").rdd.getNumPartitions(), df.distinct().rdd.getNumPartitions(), df.where("n > 5").rdd.getNumPartitions(), df.join(df.select("n"), "n").rdd.getNumPartitions(), spark.sql("SELECT 1").rdd.getNumPartitions(), df.crossJoin(spark.range(2)).rdd.getNumPartitions())

# COMMAND ----------

def files(df, name):
    p = "/tmp/brook-partitions_seen/" + name
    df.write.mode("overwrite").json(p)
    print(name, [len(open(p + "/" + f).read().split("\n")) - 1 for f in sorted(os.listdir(p)) if f.endswith(".json")])
files(df, "plain"); files(df.repartition(4), "four"); files(df.coalesce(1), "one"); files(df.groupBy("s").count(), "groups"); files(df.orderBy("n"), "sorted"); files(df.repartition("s"), "by_s"); files(df.limit(3), "limit"); files(spark.range(1), "single"); files(spark.range(0), "none"); files(df.repartitionByRange(3, "n"), "ranges"); files(spark.read.json("/tmp/brook-partitions_seen/four"), "again"); files(df.where("n < 5"), "filtered"); files(df.union(df), "union"); files(df.repartition(10), "ten"); files(df.repartition(1), "rep1"); files(df.where("n > 100"), "empty"); files(df.coalesce(1).where("n > 100"), "empty1")

# COMMAND ----------

df.groupBy("s").count().show()
df.groupBy("n").agg(F.first("s")).show(30)
df.select("s").distinct().show()
df.dropDuplicates(["s"]).show()
df.groupBy((F.col("n") % 4).alias("k"), "s").count().show(30)
df.join(spark.createDataFrame([(3, "q"), (5, "r"), (3, "t"), (11, "u")], "n int, v string"), "n").show()
df.join(spark.createDataFrame([(3, "q"), (5, "r"), (3, "t"), (41, "u")], "n int, v string"), "n", "full").show(30)
df.union(df).distinct().groupBy("s").count().show()
df.intersect(df.limit(5)).show()
df.rollup("s").count().show()
df.cube("s").agg(F.sum("n")).show()
df.groupBy("s").agg(F.collect_list("n")).show(truncate=False)
df.groupBy("x").count().where("x < 4").show()
df.groupBy("s").pivot("s").count().show()
spark.sql("SELECT s, count(*) c FROM VALUES ('x', 1), ('y', 2), ('x', 3), ('z', 4) t(s, v) GROUP BY s").show()
spark.sql("SELECT a FROM VALUES (3), (1), (2) t(a) UNION SELECT a FROM VALUES (5), (1) u(a)").show()

# COMMAND ----------

print(df.repartition(3).select("n").collect()[:6], df.repartition(3, "s").select("n").collect()[:6])
df.repartition(2).show(5)
df.coalesce(1).select(F.spark_partition_id()).distinct().show()
df.foreachPartition(lambda rows: None)
print([len(p) for p in df.rdd.glom().collect()], df.rdd.map(lambda r: r.n * 2).collect()[:3], df.rdd.filter(lambda r: r.n > 20).count(), df.rdd.flatMap(lambda r: [r.s] * 2).take(3), df.select("n").rdd.flatMap(lambda x: x).sum(), df.rdd.first(), df.rdd.isEmpty())
print(df.select("s").rdd.map(lambda r: r[0]).collect()[:3], df.limit(3).rdd.toDF().columns, df.rdd.keys().take(2), spark.sparkContext.parallelize([1, 2, 3, 4], 2).map(lambda x: x + 1).collect(), sc.parallelize(range(10)).reduce(lambda a, b: a + b), spark.createDataFrame(sc.parallelize([(1, "a"), (2, "b")]), ["i", "s"]).collect(), sc.parallelize([("a", 1)]).toDF(["k", "v"]).collect())
