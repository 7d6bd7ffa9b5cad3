# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-stream_static_joins_more"
dbutils.fs.put(base + "/in/1.json", '{"k":"a","v":1}\n{"k":"b","v":2}\n{"k":"c","v":3}\n{"k":null,"v":4}\n', True)
s = spark.readStream.schema("k STRING, v INT").json(base + "/in")
t = spark.createDataFrame([("a", 10), ("a", 11), ("b", 20), ("z", 5), (None, 7)], "k STRING, w INT")
def out(title, df, mode="append"):
    try:
        w = df.writeStream.format("memory").queryName("out").outputMode(mode).start()
        w.processAllAvailable()
        w.stop()
        print(title, spark.table("out").columns, sorted((tuple(r) for r in spark.table("out").collect()), key=str))
    except Exception as e:
        print(title, type(e).__name__, e.getCondition(), str(e).strip().split("\n")[0][:250])

# COMMAND ----------

for how in ["inner", "left", "leftouter", "right", "full", "outer", "semi", "left_semi", "anti", "leftanti", "cross"]:
    out("stream " + how, s.join(t, "k", how) if how != "cross" else s.crossJoin(t))
for how in ["inner", "left", "right", "right_outer", "full", "semi", "anti"]:
    out("static " + how, t.join(s, "k", how))

# COMMAND ----------

# conditions
out("not by equality", s.join(t, s.v * 5 < t.w))
out("left not by equality", s.join(t, s.v * 10 < t.w, "left"))
out("null safe", s.join(t, s.k.eqNullSafe(t.k)))
out("with a filter", s.join(t, (s.k == t.k) & (t.w > 10), "left").select(s.k, "v", "w"))
out("anti with a filter", s.join(t, (s.k == t.k) & (t.w > 10), "anti"))
out("broadcast", s.join(F.broadcast(t), "k"))
out("no condition", s.join(t))
out("false", s.join(t, F.lit(False), "left"))
out("by two names", s.join(t.withColumnRenamed("w", "v"), ["k", "v"], "left"))
out("twice", s.join(t, "k").join(t.withColumnRenamed("w", "w2"), "k"))

# COMMAND ----------

# groups on both sides of the join
out("groups after", s.join(t, "k").groupBy("k").agg(F.sum("w").alias("w"), F.count("*").alias("n")), "complete")
out("groups after left", s.join(t, "k", "left").groupBy("k").agg(F.count("w").alias("n")), "update")
out("groups before", s.groupBy("k").agg(F.sum("v").alias("v")).join(t, "k"), "complete")
out("groups before, left", s.groupBy("k").agg(F.sum("v").alias("v")).join(t, "k", "left"), "update")
out("groups of the static", s.join(t.groupBy("k").agg(F.max("w").alias("m")), "k"))
out("distinct after", s.join(t, "k").select("k").distinct())
out("window over the static", s.join(t.withColumn("r", F.expr("row_number() over (partition by k order by w desc)")).where("r = 1"), "k"))

# COMMAND ----------

# a table that grows between batches
spark.sql("CREATE TABLE grows (k STRING, w INT) USING parquet")
spark.sql("INSERT INTO grows VALUES ('a', 1)")
q = s.join(spark.table("grows"), "k").writeStream.format("memory").queryName("g").start()
q.processAllAvailable()
print(sorted(tuple(r) for r in spark.table("g").collect()))
spark.sql("INSERT INTO grows VALUES ('b', 2)")
dbutils.fs.put(base + "/in/2.json", '{"k":"a","v":5}\n{"k":"b","v":6}\n', True)
q.processAllAvailable()
print(sorted(tuple(r) for r in spark.table("g").collect()))
q.stop()

# COMMAND ----------

# SQL, with columns of one name on both sides
s.createOrReplaceTempView("s")
t.createOrReplaceTempView("t")
out("sql", spark.sql("SELECT s.k, v, w FROM s JOIN t ON s.k = t.k WHERE w <> 11"))
out("using", spark.sql("SELECT * FROM s LEFT JOIN t USING (k)"))
out("natural", spark.sql("SELECT * FROM s NATURAL JOIN t"))
out("semi", spark.sql("SELECT * FROM s LEFT SEMI JOIN t ON s.k = t.k"))
out("values", spark.sql("SELECT * FROM s JOIN (VALUES ('a', 'first'), ('b', 'second')) AS n(k, name) USING (k)"))
out("both", spark.sql("SELECT * FROM s JOIN t ON s.k = t.k"))
out("union of rows", spark.sql("SELECT k, v FROM s UNION ALL SELECT k, w FROM t"))
