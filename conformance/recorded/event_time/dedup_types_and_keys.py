# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-dedup_types_and_keys"
def put(n, *rows):
    dbutils.fs.put(f"{base}/in/{n}.json", "".join(r + "\n" for r in rows), True)
put(0, '{"t":"2024-01-01T00:00:00Z","id":1.5,"tags":["a","b"],"st":{"a":1},"d":"2024-01-01","x":0.0}',
       '{"t":"2024-01-01T00:00:01Z","id":1.50,"tags":["a","b"],"st":{"a":1,"b":null},"d":"2024-01-01","x":-0.0}',
       '{"t":"2024-01-01T00:00:02Z","id":null,"tags":[],"st":null,"d":null,"x":"NaN"}',
       '{"t":"2024-01-01T00:00:03Z","tags":null,"x":"NaN"}')
put(1, '{"t":"2024-01-01T00:10:00Z","id":1.5,"tags":["b","a"],"st":{"a":1,"b":"x"},"d":"2024-01-02","x":1e0}',
       '{"t":"2024-01-01T00:10:00Z","id":1.5,"tags":["b","a"],"st":{"a":1,"b":"x"},"d":"2024-01-02","x":1}')
put(2, '{"t":"2024-01-01T00:00:00Z","id":1.5,"tags":["a","b"],"st":{"a":1},"d":"2024-01-01","x":0}')
s = spark.readStream.schema("t TIMESTAMP, id DECIMAL(5,2), tags ARRAY<STRING>, st STRUCT<a: INT, b: STRING>, d DATE, x DOUBLE").option("maxFilesPerTrigger", 1).json(base + "/in")
def run(title, df, mode="append"):
    print(title)
    def each(b, i):
        for r in sorted(b.collect(), key=str):
            print("  ", i, *r)
    q = df.writeStream.outputMode(mode).foreachBatch(each).start()
    q.processAllAvailable()
    print("   total", [(p["stateOperators"][0]["numRowsTotal"], p["stateOperators"][0]["numRowsDroppedByWatermark"], p["stateOperators"][0]["customMetrics"]["numDroppedDuplicateRows"]) for p in q.recentProgress])
    q.stop()

# COMMAND ----------

m = s.withColumn("s", F.date_format("t", "mm:ss"))
run("decimal", m.dropDuplicates(["id"]).select("s", "id"))
run("array", m.dropDuplicates(["tags"]).select("s", "tags"))
run("struct", m.dropDuplicates(["st"]).select("s", "st"))
run("date", m.dropDuplicates(["d"]).select("s", "d"))
run("double", m.dropDuplicates(["x"]).select("s", "x"))
run("two", m.dropDuplicates(["id", "x"]).select("s", "id", "x"), "update")
run("all", s.select("id", "d").dropDuplicates())
run("distinct", s.select("id", "d").distinct())

# COMMAND ----------

run("watermark", m.withWatermark("t", "1 minute").dropDuplicates(["id", "t"]).select("s", "id"))
run("watermark without the time", m.withWatermark("t", "1 minute").dropDuplicates(["id"]).select("s", "id"))
run("within", m.withWatermark("t", "1 minute").dropDuplicatesWithinWatermark(["id"]).select("s", "id"))
run("within all", s.select("t", "id").withWatermark("t", "20 minutes").dropDuplicatesWithinWatermark().select("id"))

# COMMAND ----------

m.dropDuplicatesWithinWatermark(["id"]).writeStream.format("noop").start()

# COMMAND ----------

m.dropDuplicates(["nope"])

# COMMAND ----------

m.dropDuplicates("id")

# COMMAND ----------

m.withWatermark("t", "1 minute").dropDuplicatesWithinWatermark(["id"]).writeStream.outputMode("complete").format("noop").start()

# COMMAND ----------

m.withColumn("mp", F.array("d", "x"))
