# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-chained_operators"
def put(n, *rows):
    dbutils.fs.put(f"{base}/in/{n}.csv", "".join(f"2024-05-05 {t},{u},{v}\n" for t, u, v in rows), True)
put(0, ("10:00:10", "a", 1), ("10:00:20", "a", 1), ("10:01:00", "b", 3), ("10:04:00", "a", 4))
s = spark.readStream.schema("t TIMESTAMP, u STRING, v INT").option("maxFilesPerTrigger", 1).csv(base + "/in")
w = s.withWatermark("t", "2 minutes")
lines = {}
def start(df, mode="append"):
    mine = lines[len(lines)] = []
    def each(df, i):
        mine.extend((i, *[str(c)[11:] if hasattr(c, "strftime") else c for c in r]) for r in sorted(df.collect(), key=str))
    return df.writeStream.outputMode(mode).foreachBatch(each).start()
qs = [
    start(w.dropDuplicates(["u", "v", "t"]).groupBy(F.window("t", "1 minute")).agg(F.sum("v").alias("v")).select("window.start", "v")),
    start(w.dropDuplicatesWithinWatermark(["u", "v"]).groupBy(F.window("t", "1 minute")).agg(F.sum("v").alias("v")).select("window.start", "v")),
    start(w.groupBy(F.window("t", "1 minute"), "u").agg(F.sum("v").alias("v")).groupBy(F.window(F.window_time("window"), "5 minutes")).agg(F.max("v").alias("v"), F.count("*")).select("window.start", "v", "count(1)")),
    start(w.groupBy(F.window("t", "1 minute"), "u").agg(F.sum("v").alias("v")).groupBy(F.window("window", "2 minutes", "1 minute")).count().select("window.start", "count")),
    start(w.groupBy(F.window("t", "1 minute"), "u").agg(F.sum("v").alias("v")).dropDuplicates(["u"]).select("window.start", "u")),
    start(w.groupBy(F.window("t", "1 minute"), "u").count().where("count > 1").withColumn("at", F.window_time("window")).select("at", "u", "count")),
]

# COMMAND ----------

put(1, ("10:07:00", "c", 7), ("10:02:30", "a", 2), ("10:00:40", "a", 9))

# COMMAND ----------

put(2, ("10:20:00", "c", 7), ("10:07:00", "c", 7))

# COMMAND ----------

for q in qs:
    q.processAllAvailable()
    print(lines[qs.index(q)])
    p = q.lastProgress
    print([(o["operatorName"], o["numRowsTotal"]) for o in p["stateOperators"]], p["eventTime"]["watermark"])
    q.stop()

# COMMAND ----------

def attempt(title, df, mode):
    try:
        q = df.writeStream.outputMode(mode).format("noop").start()
        q.processAllAvailable()
        q.stop()
        print(title, mode, "fine")
    except Exception as e:
        print(title, mode, e.getCondition(), str(e).split("\n")[0].split("terminated with exception: ")[-1][:150])
two = w.groupBy(F.window("t", "1 minute")).count().groupBy(F.window("window", "1 hour")).count()
dd = w.dropDuplicates(["t"]).groupBy("u").count()
for mode in ("append", "update", "complete"):
    attempt("two windows", two, mode)
    attempt("distinct, then groups", dd, mode)
    attempt("limit, then groups", s.limit(3).groupBy("u").count(), mode)
    attempt("groups, then limit", s.groupBy("u").count().limit(1), mode)
    attempt("groups and a static join", s.groupBy("u").count().join(spark.createDataFrame([("a", 1)], "u STRING, x INT"), "u"), mode)
    attempt("groups of a union", w.union(w).groupBy(F.window("t", "1 minute")).count(), mode)

# COMMAND ----------

spark.conf.set("spark.sql.streaming.statefulOperator.checkCorrectness.enabled", "false")
attempt("two windows", two, "update")
attempt("two windows", two, "complete")
spark.conf.unset("spark.sql.streaming.statefulOperator.checkCorrectness.enabled")
spark.conf.set("spark.sql.streaming.unsupportedOperationCheck", "false")
attempt("sorted", s.orderBy("v"), "append")
attempt("no watermark", s.groupBy("u").count(), "append")
spark.conf.unset("spark.sql.streaming.unsupportedOperationCheck")
