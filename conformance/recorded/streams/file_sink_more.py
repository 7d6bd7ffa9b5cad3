# Databricks notebook source
from pyspark.sql import functions as F
import json
base = "/tmp/brook-file_sink_more"
def put(n, *rows): dbutils.fs.put(f"{base}/in/{n}.csv", "".join(f"{k},{v},{d}\n" for k, v, d in rows), True)
put(0, ("a", 1, "2024-01-01"), ("b", 2, "2024-01-02"))
s = spark.readStream.schema("k STRING, v INT, d DATE").option("maxFilesPerTrigger", 1).csv(base + "/in")
def out(fmt, df=s, name=None, **o):
    name = name or fmt
    q = df.writeStream.format(fmt).options(**o).option("checkpointLocation", f"{base}/ck/{name}").start(f"{base}/out/{name}")
    return q

# COMMAND ----------

# by partition: folders, escaped values, NULL, columns in another order
put(1, ("a/b", 3, ""), ("", 4, "2024-01-01"), ("ä=ö %", 5, "2024-01-03"))
q = s.writeStream.format("json").partitionBy("d", "k").option("checkpointLocation", base + "/ck/p").start(base + "/out/p")
q.processAllAvailable()
q.stop()
def tree(p):
    names = []
    for f in dbutils.fs.ls(p):
        if f.name.endswith("/") and not f.name.startswith("_"):
            names += [f.name + n for n in tree(p + "/" + f.name.rstrip("/"))]
        elif f.name.startswith("part-"):
            names.append("part" + f.name[-5:])
    return names
print(*tree(base + "/out/p"), sep="\n")
r = spark.read.json(base + "/out/p")
r.printSchema()
display(r.orderBy("v"))

# COMMAND ----------

# text, csv, parquet; empty results leave no part files
for fmt, df, o in (("text", s.selectExpr("concat_ws(':', k, v) AS line"), {}), ("csv", s, {"header": True, "sep": ";"}), ("parquet", s, {"compression": "gzip"}), ("json", s.where("v > 100"), {})):
    q = out(fmt, df, **o)
    q.processAllAvailable()
    print(fmt, q.lastProgress["sink"]["description"], q.lastProgress["sink"]["numOutputRows"], len([f for f in dbutils.fs.ls(f"{base}/out/{fmt}") if f.name.startswith("part-")]))
    q.stop()
print(sorted(x.value for x in spark.read.text(base + "/out/text").collect()))
print(sorted(tuple(str(c) for c in x) for x in spark.read.csv(base + "/out/csv", header=True, sep=";").collect()))
print(sorted(f.name[-11:] for f in dbutils.fs.ls(base + "/out/parquet") if f.name.startswith("part-"))[:1])
print(spark.read.parquet(base + "/out/parquet").count())
print([f.name for f in dbutils.fs.ls(base + "/out/json/_spark_metadata")], len(dbutils.fs.head(base + "/out/json/_spark_metadata/0").split("\n")))

# COMMAND ----------

spark.read.json(base + "/out/json").show()

# COMMAND ----------

# a stream of what a stream wrote
two = spark.readStream.schema("k STRING, v INT, d DATE").parquet(base + "/out/parquet")
q = two.groupBy("k").sum("v").writeStream.outputMode("complete").format("memory").queryName("second").start()
q.processAllAvailable()
put(2, ("z", 100, "2024-02-01"))
w = out("parquet", compression="gzip")
w.processAllAvailable()
q.processAllAvailable()
w.stop()
q.stop()
display(spark.table("second").orderBy("k"))

# COMMAND ----------

# windows into files, append mode
e = s.withColumn("t", F.to_timestamp("d")).withWatermark("t", "1 day")
q = out("parquet", e.groupBy(F.window("t", "1 day"), "k").agg(F.sum("v").alias("v")), "windows")
q.processAllAvailable()
q.stop()
display(spark.read.parquet(base + "/out/windows").select("window.start", "k", "v").orderBy("start", "k"))

# COMMAND ----------

# eleven batches: the log is folded
for i in range(3, 13):
    put(i, (f"k{i}", i, "2024-03-01"))
q = out("text", s.selectExpr("concat_ws(':', k, v) AS line"))
q.processAllAvailable()
q.stop()
print([f.name for f in dbutils.fs.ls(base + "/out/text/_spark_metadata")], [f.name for f in dbutils.fs.ls(base + "/ck/text/sources/0")])
print(len(dbutils.fs.head(base + "/out/text/_spark_metadata/9.compact").split("\n")), spark.read.text(base + "/out/text").count())

# COMMAND ----------

def attempt(title, f):
    try:
        q = f()
        q.processAllAvailable()
        print(title, "-> fine")
        q.stop()
    except Exception as e:
        print(title, "->", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).split("terminated with exception: ")[-1].split("\n")[0][:200])
attempt("two columns as text", lambda: out("text", s, "t2"))
attempt("number as text", lambda: out("text", s.select("v"), "t3"))
attempt("array as csv", lambda: out("csv", s.select(F.array("v").alias("a")), "t4"))
attempt("map as csv", lambda: out("csv", s.select(F.create_map("k", "v").alias("m")), "t5"))
attempt("void as parquet", lambda: out("parquet", s.select(F.lit(None).alias("n")), "t6"))
attempt("same name twice, json", lambda: out("json", s.selectExpr("v", "v AS v"), "t8"))
attempt("bad codec", lambda: out("json", s, "t9", compression="zip9"))
attempt("checkpoint in the output", lambda: s.writeStream.format("json").option("checkpointLocation", base + "/out/ckin").start(base + "/out/ckin"))
