# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-restart_changes"
for i in range(2):
    dbutils.fs.put(f"{base}/in/{i}.csv", f"a,{i}\nb,{i * 10}\n", True)
    dbutils.fs.put(f"{base}/in2/{i}.csv", f"c,{i}\n", True)
s = spark.readStream.schema("k STRING, v INT").option("maxFilesPerTrigger", 1).csv(base + "/in")
s2 = spark.readStream.schema("k STRING, v INT").csv(base + "/in2")
def each(df, i):
    print("  ", i, sorted(tuple(r) for r in df.collect()))
def run(title, df, ck, mode="append", **options):
    print(title)
    w = df.writeStream.outputMode(mode).foreachBatch(each).option("checkpointLocation", f"{base}/ck/{ck}")
    q = w.start()
    try:
        q.processAllAvailable()
    except Exception as e:
        print("  ", type(e).__name__, e.getCondition(), str(e).split("terminated with exception: ")[-1].split("\n")[0][:300])
    q.stop()
    return q

# COMMAND ----------

# what may change: filters, projections, the name, the trigger
a = run("first", s, "stateless")
dbutils.fs.put(base + "/in/2.csv", "a,2\nb,20\n", True)
b = run("filter", s.where("v > 5"), "stateless")
dbutils.fs.put(base + "/in/3.csv", "a,3\nb,30\n", True)
c = run("projection", s.selectExpr("upper(k) AS K", "v * 2 AS w", "current_date() > '2020-01-01' AS ok"), "stateless")
print(a.id == b.id == c.id, len({a.runId, b.runId, c.runId}))

# COMMAND ----------

# a second source, or one less
run("two sources", s.union(s2), "stateless")
run("both", s.union(s2), "both")
run("one less", s, "both")
run("swapped", s2.union(s), "both")

# COMMAND ----------

# operators that remember
def agg(*c): return s.groupBy("k").agg(*c)
run("sum", agg(F.sum("v").alias("v")), "agg", "update")
dbutils.fs.put(base + "/in/4.csv", "a,4\n", True)
run("another name", agg(F.sum("v").alias("total")), "agg", "update")
dbutils.fs.put(base + "/in/5.csv", "a,5\n", True)
run("complete", agg(F.sum("v").alias("v")), "agg", "complete")
dbutils.fs.put(base + "/in/6.csv", "a,6\n", True)
run("max", agg(F.max("v").alias("v")), "agg", "update")
run("two", agg(F.sum("v").alias("v"), F.count("*").alias("n")), "agg", "update")
run("another key", s.groupBy("v").agg(F.sum("v").alias("s")), "agg", "update")
run("two keys", s.groupBy("k", "v").agg(F.sum("v").alias("s")), "agg", "update")
run("distinct", s.dropDuplicates(["k"]), "agg", "update")
run("nothing remembered", s, "agg", "update")
run("sum again", agg(F.sum("v").alias("v")), "agg", "update")

# COMMAND ----------

run("distinct", s.dropDuplicates(["k"]), "dd")
dbutils.fs.put(base + "/in/7.csv", "a,7\nc,7\n", True)
run("distinct again", s.dropDuplicates(["k"]), "dd")
run("distinct by two", s.dropDuplicates(["k", "v"]), "dd")
run("distinct by another", s.dropDuplicates(["v"]), "dd")

# COMMAND ----------

run("limit 3", s.limit(3), "lim")
dbutils.fs.put(base + "/in/8.csv", "a,8\n", True)
run("limit 20", s.limit(20), "lim")

# COMMAND ----------

# settings of the checkpoint win over the session's
print(spark.conf.get("spark.sql.shuffle.partitions"))
spark.conf.set("spark.sql.shuffle.partitions", "5")
q = run("partitions", agg(F.sum("v").alias("v")), "agg", "update")
print(q.lastProgress["stateOperators"][0]["numShufflePartitions"] if q.lastProgress and q.lastProgress["stateOperators"] else None)
q = run("new", agg(F.sum("v").alias("v")), "agg5", "update")
print(q.lastProgress["stateOperators"][0]["numShufflePartitions"])
spark.conf.set("spark.sql.shuffle.partitions", "2")

# COMMAND ----------

# a memory sink starts again only in complete mode
q = agg(F.sum("v").alias("v")).writeStream.outputMode("complete").format("memory").queryName("m").option("checkpointLocation", base + "/ck/mem").start()
q.processAllAvailable()
q.stop()
q = agg(F.sum("v").alias("v")).writeStream.outputMode("complete").format("memory").queryName("m").option("checkpointLocation", base + "/ck/mem").start()
print(spark.table("m").count())
dbutils.fs.put(base + "/in/9.csv", "a,9\n", True)
q.processAllAvailable()
q.stop()
display(spark.table("m").orderBy("k"))
agg(F.sum("v").alias("v")).writeStream.outputMode("update").format("memory").queryName("m").option("checkpointLocation", base + "/ck/mem").start()
