# Databricks notebook source
import re
from pyspark.sql import functions as F
from pyspark.errors import StreamingQueryException
base = "/tmp/brook-query_exception_texts"
dbutils.fs.put(base + "/in/1.json", '{"k":"a","v":1}\n{"k":"x","v":0}\n', True)
s = spark.readStream.schema("k STRING, v INT").json(base + "/in")
def clean(text):
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)
def run(title, df, mode="append", name="bad", **how):
    w = df.writeStream.outputMode(mode).queryName(name)
    w = w.foreachBatch(how["each"]) if "each" in how else w.foreach(how["row"]) if "row" in how else w.format("memory")
    q = w.start()
    try:
        q.processAllAvailable()
        print(title, "ok")
    except Exception as e:
        print(title, "->", type(e).__name__, isinstance(e, StreamingQueryException), e.getCondition(), e.getSqlState())
        print("  ", clean(str(e)).strip().split("\n")[0][:300])
    e = q.exception()
    print("  ", type(e).__name__, q.isActive, e and e.getCondition(), e and clean(str(e)).strip().split("\n")[0][:300])
    return q

# COMMAND ----------

q = run("division", s.select(F.expr("1 / v").alias("x")))
try:
    q.awaitTermination()
except Exception as e:
    print(type(e).__name__, e.getCondition(), sorted(e.getMessageParameters()), clean(e.getMessage()).split("\n")[0][:200])
def parts(e):
    return clean(str(e)).split("=== Streaming Query")[0].strip().split("\n")
print(parts(q.exception()))
try:
    q.awaitTermination()
except Exception as e:
    print(parts(e))
try:
    q.awaitTermination(1)
except Exception as e:
    print(type(e).__name__, e.getCondition())
print(q.status["message"].split("\n")[0], q.status["isDataAvailable"], q.status["isTriggerActive"])

# COMMAND ----------

run("cast", s.select(F.col("k").cast("int")))
run("element", s.select(F.expr("array(1, 2)[v + 5]")))
run("raise", s.select(F.expr("raise_error('mine')")))
run("assert", s.select(F.expr("assert_true(v > 0)")))
run("overflow", s.select(F.expr("v + 2147483647")))

# COMMAND ----------

def boom(df, i):
    raise ValueError("no good")
def late(df, i):
    df.select(F.expr("1 / v")).collect()
def wrong(df, i):
    df.select("zz").show()
class Twice:
    def process(self, row): raise KeyError("row")
run("foreachBatch", s, each=boom)
run("foreachBatch, a column", s, each=wrong)
run("foreachBatch, a division", s, each=late)

# COMMAND ----------

# no name
q = s.select(F.expr("1 / v").alias("x")).writeStream.format("noop").start()
try:
    q.processAllAvailable()
except Exception as e:
    print(clean(str(e)).split("\n")[0][:200])
try:
    spark.streams.awaitAnyTermination()
except Exception as e:
    print(type(e).__name__, clean(str(e)).split("\n")[0][:200])
spark.streams.resetTerminated()
try:
    spark.streams.awaitAnyTermination(1)
except Exception as e:
    print(type(e).__name__)
