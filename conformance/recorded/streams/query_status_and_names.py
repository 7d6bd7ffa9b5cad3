# Databricks notebook source
base = "/tmp/brook-query_status_and_names"
dbutils.fs.put(base + "/in/1.json", '{"k":"a","v":1}\n{"k":"b","v":2}\n', True)
dbutils.fs.put(base + "/in/2.json", '{"k":"c","v":3}\n', True)
s = spark.readStream.schema("k STRING, v INT").option("maxFilesPerTrigger", 1).json(base + "/in")
def attempt(title, f):
    try:
        print(title, "->", repr(f()))
    except BaseException as e:
        print(title, "->", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:220])

# COMMAND ----------

print(spark.streams.active, type(spark.streams).__name__)
q = s.writeStream.format("memory").queryName("one").start()
q.processAllAvailable()
print(q.isActive, q.name, len(spark.streams.active), spark.streams.active[0].id == q.id, spark.streams.get(q.id).name)
print(type(q).__name__, type(q.id).__name__, type(q.runId).__name__, len(q.id), q.id != q.runId)
import time
for _ in range(50):
    if q.status["message"].startswith("Waiting"): break
    time.sleep(0.1)
print(q.status)
print(sorted(q.status))
attempt("exception", lambda: q.exception())
attempt("get of nothing", lambda: spark.streams.get("00000000-0000-0000-0000-000000000000"))
attempt("get of text", lambda: spark.streams.get("x"))
attempt("awaitTermination", lambda: q.awaitTermination(0.01))
attempt("awaitTermination 0", lambda: q.awaitTermination(0))
attempt("awaitTermination -1", lambda: q.awaitTermination(-1))
attempt("awaitTermination text", lambda: q.awaitTermination("a"))
attempt("awaitAny", lambda: spark.streams.awaitAnyTermination(0.01))
attempt("awaitAny -1", lambda: spark.streams.awaitAnyTermination(-1))
attempt("same name", lambda: s.writeStream.format("memory").queryName("one").start())
attempt("same name, noop", lambda: s.writeStream.format("noop").queryName("one").start())

# COMMAND ----------

print(len([p for p in q.recentProgress if p["numInputRows"]]), [p["batchId"] for p in q.recentProgress if p["numInputRows"]])
p = [p for p in q.recentProgress if p["numInputRows"]][-1]
print(type(p).__name__, p["name"], p.name, p.batchId, p["numInputRows"], p.numInputRows)
print(sorted(p["sources"][0]), p["sources"][0]["description"].split("[")[0], p["sources"][0]["startOffset"], p["sources"][0]["endOffset"])
print(p["sink"]["description"], p["sink"]["numOutputRows"], sorted(p["sink"]))
print(p.sink.description, p.sink.numOutputRows, type(p.sink).__name__, type(p.sources[0]).__name__, p.sources[0].numInputRows)
print(sorted(p["durationMs"]))
print(p["stateOperators"], p["eventTime"], p.eventTime, p.observedMetrics)
print(len(p["timestamp"]), p["timestamp"][-1], p["id"] == str(q.id), p.runId == p["runId"])
attempt("get", lambda: p.get("nothing", 3))
attempt("key", lambda: p["nothing"])
attempt("in", lambda: "name" in p)
attempt("keys", lambda: sorted(p.keys()))
attempt("json", lambda: type(p.json).__name__)
attempt("prettyJson", lambda: p.prettyJson.split("\n")[0])

# COMMAND ----------

q.stop()
print(q.isActive, spark.streams.active, q.status)
q.stop()
attempt("awaitTermination after", lambda: q.awaitTermination())
attempt("awaitTermination after, 1", lambda: q.awaitTermination(1))
attempt("awaitAny after", lambda: spark.streams.awaitAnyTermination())
attempt("reset", lambda: spark.streams.resetTerminated())
attempt("processAllAvailable after", lambda: q.processAllAvailable())
attempt("get after", lambda: spark.streams.get(q.id))
attempt("name again", lambda: s.writeStream.format("memory").queryName("one").start().stop())
attempt("recent", lambda: len(q.recentProgress) > 0)
attempt("explain", lambda: type(q.explain).__name__)

# COMMAND ----------

# names
def named(n):
    q = s.writeStream.format("memory").queryName(n).start()
    try:
        q.processAllAvailable()
        print(repr(n), repr(q.name))
        for text in ["SELECT count(*) AS n FROM " + n, "SELECT count(*) AS n FROM `" + n + "`"]:
            try:
                print("  ", text, spark.sql(text).collect())
            except Exception as e:
                print("  ", text, type(e).__name__, e.getCondition(), str(e).strip().split("\n")[0][:160])
    finally:
        q.stop()
for n in ["Upper", "_x", "2x", "select", "with_1", "ünder"]:
    attempt(n, lambda: named(n))
for n in ["`quoted`", "`two words`", "`a``b`", "`a.b`", "two words", "a-b", "a.b", "`", "", " "]:
    attempt(n, lambda: named(n))
print(sorted(x.name for x in spark.catalog.listTables()))

# COMMAND ----------

# without a name
q = s.writeStream.format("noop").start()
print(q.name, q.isActive)
q.processAllAvailable()
print(q.lastProgress["name"] if "name" in q.lastProgress else "no name", q.lastProgress.name)
q.stop()
print(q.exception())
