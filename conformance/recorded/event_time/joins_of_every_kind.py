# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-joins_of_every_kind"
def put(side, n, *rows):
    dbutils.fs.put(f"{base}/{side}/{n}.json", "\n".join('{"k":%s,"t":%s}' % (k, '"2024-05-01T%s:00Z"' % t if t else "null") for k, t in rows), True)
def src(s):
    return spark.readStream.schema("k int, t timestamp").option("maxFilesPerTrigger", 1).json(f"{base}/{s}").selectExpr(f"k as {s}k", f"t as {s}t").withWatermark(f"{s}t", "1 minute")
def show(df, n):
    print("batch", n)
    df.orderBy(*df.columns).show()
def stats(q):
    for p in q.recentProgress:
        print(p["batchId"], p["numInputRows"], p["eventTime"].get("watermark","")[11:23], [(o["operatorName"], o["numRowsTotal"], o["numRowsUpdated"], o["numRowsRemoved"], o["numRowsDroppedByWatermark"], o["numShufflePartitions"], o["numStateStoreInstances"]) for o in p["stateOperators"]])
put("a", 1, (1, "10:00"), (2, "10:01"), ("null", "10:02"), (7, None))
put("b", 1, (1, "10:03"), ("null", "10:02"), (3, "10:30"), (8, None))
put("a", 2, (3, "10:29"), (2, "10:40"))
put("b", 2, (3, "10:20"), (9, "10:50"), (2, "10:42"))
put("a", 3, (5, "10:39"), (6, "10:30"), (2, "10:41"))
put("b", 3, (5, "10:40"), (6, "10:31"), (2, "10:42"))
rng = F.expr("ak = bk AND bt BETWEEN at AND at + interval 5 minutes")

# COMMAND ----------

for how in ("inner", "left", "right", "full", "leftsemi"):
    print("==", how)
    q = src("a").join(src("b"), rng, how).writeStream.foreachBatch(show).start()
    q.processAllAvailable()
    stats(q)
    q.stop()

# COMMAND ----------

# one side conditions
cond = F.expr("ak = bk AND bt BETWEEN at AND at + interval 5 minutes AND ak <> 2 AND bk <> 3")
for how in ("inner", "left", "full", "leftsemi"):
    print("==", how)
    q = src("a").join(src("b"), cond, how).writeStream.foreachBatch(show).start()
    q.processAllAvailable()
    stats(q)
    q.stop()

# COMMAND ----------

# aggregation over a join
for how in ("inner",):
    j = src("a").join(src("b"), rng, how).groupBy(F.window("at", "1 minute")).count()
    q = j.select("window.start", "count").writeStream.foreachBatch(show).start()
    q.processAllAvailable()
    stats(q)
    q.stop()

# COMMAND ----------

import re
def attempt(df):
    try:
        q = df.writeStream.format("noop").start()
        q.processAllAvailable()
        print("ok")
    except Exception as e:
        print(e.getCondition(), "|", re.sub(r"#\d+", "#", str(e).split("terminated with exception: ")[-1].split("\n")[0]))

# COMMAND ----------

attempt(src("a").join(src("b"), rng).dropDuplicates())
attempt(src("a").join(src("b"), F.expr("at < bt")))
attempt(src("a").withWatermark("at", "2 minutes"))
attempt(src("a").withWatermark("at", "2 minutes").groupBy("at").count())
