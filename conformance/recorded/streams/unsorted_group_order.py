# Databricks notebook source
from pyspark.sql import functions as F
home = "/tmp/brook-unsorted_group_order/"
import json, shutil, os
shutil.rmtree(home, ignore_errors=True)
os.makedirs(home + "in")
words = "ant bee cat dog eel fox gnu hen ibis jay kiwi lynx mole newt owl".split()
def put(n, rows):
    with open(home + "in/" + str(n) + ".json", "w") as f:
        f.write("\n".join(json.dumps({"t": "2024-05-01T%02d:%02d:00Z" % (10 + i // 6, i % 6 * 10), "w": words[(i * k) % m], "n": i % 5 if i % 4 else None, "d": (i % 3) / 2}) for i, k, m in rows))
put(1, [(i, 3, 11) for i in range(14)])
ev = spark.readStream.schema("t timestamp, w string, n int, d double").json(home + "in")
wm = ev.withWatermark("t", "10 minutes")
queries = {
    "words": (ev.groupBy("w").count(), "complete"),
    "numbers": (ev.groupBy("n").agg(F.sum("d")), "complete"),
    "two": (ev.groupBy("d", "n").count(), "complete"),
    "windows": (ev.groupBy(F.window("t", "30 minutes")).count(), "complete"),
    "wordwin": (ev.groupBy("w", F.window("t", "1 hour")).count(), "complete"),
    "late": (wm.groupBy(F.window("t", "20 minutes"), "w").count(), "append"),
    "changed": (wm.groupBy("w").count(), "update"),
    "once": (ev.dropDuplicates(["w"]).select("w"), "append"),
}
running = [df.writeStream.format("memory").queryName(name).outputMode(mode).start() for name, (df, mode) in queries.items()]
def tell():
    for q in running: q.processAllAvailable()
    for name in queries:
        print(name)
        for r in spark.table(name).collect():
            print("   ", *[str(c.start) if hasattr(c, "start") else c for c in r])
tell()

# COMMAND ----------

put(2, [(i, 7, 15) for i in range(9, 20)])
tell()

# COMMAND ----------

for q in running: q.stop()
shutil.rmtree(home)
