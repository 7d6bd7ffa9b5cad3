# Databricks notebook source
base = "/tmp/brook-flights_departure_delays"
dbutils.fs.put(f"{base}/departuredelays.csv", "date,delay,distance,origin,destination\n" + "\n".join(f"0{1 + i % 3}{10 + i % 18:02d}{(i * 7) % 24:02d}{(i * 13) % 60:02d},{(i * 37) % 200 - 20},{300 + (i * 91) % 2300},{['SFO', 'JFK', 'ORD', 'ABE', 'ATL'][i % 5]},{['ORD', 'LAX', 'SFO', 'ATL', 'JFK', 'DTW', 'ABE'][i % 7]}" for i in range(140)) + "\n", True)
dbutils.fs.put(f"{base}/airport-codes-na.txt", "City\tState\tCountry\tIATA\nChicago\tIL\tUSA\tORD\nSan Francisco\tCA\tUSA\tSFO\nNew York\tNY\tUSA\tJFK\nAtlanta\tGA\tUSA\tATL\nAllentown\tPA\tUSA\tABE\nVictoria\tBC\tCanada\tYYJ\n", True)

# COMMAND ----------

schema = "`date` STRING, `delay` INT, `distance` INT, `origin` STRING, `destination` STRING"
df = spark.read.format("csv").option("header", "true").schema(schema).load(f"{base}/departuredelays.csv")
df.createOrReplaceTempView("us_delay_flights_tbl")
df.show(3)
spark.sql("""SELECT distance, origin, destination FROM us_delay_flights_tbl WHERE distance > 2400 ORDER BY distance DESC, origin, destination""").show(10)
spark.sql("""SELECT date, delay, origin, destination FROM us_delay_flights_tbl WHERE delay > 120 AND ORIGIN = 'SFO' AND DESTINATION = 'ORD' ORDER by delay DESC""").show(10)
spark.sql("""SELECT delay, origin, destination, CASE WHEN delay > 160 THEN 'Very Long Delays' WHEN delay >= 120 AND delay <= 160 THEN 'Long Delays' WHEN delay >= 60 AND delay < 120 THEN 'Short Delays' WHEN delay > 0 and delay < 60 THEN 'Tolerable Delays' WHEN delay = 0 THEN 'No Delays' ELSE 'Early' END AS Flight_Delays FROM us_delay_flights_tbl ORDER BY origin, delay DESC, destination""").show(10)

# COMMAND ----------

from pyspark.sql.functions import col, desc, expr, to_timestamp, lit, concat, when, substring
(df.select("distance", "origin", "destination").where(col("distance") > 2000).orderBy(desc("distance"), "origin")).show(4)
df.where((df.origin == "SFO") & (df["destination"].isin("ORD", "JFK")) & ~(df.delay < 0)).select(df.date, df.delay.alias("late")).orderBy("date").show(5)
df.select(to_timestamp(concat(lit("2015"), "date"), "yyyyMMddHHmm").alias("at"), "date").orderBy("at").show(3)

# COMMAND ----------

spark.sql("CREATE DATABASE learn_spark_db")
spark.sql("USE learn_spark_db")
spark.sql("CREATE TABLE managed_us_delay_flights_tbl (date STRING, delay INT, distance INT, origin STRING, destination STRING) USING parquet")
df.write.mode("append").insertInto("managed_us_delay_flights_tbl")
df.write.mode("overwrite").saveAsTable("managed2")
spark.sql(f"""CREATE TABLE us_delay_flights_ext (date STRING, delay INT, distance INT, origin STRING, destination STRING) USING csv OPTIONS (PATH '{base}/departuredelays.csv', header 'true')""")
print([spark.table(t).count() for t in ("managed_us_delay_flights_tbl", "managed2", "us_delay_flights_ext")])
spark.sql("CREATE OR REPLACE GLOBAL TEMP VIEW us_origin_airport_SFO_global_tmp_view AS SELECT date, delay, origin, destination from managed2 WHERE origin = 'SFO'")
spark.sql("CREATE OR REPLACE TEMP VIEW us_origin_airport_JFK_tmp_view AS SELECT date, delay, origin, destination from managed2 WHERE origin = 'JFK'")
spark.read.table("us_origin_airport_JFK_tmp_view").orderBy("delay").show(2)
spark.sql("SELECT count(*) FROM global_temp.us_origin_airport_SFO_global_tmp_view").show()
print(sorted(t.name for t in spark.catalog.listTables()), [c.name for c in spark.catalog.listColumns("managed2")])
spark.catalog.dropGlobalTempView("us_origin_airport_SFO_global_tmp_view")
spark.sql("DROP VIEW IF EXISTS us_origin_airport_JFK_tmp_view")

# COMMAND ----------

airports = spark.read.options(header="true", inferSchema="true", sep="\t").csv(f"{base}/airport-codes-na.txt")
airports.createOrReplaceTempView("airports_na")
foo = (df.filter(expr("""origin == 'SFO' and destination == 'ORD' and date like '01010%' or delay > 170""")))
foo.orderBy("date").show()
bar = df.union(foo)
print(bar.count() - df.count())
foo.join(airports, airports.IATA == foo.origin).select("City", "State", "date", "delay", "distance", "destination").orderBy("date").show()
airports.join(df, airports.IATA == df.destination, "left_anti").select("City", "Country").show()

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP TABLE IF EXISTS departureDelaysWindow;
# MAGIC CREATE TABLE departureDelaysWindow USING parquet AS
# MAGIC SELECT origin, destination, SUM(delay) AS TotalDelays FROM us_delay_flights_tbl WHERE origin IN ('SFO', 'JFK', 'ORD') AND destination IN ('ORD', 'SFO', 'DTW', 'LAX', 'ATL') GROUP BY origin, destination;
# MAGIC SELECT origin, destination, TotalDelays, rank FROM (SELECT origin, destination, TotalDelays, dense_rank() OVER (PARTITION BY origin ORDER BY TotalDelays DESC) AS rank FROM departureDelaysWindow) t WHERE rank <= 3 ORDER BY origin, rank

# COMMAND ----------

foo2 = foo.withColumn("status", expr("CASE WHEN delay <= 10 THEN 'On-time' ELSE 'Delayed' END"))
foo3 = foo2.drop("delay").withColumnRenamed("status", "flight_status")
foo3.orderBy("date").show(3)
spark.sql("""SELECT * FROM (SELECT destination, CAST(SUBSTRING(date, 0, 2) AS int) AS month, delay FROM us_delay_flights_tbl WHERE origin = 'SFO') PIVOT (CAST(AVG(delay) AS DECIMAL(6, 2)) AS AvgDelay, MAX(delay) AS MaxDelay FOR month IN (1 JAN, 2 FEB)) ORDER BY destination""").show()
df.groupBy("origin").agg({"delay": "max", "distance": "avg"}).orderBy("origin").show()
spark.sql("DROP DATABASE learn_spark_db CASCADE")
