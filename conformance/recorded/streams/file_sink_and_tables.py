# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-file_sink_and_tables"
for i in range(3):
    dbutils.fs.put(f"{base}/in/{i}.json", f'{{"k":"a","v":{i},"d":"2024-01-0{i + 1}"}}\n{{"k":"b c","v":{i * 10},"d":null}}\n', True)
s = spark.readStream.schema("k STRING, v INT, d DATE").option("maxFilesPerTrigger", 1).json(base + "/in")

# COMMAND ----------

# partitions, in one run and the next
def run(path, *by, fmt="parquet", **options):
    w = s.writeStream.format(fmt).option("checkpointLocation", f"{base}/ck/{path}").options(**options).trigger(availableNow=True)
    q = (w.partitionBy(*by) if by else w).start(f"{base}/{path}")
    q.awaitTermination()
    return q
q = run("byk", "k", "d")
print([p["batchId"] for p in q.recentProgress if p["numInputRows"]])
print(sorted(f.name for f in dbutils.fs.ls(base + "/byk") if not f.name.endswith(".crc")))
spark.read.parquet(base + "/byk").orderBy("v", "k").show()
spark.read.parquet(base + "/byk").printSchema()
dbutils.fs.put(base + "/in/3.json", '{"k":"z","v":33,"d":"2024-01-04"}\n', True)
q = run("byk", "k", "d")
print([p["batchId"] for p in q.recentProgress if p["numInputRows"]])
spark.read.parquet(base + "/byk").where("k = 'z'").show()
print(spark.read.parquet(base + "/byk").count())

# COMMAND ----------

# a file that the log does not know is not read
spark.createDataFrame([(99, None)], "v INT, d DATE").write.mode("append").parquet(base + "/byk/k=stray")
print(spark.read.parquet(base + "/byk").count())
print(spark.read.parquet(base + "/byk/k=stray").count())
print(sorted(f.name for f in dbutils.fs.ls(base + "/byk/_spark_metadata") if not f.name.endswith(".crc")))
print(dbutils.fs.head(base + "/byk/_spark_metadata/0").split("\n")[0])

# COMMAND ----------

# a stream over what a stream wrote
q = spark.readStream.schema("v INT, k STRING, d DATE").parquet(base + "/byk").writeStream.format("memory").queryName("again").trigger(availableNow=True).start()
q.awaitTermination()
display(spark.table("again").orderBy("v", "k"))

# COMMAND ----------

for fmt, options in [("csv", {"header": "true"}), ("json", {}), ("csv", {"sep": "|", "nullValue": "-"})]:
    path = fmt + str(len(options))
    run(path, fmt=fmt, **options)
    print(path, sorted(r.value for r in spark.read.text(base + "/" + path).collect()))
try:
    run("txt", fmt="text")
except Exception as e:
    print(type(e).__name__, e.getCondition(), str(e).split("terminated with exception: ")[-1].split("\n")[0][:200])
q = s.select(F.concat_ws("-", "k", "v").alias("value")).writeStream.format("text").option("checkpointLocation", base + "/ck/t2").trigger(availableNow=True).start(base + "/t2")
q.awaitTermination()
print(sorted(r.value for r in spark.read.text(base + "/t2").collect()))

# COMMAND ----------

# tables
q = s.writeStream.option("checkpointLocation", base + "/ck/tab").trigger(availableNow=True).toTable("made")
q.awaitTermination()
spark.table("made").orderBy("v", "k").show()
print(spark.table("made").schema.simpleString(), spark.catalog.tableExists("made"))
q = s.writeStream.option("checkpointLocation", base + "/ck/tabp").partitionBy("k").trigger(availableNow=True).toTable("madep")
q.awaitTermination()
spark.sql("SELECT k, count(*) AS n, max(v) AS m FROM madep GROUP BY k ORDER BY k").show()
spark.sql("SHOW PARTITIONS made").show()

# COMMAND ----------

spark.sql("INSERT INTO made VALUES ('ins', 1, NULL)")
print(spark.table("made").count())
spark.sql("CREATE TABLE there (v BIGINT, k STRING) USING parquet")
q = s.select("k", "v").writeStream.option("checkpointLocation", base + "/ck/there").trigger(availableNow=True).toTable("there")
q.awaitTermination()
spark.table("there").orderBy("v", "k").show()

# COMMAND ----------

s.writeStream.option("checkpointLocation", base + "/ck/view").trigger(availableNow=True).toTable("again")

# COMMAND ----------

q = spark.readStream.table("made").writeStream.format("memory").queryName("frommade").trigger(availableNow=True).start()
q.awaitTermination()
print(spark.table("frommade").count())

# COMMAND ----------

# availableNow over several files, and once
for trig in [dict(availableNow=True), dict(once=True)]:
    q = s.writeStream.format("memory").queryName("n" + list(trig)[0]).trigger(**trig).start()
    q.awaitTermination()
    print(list(trig), [p["numInputRows"] for p in q.recentProgress], q.isActive, spark.table("n" + list(trig)[0]).count())
