# Databricks notebook source
from pyspark.sql.types import *
from pyspark.sql.functions import *
sf_fire_file = "/tmp/brook-fire_calls/sf-fire-calls.csv"
dbutils.fs.put(sf_fire_file, """CallNumber,UnitID,IncidentNumber,CallType,CallDate,WatchDate,CallFinalDisposition,AvailableDtTm,Address,City,Zipcode,Battalion,Delay,Neighborhood
20110016,T13,2003235,Structure Fire,01/11/2002,01/10/2002,Other,01/11/2002 01:51:44 AM,2000 Block of CALIFORNIA ST,SF,94109,B04,2.95,Pacific Heights
20110022,M17,2003241,Medical Incident,01/11/2002,01/10/2002,Other,01/11/2002 03:01:18 AM,0 Block of SILVERVIEW DR,SF,94124,B10,4.7,Bayview Hunters Point
20110023,M41,2003242,Medical Incident,01/11/2002,01/10/2002,Other,01/11/2002 02:39:50 AM,MARKET ST/MCALLISTER ST,SF,94102,B03,2.4333334,Tenderloin
20110032,E11,2003250,Vehicle Fire,01/11/2002,01/10/2002,Other,01/11/2002 04:16:46 PM,APPLETON AV/MISSION ST,SF,94110,B06,1.5,Bernal Heights
20110043,B04,2003259,Alarms,01/11/2002,01/10/2002,Other,01/11/2002 06:01:58 AM,1400 Block of SUTTER ST,SF,94109,B04,3.4833333,Western Addition
20110072,T08,2003279,Structure Fire,01/11/2002,01/11/2002,Other,01/11/2002 08:03:26 AM,BEALE ST/FOLSOM ST,SF,94105,B03,1.75,Financial District/South Beach
20110125,E33,2003301,Alarms,01/12/2018,01/11/2018,Cancelled,01/12/2018 09:46:44 AM,0 Block of FARALLONES ST,,94112,B09,2.7166667,Oceanview/Merced/Ingleside
20110130,E36,2003304,Alarms,07/04/2018,07/04/2018,Other,07/04/2018 12:58:53 PM,600 Block of POLK ST,San Francisco,94102,B02,,Tenderloin
20110197,E05,2003343,Medical Incident,12/31/2018,12/31/2018,No Merit,12/31/2018 11:59:59 PM,1500 Block of WEBSTER ST,San Francisco,94115,B05,12.95,Japantown
""", True)
fire_schema = StructType([StructField('CallNumber', IntegerType(), True), StructField('UnitID', StringType(), True), StructField('IncidentNumber', IntegerType(), True), StructField('CallType', StringType(), True), StructField('CallDate', StringType(), True), StructField('WatchDate', StringType(), True), StructField('CallFinalDisposition', StringType(), True), StructField('AvailableDtTm', StringType(), True), StructField('Address', StringType(), True), StructField('City', StringType(), True), StructField('Zipcode', IntegerType(), True), StructField('Battalion', StringType(), True), StructField('Delay', FloatType(), True), StructField('Neighborhood', StringType(), True)])
fire_df = spark.read.csv(sf_fire_file, header=True, schema=fire_schema)
fire_df.cache()
print(fire_df.count())
fire_df.printSchema()

# COMMAND ----------

few_fire_df = (fire_df.select("IncidentNumber", "AvailableDtTm", "CallType").where(col("CallType") != "Medical Incident"))
few_fire_df.show(5, truncate=False)
(fire_df.select("CallType").where(col("CallType").isNotNull()).agg(countDistinct("CallType").alias("DistinctCallTypes") if False else expr("count(DISTINCT CallType) AS DistinctCallTypes")).show())
fire_df.select("CallType").where(col("CallType").isNotNull()).distinct().orderBy("CallType").show(10, False)

# COMMAND ----------

new_fire_df = fire_df.withColumnRenamed("Delay", "ResponseDelayedinMins")
new_fire_df.select("ResponseDelayedinMins").where(col("ResponseDelayedinMins") > 2.9).show(5, False)
fire_ts_df = (new_fire_df
  .withColumn("IncidentDate", to_timestamp(col("CallDate"), "MM/dd/yyyy")).drop("CallDate")
  .withColumn("OnWatchDate", to_timestamp(col("WatchDate"), "MM/dd/yyyy")).drop("WatchDate")
  .withColumn("AvailableDtTS", to_timestamp(col("AvailableDtTm"), "MM/dd/yyyy hh:mm:ss a")).drop("AvailableDtTm"))
fire_ts_df.select("IncidentDate", "OnWatchDate", "AvailableDtTS").show(5, False)
fire_ts_df.select(year('IncidentDate')).distinct().orderBy(year('IncidentDate')).show()
print(fire_ts_df.columns)

# COMMAND ----------

(fire_ts_df.select("CallType").where(col("CallType").isNotNull()).groupBy("CallType").count().orderBy("count", "CallType", ascending=[False, True]).show(n=10, truncate=False))
import pyspark.sql.functions as F
(fire_ts_df.select(F.sum("IncidentNumber"), F.avg("ResponseDelayedinMins"), F.min("ResponseDelayedinMins"), F.max("ResponseDelayedinMins")).show())

# COMMAND ----------

parquet_table = "fire_calls_tbl"
fire_ts_df.write.format("parquet").mode("overwrite").saveAsTable(parquet_table)
fire_ts_df.write.format("parquet").mode("overwrite").save("/tmp/brook-fire_calls/fire.parquet")
print(spark.read.parquet("/tmp/brook-fire_calls/fire.parquet").count())

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT Neighborhood, count(*) AS calls, round(avg(ResponseDelayedinMins), 3) AS delay, weekofyear(max(IncidentDate)) AS week
# MAGIC FROM fire_calls_tbl WHERE year(IncidentDate) = 2018 GROUP BY Neighborhood ORDER BY delay DESC NULLS LAST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT Zipcode, collect_set(CallType) AS types, first_value(Neighborhood) AS hood FROM fire_calls_tbl WHERE Zipcode IN (94102, 94105) GROUP BY Zipcode ORDER BY Zipcode

# COMMAND ----------

fire_ts_df.groupBy(date_format("IncidentDate", "yyyy-MM").alias("month")).agg(count("*").alias("n"), max("ResponseDelayedinMins").cast("decimal(6,3)").alias("worst")).orderBy("month").show()
fire_ts_df.selectExpr("CallNumber", "datediff(IncidentDate, OnWatchDate) AS off", "ResponseDelayedinMins > 2.5 AS slow", "split(Address, ' Block of ')[1] AS street").where("slow").orderBy("CallNumber").show(truncate=30)
fire_ts_df.na.fill({"City": "unknown"}).groupBy("City").agg(mean("ResponseDelayedinMins")).orderBy("City").show()
fire_ts_df.select(col("Battalion").substr(2, 2).cast("int").alias("b")).groupBy().agg(max("b"), min("b"), sumDistinct("b") if False else expr("sum(DISTINCT b)")).show()
