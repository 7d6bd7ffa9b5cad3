# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-foreach_and_upserts"
n = 0
def put(*rows):
    global n
    n += 1
    dbutils.fs.put(f"{base}/in/{n:03d}.csv", "\n".join(f"{k},{v}" for k, v in rows) + "\n", True)
put(("a", 1), ("b", 2))
s = spark.readStream.schema("k STRING, v INT").option("maxFilesPerTrigger", 1).csv(base + "/in")

# COMMAND ----------

# last value of each key, by a view and SQL
spark.sql("CREATE TABLE target (k STRING, v INT, b BIGINT) USING parquet")
def upsert(df, i):
    try:
        write(df, i)
    except Exception as e:
        print(type(e).__name__, str(e)[:300])
def write(df, i):
    df.createOrReplaceTempView("fresh")
    df.sparkSession.sql(f"""
        SELECT k, v, b FROM (SELECT *, row_number() OVER (PARTITION BY k ORDER BY b DESC, v DESC) AS r
        FROM (SELECT k, v, CAST({i} AS BIGINT) AS b FROM fresh UNION ALL SELECT k, v, b FROM target)) WHERE r = 1""").write.mode("overwrite").saveAsTable("next")
    df.sparkSession.table("next").write.mode("overwrite").insertInto("target")
q = s.writeStream.foreachBatch(upsert).start()
q.processAllAvailable()
put(("a", 10), ("c", 3))
put(("b", 0), ("c", 4), ("c", 5))
q.processAllAvailable()
q.stop()
spark.table("target").orderBy("k").show()

# COMMAND ----------

# what the frame of a batch is
def look(df, i):
    print(i, type(i).__name__, type(df).__name__, df.isStreaming, df.columns, df.count(), df.schema.simpleString())
    df.persist()
    print("  ", df.agg(F.sum("v")).first()[0], df.is_cached)
    df.unpersist()
    df.write.mode("append").json(base + "/out")
    df.where("v > 2").write.mode("append").partitionBy("k").parquet(base + "/outp")
q = s.writeStream.foreachBatch(look).start()
q.processAllAvailable()
q.stop()
spark.read.json(base + "/out").orderBy("v", "k").show()
spark.read.parquet(base + "/outp").orderBy("v", "k").show()

# COMMAND ----------

# groups into a batch
totals = {}
def keep(df, i):
    for r in df.collect():
        totals[r.k] = (r.n, r.s, i)
q = s.groupBy("k").agg(F.count("*").alias("n"), F.sum("v").alias("s")).writeStream.outputMode("update").foreachBatch(keep).start()
q.processAllAvailable()
q.stop()
print(sorted(totals.items()))
seen = []
q = s.groupBy("k").count().writeStream.outputMode("complete").foreachBatch(lambda df, i: seen.append((i, df.orderBy("k").collect()))).start()
q.processAllAvailable()
q.stop()
for x in seen: print(x)

# COMMAND ----------

# a writer with all its calls, told by files
import os, glob
os.makedirs("/tmp/brook-foreach_and_upserts/log", exist_ok=True)
class Writer:
    def __init__(self, skip=None): self.skip, self.rows = skip, []
    def open(self, partition, epoch):
        self.epoch = epoch
        return epoch != self.skip
    def process(self, row):
        self.rows.append(f"{row.k}={row.v}:{row['v'] + 1}:{type(row).__name__}")
    def close(self, error):
        with open(f"/tmp/brook-foreach_and_upserts/log/{self.skip}-{self.epoch}", "a") as f: f.write(",".join(self.rows) + f"|{error}\n")
for skip in (None, 1):
    q = s.writeStream.foreach(Writer(skip)).start()
    q.processAllAvailable()
    q.stop()
    for e in range(3):
        print(skip, e, sorted(l for l in open(f"/tmp/brook-foreach_and_upserts/log/{skip}-{e}").read().split("\n") if l))

# COMMAND ----------

class NoProcess:
    def open(self, p, e): return True
s.writeStream.foreach(NoProcess())

# COMMAND ----------

class OneArgument:
    def open(self, p): return True
    def process(self, row): pass
s.writeStream.foreach(OneArgument())

# COMMAND ----------

s.writeStream.foreach(5)

# COMMAND ----------

s.writeStream.foreachBatch(lambda df, i: None).foreach(print).start().stop()

# COMMAND ----------

s.writeStream.foreachBatch("f")

# COMMAND ----------

q = s.writeStream.foreachBatch(lambda df: None).start()
try:
    q.processAllAvailable()
    print("ok")
except Exception as e:
    print(type(e).__name__, e.getCondition())
q.stop()
