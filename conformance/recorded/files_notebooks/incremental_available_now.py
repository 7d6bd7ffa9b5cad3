# Databricks notebook source
# MAGIC %md
# MAGIC # Incremental ingestion, batch by batch

# COMMAND ----------

from pyspark.sql import functions as F
from pyspark.sql.types import *
import json, random
from datetime import datetime, timedelta, timezone
base = "/tmp/brook-incremental_available_now"
random.seed(2024)
schema = StructType([StructField("device", StringType()), StructField("time", TimestampType()), StructField("temp", DoubleType()), StructField("seq", LongType())])
seq = 0
def land(name, minutes, n=4):
    global seq
    out = []
    for i in range(n):
        seq += 1
        t = datetime(2024, 6, 1, 12, 0) + timedelta(minutes=minutes, seconds=15 * i)
        out.append({"device": f"d{seq % 2}", "time": t.strftime("%Y-%m-%dT%H:%M:%SZ"), "temp": round(20 + random.random() * 5, 1), "seq": seq})
    dbutils.fs.put(f"{base}/in/{name}.json", "".join(json.dumps(o) + "\n" for o in out), True)
land("f1", 0); land("f2", 10)
for f in dbutils.fs.ls(base + "/in"):
    print(f.name, f.size)

# COMMAND ----------

src = spark.readStream.schema(schema).option("maxFilesPerTrigger", 1).json(base + "/in")
print(src.isStreaming, src.schema.simpleString())
src.printSchema()
def run(query_name, df, mode="append", fn=None, **opts):
    wr = df.writeStream.queryName(query_name).outputMode(mode).option("checkpointLocation", f"{base}/cp/{query_name}").options(**opts)
    wr = wr.foreachBatch(fn) if fn else wr.format("parquet").option("path", f"{base}/out/{query_name}")
    q = wr.trigger(availableNow=True).start()
    q.awaitTermination()
    return q
q = run("bronze", src.withColumn("day", F.to_date("time")))
print(q.name, q.isActive, q.exception(), len(q.recentProgress), [p["numInputRows"] for p in q.recentProgress], q.status["message"])
spark.read.parquet(f"{base}/out/bronze").orderBy("seq").show(truncate=False)

# COMMAND ----------

land("f3", 20, 2)
q = run("bronze", src.withColumn("day", F.to_date("time")))
print([p.batchId for p in q.recentProgress], spark.read.parquet(f"{base}/out/bronze").count())
q = run("bronze", src.withColumn("day", F.to_date("time")))
print([(p["batchId"], p["numInputRows"]) for p in q.recentProgress], spark.read.parquet(f"{base}/out/bronze").count())

# COMMAND ----------

seen = []
def handle(df, batch_id):
    n = df.count()
    seen.append((batch_id, n))
    if n == 0:
        return
    print(f"--- batch {batch_id} ({n} rows)")
    df.groupBy("device").agg(F.round(F.avg("temp"), 2).alias("avg"), F.max("seq").alias("seq")).orderBy("device").show()
    df.withColumn("batch", F.lit(batch_id)).write.mode("append").option("header", True).csv(f"{base}/out/csv")
run("custom", src, fn=handle)
print(seen)
spark.read.option("header", True).csv(f"{base}/out/csv").groupBy("batch").count().orderBy("batch").show()

# COMMAND ----------

late = src.withWatermark("time", "5 minutes").groupBy(F.window("time", "5 minutes"), "device").agg(F.count("*").alias("n"), F.avg("temp").cast("decimal(5,2)").alias("t"))
q = run("win", late)
res = spark.read.parquet(f"{base}/out/win")
res.select("window.start", "device", "n", "t").orderBy("start", "device").show(truncate=False)
print(q.lastProgress["eventTime"].get("watermark"), q.lastProgress["stateOperators"][0]["numRowsTotal"])
land("f4", 3, 2)
land("f5", 60, 2)
q = run("win", late)
spark.read.parquet(f"{base}/out/win").select("window.start", "device", "n", "t").orderBy("start", "device").show(truncate=False)
print(q.lastProgress["eventTime"].get("watermark"), q.recentProgress[0]["stateOperators"][0]["numRowsDroppedByWatermark"])

# COMMAND ----------

mem = src.groupBy("device").count().writeStream.format("memory").queryName("counts").outputMode("complete").start()
mem.processAllAvailable()
spark.table("counts").orderBy("device").show()
print([x.name for x in spark.streams.active], spark.streams.get(mem.id).name == mem.name)
mem.stop()

# COMMAND ----------

# MAGIC %sql SELECT device, `count` * 2 AS twice FROM counts ORDER BY 1

# COMMAND ----------

def explode_on(df, i):
    if i == 1:
        raise RuntimeError(f"batch {i} is poison")
    print("ok", i)
try:
    run("poison", src, fn=explode_on)
except Exception as e:
    print(type(e).__name__, e.getCondition(), "batch 1 is poison" in str(e))

# COMMAND ----------

dedup = src.withWatermark("time", "1 hour").dropDuplicatesWithinWatermark(["device"])
run("dedup", dedup)
print(spark.read.parquet(f"{base}/out/dedup").count())
try:
    src.groupBy("device").count().writeStream.outputMode("append").format("console").start()
except Exception as e:
    print(e.getCondition(), str(e).split(";")[0])
try:
    src.show()
except Exception as e:
    print(e.getCondition(), str(e).split(";")[0])
try:
    spark.readStream.json(base + "/in")
except Exception as e:
    print(type(e).__name__, str(e).split("\n")[0])
for d in sorted(x.name for x in dbutils.fs.ls(f"{base}/cp")):
    print(d, [x.name for x in dbutils.fs.ls(f"{base}/cp/{d}")], len(dbutils.fs.ls(f"{base}/cp/{d}/commits")))

# COMMAND ----------

static = spark.createDataFrame([("d0", "kitchen"), ("d1", "attic")], ["device", "room"])
con = src.join(F.broadcast(static), "device", "left").select("room", "seq").writeStream.format("console").trigger(once=True).start()
con.awaitTermination()
