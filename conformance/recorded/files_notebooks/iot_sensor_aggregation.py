# Databricks notebook source
# MAGIC %md
# MAGIC # Sensors: quality checks and hourly aggregates

# COMMAND ----------

import json, random
from datetime import datetime, timedelta
from pyspark.sql import functions as F
from pyspark.sql.types import *
from pyspark.sql.window import Window
base = "/tmp/brook-iot_sensor_aggregation"
start = datetime(2024, 3, 30, 22, 0, 0)
rows = []
for i in range(60):
    t = start + timedelta(minutes=11 * i)
    rows.append({"device_id": i % 4, "device_type": ["bed", "thermo", "cam", "thermo"][i % 4], "reading": {"temp": 15 + (i * 7) % 20, "humidity": None if i % 9 == 0 else 40 + i % 30}, "c02_level": 800 + (i * 37) % 900, "timestamp": int(t.timestamp()) if False else t.strftime("%Y-%m-%dT%H:%M:%SZ"), "lcd": ["green", "yellow", "red"][i % 3], "tags": ["a", "b"][: i % 3]})
rows[5]["reading"]["temp"] = 999
rows[6]["device_type"] = ""
rows[7] = dict(rows[8])
dbutils.fs.put(f"{base}/iot.json", "\n".join(json.dumps(r) for r in rows) + '\n{"device_id": "broken"\n', True)

# COMMAND ----------

schema = StructType().add("device_id", LongType()).add("device_type", StringType()).add("reading", StructType().add("temp", DoubleType()).add("humidity", IntegerType())).add("c02_level", LongType()).add("timestamp", TimestampType()).add("lcd", StringType()).add("tags", ArrayType(StringType())).add("_corrupt_record", StringType())
raw = spark.read.schema(schema).json(f"{base}/iot.json").cache()
print(raw.count(), raw.where("_corrupt_record is not null").count())
raw.select("_corrupt_record").where(F.col("_corrupt_record").isNotNull()).show(truncate=False)
df = raw.where("_corrupt_record is null").drop("_corrupt_record").select("*", "reading.*").drop("reading")
df.printSchema()
df.show(4)

# COMMAND ----------

def profile(frame):
    total = frame.count()
    return [(c, total - n, round(100.0 * (total - n) / total, 1)) for c, n in frame.agg(*[F.count(c).alias(c) for c in frame.columns]).first().asDict().items()]
for name, nulls, share in profile(df):
    print(f"{name:<12}{nulls:>4}{share:>7}%")
checks = df.select(
    F.sum(F.when(F.col("temp") > 100, 1).otherwise(0)).alias("hot"),
    F.sum((F.trim("device_type") == "").cast("int")).alias("untyped"),
    (F.count("*") - F.countDistinct("device_id", "timestamp")).alias("duplicates"),
    F.min("timestamp").alias("first"), F.max("timestamp").alias("last"))
checks.show(truncate=False)
print(checks.first().asDict())

# COMMAND ----------

clean = df.where("temp between -40 and 60").na.replace("", "unknown", subset=["device_type"]).dropDuplicates(["device_id", "timestamp"])
hourly = (clean.groupBy("device_type", F.window("timestamp", "2 hours").alias("w"))
          .agg(F.round(F.avg("temp"), 2).alias("avg_temp"), F.min("humidity").alias("min_h"), F.count("*").alias("n"), F.max_by("lcd", "timestamp").alias("last_lcd")))
hourly.select(F.date_format("w.start", "dd HH:mm").alias("from"), F.date_format("w.end", "HH:mm").alias("to"), "device_type", "avg_temp", "min_h", "n", "last_lcd").orderBy("w", "device_type").show(50)
hourly.printSchema()

# COMMAND ----------

clean.groupBy("lcd").pivot("device_type", ["bed", "cam", "thermo"]).agg(F.round(F.avg("c02_level")).cast("int")).orderBy("lcd").show()
clean.select(F.corr("temp", "c02_level").alias("r"), F.covar_samp("temp", "c02_level").alias("c"), F.skewness("temp").alias("s"), F.kurtosis("temp").alias("k")).select(*[F.round(c, 6).alias(c) for c in "rcsk"]).show()
clean.select(F.percentile_approx("temp", [0.25, 0.5, 0.75]).alias("q"), F.expr("percentile(c02_level, 0.9)").alias("p90"), F.median("humidity")).show()

# COMMAND ----------

w = Window.partitionBy("device_id").orderBy("timestamp")
moves = clean.withColumn("prev", F.lag("temp").over(w)).withColumn("delta", F.col("temp") - F.col("prev")).withColumn("avg3", F.round(F.avg("temp").over(w.rowsBetween(-2, 0)), 2)).withColumn("rank", F.dense_rank().over(Window.partitionBy("device_id").orderBy(F.desc("temp"))))
moves.select("device_id", "timestamp", "temp", "delta", "avg3", "rank").orderBy("device_id", "timestamp").show(12)
moves.where("abs(delta) > 14").select("device_id", F.col("timestamp").cast("string"), "delta").orderBy("timestamp").show(5, truncate=False)

# COMMAND ----------

clean.createOrReplaceTempView("readings")

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH level AS (
# MAGIC   SELECT device_id, timestamp, c02_level, CASE WHEN c02_level < 1000 THEN 'good' WHEN c02_level < 1400 THEN 'fair' ELSE 'bad' END AS air FROM readings
# MAGIC ), grouped AS (
# MAGIC   SELECT *, row_number() OVER (PARTITION BY device_id ORDER BY timestamp) - row_number() OVER (PARTITION BY device_id, air ORDER BY timestamp) AS grp FROM level
# MAGIC )
# MAGIC SELECT device_id, air, min(timestamp) AS since, max(timestamp) AS until, count(*) AS readings FROM grouped GROUP BY device_id, air, grp HAVING count(*) > 2 ORDER BY device_id, since

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT from_utc_timestamp(timestamp, 'Europe/Berlin') AS berlin, timestamp AS utc, date_trunc('HOUR', from_utc_timestamp(timestamp, 'America/New_York')) AS ny_hour, unix_timestamp(timestamp) AS epoch FROM readings WHERE hour(timestamp) BETWEEN 0 AND 1 ORDER BY timestamp LIMIT 6

# COMMAND ----------

spark.conf.set("spark.sql.session.timeZone", "Europe/Berlin")
clean.select("timestamp", F.hour("timestamp").alias("h"), F.date_format("timestamp", "yyyy-MM-dd HH:mm zzz XXX").alias("text")).orderBy("timestamp").where("timestamp > '2024-03-31 01:30:00'").show(4, False)
spark.conf.set("spark.sql.session.timeZone", "UTC")
clean.withColumn("tag", F.explode_outer("tags")).groupBy("tag").agg(F.count("*").alias("n"), F.round(F.stddev("temp"), 3).alias("sd")).orderBy(F.col("tag").asc_nulls_first()).show()
clean.select(F.posexplode("tags"), "device_id").groupBy("pos", "col").count().orderBy("pos").show()

# COMMAND ----------

clean.write.partitionBy("device_type").mode("overwrite").json(f"{base}/out")
back = spark.read.json(f"{base}/out")
print(back.columns, back.count() == clean.count(), back.dtypes[0])
back.groupBy("device_type").agg(F.sum("temp"), F.max("timestamp")).orderBy("device_type").show(truncate=False)
print([f.name for f in dbutils.fs.ls(f"{base}/out") if "=" in f.name])
