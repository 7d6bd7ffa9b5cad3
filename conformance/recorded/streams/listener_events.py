# Databricks notebook source
import time
from pyspark.sql import functions as F
from pyspark.sql.streaming import StreamingQueryListener
base = "/tmp/brook-listener_events"
dbutils.fs.put(base + "/in/1.json", '{"k":"a","v":1}\n{"k":"b","v":2}\n', True)
s = spark.readStream.schema("k STRING, v INT").json(base + "/in")
log = []
class L(StreamingQueryListener):
    def onQueryStarted(self, e): log.append(("started", e.name, str(e.id), str(e.runId), type(e).__name__, len(e.timestamp)))
    def onQueryProgress(self, e):
        p = e.progress
        if p.numInputRows: log.append(("progress", p.name, p.batchId, p.numInputRows, type(e).__name__, type(p).__name__, dict((k, v.asDict() if hasattr(v, "asDict") else v) for k, v in p.observedMetrics.items())))
    def onQueryIdle(self, e): pass
    def onQueryTerminated(self, e): log.append(("terminated", str(e.id), e.exception is None, e.errorClassOnException, type(e).__name__))
l = L()
def wait(kind):
    for _ in range(100):
        if log and any(x[0] == kind for x in log): return
        time.sleep(0.1)

# COMMAND ----------

print(spark.streams.addListener(l))
q = s.observe("seen", F.count(F.lit(1)).alias("n"), F.sum("v").alias("total")).writeStream.format("memory").queryName("watched").start()
q.processAllAvailable()
q.stop()
wait("terminated")
for x in log: print([("ID" if v in (q.id, q.runId) else v) for v in x])
print(q.recentProgress[0].observedMetrics, q.recentProgress[0]["observedMetrics"])
log.clear()

# COMMAND ----------

q = s.select(F.expr("1 / (v - 1)").alias("x")).writeStream.format("memory").queryName("fails").start()
try: q.processAllAvailable()
except Exception as e: print(type(e).__name__)
wait("terminated")
print([x[2:] for x in log if x[0] == "terminated"])
log.clear()

# COMMAND ----------

print(spark.streams.removeListener(l))
q = s.writeStream.format("memory").queryName("quiet").start()
q.processAllAvailable()
q.stop()
time.sleep(0.5)
print(log)
spark.streams.removeListener(l)

# COMMAND ----------

spark.streams.addListener(5)

# COMMAND ----------

# several values observed
q = (s.observe("a", F.max("v").alias("m"), F.min("k").alias("k")).where("v > 1").observe("b", F.count("*").alias("n"))
     .writeStream.format("noop").start())
q.processAllAvailable()
q.stop()
m = [p for p in q.recentProgress if p["numInputRows"]][0].observedMetrics
print(sorted(m), m["a"], m["b"]["n"], m["a"].m, type(m["a"]).__name__)

# COMMAND ----------

s.observe("c", F.col("v")).writeStream.format("noop").start()

# COMMAND ----------

s.observe("c").writeStream.format("noop").start()

# COMMAND ----------

try: s.observe("", F.count("*"))
except Exception as e: print(type(e).__name__, e.getCondition())

# COMMAND ----------

s.observe("d", F.count("*").alias("n")).observe("d", F.count("*").alias("m")).writeStream.format("noop").start()

# COMMAND ----------

s.observe("e", F.countDistinct("v").alias("n")).writeStream.format("noop").start()
