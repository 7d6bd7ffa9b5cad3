# Databricks notebook source
import os, time
base = "/tmp/brook-file_source_options"
def put(name, text, age):
    dbutils.fs.put(f"{base}/{name}", text, True)
for i in range(6):
    put(f"in/f{i}.txt", f"row {i}\n" * (i + 1), i)
def batches(reader, path=base + "/in", **more):
    out = []
    q = reader.writeStream.foreachBatch(lambda df, i: out.append(sorted(r[0] for r in df.collect()))).trigger(availableNow=True).start()
    q.awaitTermination(60)
    return out
def r(**options):
    return spark.readStream.options(**options).format("text").load(base + "/in")
def sizes(reader):
    return [len(b) for b in batches(reader)]

# COMMAND ----------

print("all", sizes(r()))
print("2 files", sizes(r(maxFilesPerTrigger=2)))
print("4 files", sizes(r(maxFilesPerTrigger="4")))
print("bytes 1", sizes(r(maxBytesPerTrigger=1)))
print("bytes 20", sizes(r(maxBytesPerTrigger="20")))
print("bytes 30", sizes(r(maxBytesPerTrigger=30)))
print("latest first", [b[0] for b in batches(r(maxFilesPerTrigger=1, latestFirst=True))])
print("latest first, 4", [sorted(set(b)) for b in batches(r(maxFilesPerTrigger=4, latestFirst=True))])
print("glob", batches(r(pathGlobFilter="f[12].txt")))
print("glob of none", batches(r(pathGlobFilter="*.csv")))
print("whole", [len(b) for b in batches(r(wholetext=True, maxFilesPerTrigger=3))])

# COMMAND ----------

def attempt(**options):
    q = r(**options).writeStream.format("noop").start()
    try:
        q.processAllAvailable()
        print(options, "fine")
    except Exception as e:
        print(options, e.getCondition(), str(e).split("terminated with exception: ")[-1].split("\n")[0])
    q.stop()
attempt(maxFilesPerTrigger=0)
attempt(maxFilesPerTrigger="many")
attempt(maxBytesPerTrigger=0)
attempt(maxBytesPerTrigger="1kb")
attempt(maxFilesPerTrigger=1, maxBytesPerTrigger=1)
attempt(latestFirst="perhaps")
attempt(fileNameOnly="no")
attempt(maxFileAge="1 fortnight")
attempt(maxCachedFiles=-1)
attempt(maxCachedFiles=0)
attempt(discardCachedInputRatio=2)
attempt(discardCachedInputRatio=0.5)
attempt(cleanSource="burn")
attempt(cleanSource="archive")
attempt(modifiedBefore="2030-01-01T00:00:00")
attempt(recursiveFileLookup="yes")

# COMMAND ----------

# folders below, with and without k=v, hidden names, empty files
dbutils.fs.put(base + "/tree/a.txt", "top", True)
dbutils.fs.put(base + "/tree/sub/b.txt", "below", True)
dbutils.fs.put(base + "/tree/sub/deep/c.txt", "deep", True)
dbutils.fs.put(base + "/tree/_hidden.txt", "hidden", True)
dbutils.fs.put(base + "/tree/.dot.txt", "dot", True)
dbutils.fs.put(base + "/tree/d.txt._COPYING_", "copying", True)
dbutils.fs.put(base + "/tree/empty.txt", "", True)
print(batches(spark.readStream.text(base + "/tree")))
print(batches(spark.readStream.option("recursiveFileLookup", True).text(base + "/tree")))
print(batches(spark.readStream.text(base + "/tree/sub*")))
print(batches(spark.readStream.text(base + "/tree/{a,sub/b}.txt")))
print(batches(spark.readStream.text(base + "/tree/*/*")))

# COMMAND ----------

# partitions: their types, a type of one's own, a filter
for k, v in (("2024-01-01", 1), ("2024-01-02", 2)):
    dbutils.fs.put(f"{base}/parts/day={k}/n={v}/x.json", f'{{"v":{v}}}\n', True)
p = spark.readStream.schema("v INT, day DATE, n INT").json(base + "/parts")
p.printSchema()
spark.readStream.schema("v INT, day STRING, n INT").json(base + "/parts").printSchema()
out = []
q = p.where("n > 1").writeStream.foreachBatch(lambda df, i: out.extend(df.collect())).start()
q.processAllAvailable()
print(out, q.lastProgress["numInputRows"])
q.stop()

# COMMAND ----------

spark.readStream.schema("v INT").json(base + "/parts").printSchema()

# COMMAND ----------

# a file that is written again is not read again, one of another name is
q = spark.readStream.text(base + "/again" if dbutils.fs.mkdirs(base + "/again") else "").writeStream.format("memory").queryName("again").start()
dbutils.fs.put(base + "/again/1.txt", "first", True)
q.processAllAvailable()
dbutils.fs.put(base + "/again/1.txt", "second", True)
dbutils.fs.put(base + "/again/2.txt", "other", True)
q.processAllAvailable()
dbutils.fs.rm(base + "/again/1.txt")
q.processAllAvailable()
q.stop()
display(spark.table("again").orderBy("value"))

# COMMAND ----------

# by its name alone
dbutils.fs.put(base + "/names/d=1/x.txt", "one", True)
dbutils.fs.put(base + "/names/d=2/x.txt", "two", True)
print(len(batches(spark.readStream.option("fileNameOnly", True).text(base + "/names"))[0]), len(batches(spark.readStream.text(base + "/names"))[0]))
