# Databricks notebook source
# MAGIC %md
# MAGIC # Bronze, silver, gold
# MAGIC Orders land as CSV, are cleaned, and end in two reports.

# COMMAND ----------

from pyspark.sql import functions as F
from pyspark.sql.types import *
base = "/tmp/brook-medallion_orders"
raw, bronze_path, silver_path, gold_path = (f"{base}/{d}" for d in ("raw", "bronze", "silver", "gold"))
dbutils.fs.mkdirs(raw)
dbutils.fs.put(f"{raw}/orders_1.csv", """order_id,customer,amount,currency,ordered_at
1,anna,10.50,EUR,2024-01-01 09:00:00
2,bert,20.00,USD,2024-01-01 10:30:00
3,,7.25,EUR,2024-01-02 11:00:00
4,dora,abc,EUR,2024-01-02 12:15:00
""", True)
dbutils.fs.put(f"{raw}/orders_2.csv", """order_id,customer,amount,currency,ordered_at
5,emil,99.99,GBP,2024-01-03 08:00:00
2,bert,20.00,USD,2024-01-01 10:30:00
6,anna,-5.00,EUR,2024-01-03 09:45:00
7,fred,12.00,XXX,not a time
""", True)
display(dbutils.fs.ls(raw))

# COMMAND ----------

# MAGIC %md ## Bronze: as it came, with where it came from

# COMMAND ----------

order_schema = StructType([
    StructField("order_id", StringType(), True),
    StructField("customer", StringType(), True),
    StructField("amount", StringType(), True),
    StructField("currency", StringType(), True),
    StructField("ordered_at", StringType(), True),
])
bronze = (spark.read.format("csv").option("header", "true").schema(order_schema).load(raw)
          .withColumn("source_file", F.element_at(F.split(F.input_file_name(), "/"), -1))
          .withColumn("ingest_date", F.lit("2024-01-04").cast("date")))
bronze.write.mode("overwrite").partitionBy("ingest_date").parquet(bronze_path)
bronze = spark.read.parquet(bronze_path)
bronze.printSchema()
bronze.orderBy("source_file", "order_id").show(truncate=False)
print(bronze.count(), bronze.select("order_id").distinct().count())

# COMMAND ----------

# MAGIC %md ## Silver: typed and checked

# COMMAND ----------

typed = (bronze.dropDuplicates(["order_id"])
         .withColumn("order_id", F.col("order_id").cast("int"))
         .withColumn("amount", F.expr("try_cast(amount as decimal(10,2))"))
         .withColumn("ordered_at", F.try_to_timestamp("ordered_at"))
         .withColumn("customer", F.coalesce(F.col("customer"), F.lit("unknown"))))
rules = {
    "amount_present": "amount IS NOT NULL",
    "amount_positive": "amount > 0",
    "known_currency": "currency IN ('EUR', 'USD', 'GBP')",
    "has_time": "ordered_at IS NOT NULL",
}
checked = typed
for name, rule in rules.items():
    checked = checked.withColumn(name, F.coalesce(F.expr(rule), F.lit(False)))
checked = checked.withColumn("failed", F.array_compact(F.array(*[F.when(~F.col(n), F.lit(n)) for n in rules])))
checked.select("order_id", "amount", *rules, "failed").orderBy("order_id").show(truncate=False)
silver = checked.where(F.size("failed") == 0).drop(*rules, "failed", "source_file")
quarantine = checked.where("size(failed) > 0").select("order_id", "failed", "source_file")
silver.write.mode("overwrite").parquet(silver_path)
quarantine.write.mode("overwrite").json(f"{base}/quarantine")
print({r: checked.where(~F.col(r)).count() for r in rules})

# COMMAND ----------

spark.read.json(f"{base}/quarantine").orderBy("order_id").show(truncate=False)
spark.read.parquet(silver_path).createOrReplaceTempView("silver_orders")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM silver_orders ORDER BY order_id

# COMMAND ----------

# MAGIC %md ## Gold

# COMMAND ----------

rates = spark.createDataFrame([("EUR", 1.0), ("USD", 0.92), ("GBP", 1.15)], "currency string, rate double")
gold = (spark.table("silver_orders").join(rates, "currency", "left")
        .withColumn("eur", F.round(F.col("amount") * F.col("rate"), 2))
        .groupBy(F.to_date("ordered_at").alias("day"))
        .agg(F.count("*").alias("orders"), F.sum("eur").alias("revenue"), F.collect_set("currency").alias("currencies")))
gold.printSchema()
gold.orderBy("day").show()
gold.write.format("parquet").mode("overwrite").saveAsTable("gold_daily")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT day, orders, revenue, sum(revenue) OVER (ORDER BY day) AS running FROM gold_daily ORDER BY day

# COMMAND ----------

def check(condition, message):
    assert condition, message
total = spark.table("gold_daily").agg(F.sum("orders")).first()[0]
check(total == spark.table("silver_orders").count(), "orders lost")
check(spark.table("gold_daily").where("revenue is null").count() == 0, "a day without revenue")
check(total == 7, f"expected 7 orders, got {total}")

# COMMAND ----------

spark.sql("DESCRIBE TABLE gold_daily").show(truncate=False)
print(spark.catalog.tableExists("gold_daily"), [c.name for c in spark.catalog.listColumns("gold_daily")])
spark.sql("DROP TABLE gold_daily")
