# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-foreach_batch_reads"
for i, text in enumerate(["a,1\nb,2\na,3\n", "c,4\na,6\n", "a,5\nb,-5\n"]):
    dbutils.fs.put(f"{base}/in/{i}.csv", text, True)
s = spark.readStream.schema("k STRING, v INT").option("maxFilesPerTrigger", 1).csv(base + "/in")
def go(title, df, f, mode="append"):
    q = df.writeStream.outputMode(mode).foreachBatch(f).start()
    try:
        q.processAllAvailable()
    except Exception as e:
        print(title, type(e).__name__, e.getCondition(), str(e).split("terminated with exception: ")[-1].split("\n")[0])
    print(title, [(p["batchId"], p["numInputRows"], [(o["numRowsTotal"], o["numRowsUpdated"], o["numStateStoreInstances"]) for o in p["stateOperators"]]) for p in q.recentProgress if p["sources"][0]["endOffset"] != p["sources"][0]["startOffset"]])
    q.stop()

# COMMAND ----------

# rows are read again by every action, and not at all when there is none
go("untouched", s, lambda df, i: None)
go("schema", s, lambda df, i: (df.schema, df.columns, df.where("v > 1")))
go("count", s, lambda df, i: df.count())
go("count twice", s, lambda df, i: (df.count(), df.count()))
go("collect and write", s, lambda df, i: (df.collect(), df.write.mode("append").json(base + "/o1")))
go("view", s, lambda df, i: (df.createOrReplaceTempView("vv"), df.sparkSession.sql("select count(*) from vv").collect()))
go("union with itself", s, lambda df, i: df.union(df).collect())
go("join with itself", s, lambda df, i: df.alias("a").join(df.alias("b"), "k").collect())
go("cached", s, lambda df, i: (df.persist(), df.count(), df.count(), df.unpersist()))

# COMMAND ----------

# a sort looks at a sample first, unless only the first rows are wanted or groups have been made
go("sorted", s, lambda df, i: df.orderBy("v").collect())
go("sorted and limited", s, lambda df, i: df.orderBy("v").limit(2).collect())
go("grouped", s, lambda df, i: df.groupBy("k").count().collect())
go("grouped and sorted", s, lambda df, i: df.groupBy("k").count().orderBy("k").collect())
go("filtered", s, lambda df, i: df.where("v > 2").collect())

# COMMAND ----------

# some actions stop early
go("first", s, lambda df, i: df.first())
go("isEmpty", s, lambda df, i: df.isEmpty())
go("limit", s, lambda df, i: df.limit(1).collect())
go("show", s, lambda df, i: df.show(2))

# COMMAND ----------

# what an operator remembers is counted again too, but not the rows below it
def agg(d): return d.groupBy("k").agg(F.sum("v").alias("v"))
for m in ("update", "complete"):
    go(m + " count", agg(s), lambda df, i: df.count(), m)
    go(m + " count twice", agg(s), lambda df, i: (df.count(), df.count()), m)
    go(m + " sorted", agg(s), lambda df, i: df.orderBy("v").collect(), m)
    go(m + " sorted and limited", agg(s), lambda df, i: df.orderBy("k").limit(2).collect(), m)
    go(m + " cached", agg(s), lambda df, i: (df.persist(), df.count(), df.orderBy("v").collect(), df.unpersist()), m)
    go(m + " sorted and written", agg(s), lambda df, i: df.orderBy("k").write.mode("append").json(base + "/o2"), m)
go("distinct", s.dropDuplicates(["k"]), lambda df, i: (df.count(), df.count()))
go("limited", s.limit(3), lambda df, i: (df.count(), df.count()))
go("total", s.groupBy().count(), lambda df, i: df.count(), "complete")

# COMMAND ----------

# an operator whose result nobody reads is an error
go("update untouched", agg(s), lambda df, i: None, "update")
go("complete untouched", agg(s), lambda df, i: None, "complete")
go("distinct untouched", s.dropDuplicates(["k"]), lambda df, i: df.printSchema())

# COMMAND ----------

# sorted in the query itself
for name, df in (("m1", agg(s).orderBy("k")), ("m2", agg(s).orderBy("k").limit(2)), ("m3", s.groupBy().count().orderBy("count"))):
    q = df.writeStream.outputMode("complete").format("memory").queryName(name).start()
    q.processAllAvailable()
    print(name, [(p["numInputRows"], p["stateOperators"][0]["numRowsTotal"], p["stateOperators"][0]["numStateStoreInstances"], p["sink"]["numOutputRows"]) for p in q.recentProgress if p["numInputRows"]])
    q.stop()

# COMMAND ----------

# nobody reads: the watermark stays
e = s.selectExpr("k", "v", "timestamp_seconds(v * 100) AS t").withWatermark("t", "1 second")
for title, f in (("untouched", lambda df, i: None), ("twice", lambda df, i: (df.count(), df.count()))):
    q = e.writeStream.foreachBatch(f).start()
    q.processAllAvailable()
    print(title, [(p["batchId"], p["numInputRows"], sorted(p["eventTime"].items())) for p in q.recentProgress])
    q.stop()
