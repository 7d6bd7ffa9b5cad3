# Databricks notebook source
# MAGIC %md
# MAGIC # Slowly changing dimension, type 2
# MAGIC Customers change their city; the old row is closed and a new one opened.

# COMMAND ----------

from pyspark.sql import functions as F, Window
from pyspark.sql.types import *
dim_schema = StructType([
    StructField("customer_id", IntegerType()), StructField("name", StringType()), StructField("city", StringType()),
    StructField("valid_from", DateType()), StructField("valid_to", DateType()), StructField("is_current", BooleanType()),
])
import datetime
d = datetime.date
dim = spark.createDataFrame([
    (1, "Anna", "Bonn", d(2023, 1, 1), None, True),
    (2, "Bert", "Kiel", d(2023, 1, 1), None, True),
    (3, "Cora", "Ulm", d(2023, 5, 1), None, True),
], dim_schema)
dim.write.mode("overwrite").parquet("/tmp/brook-scd_type_two/dim/v1")
dim.show()

# COMMAND ----------

updates = spark.createDataFrame([(2, "Bert", "Jena", "2024-02-01"), (3, "Cora", "Ulm", "2024-02-01"), (4, "Dirk", "Trier", "2024-02-01")], ["customer_id", "name", "city", "effective"]).withColumn("effective", F.to_date("effective"))
updates.createOrReplaceTempView("updates")
updates.printSchema()

# COMMAND ----------

def apply_scd2(dim, updates):
    """Close what changed, open what is new."""
    cur = dim.where("is_current").alias("d")
    u = updates.alias("u")
    joined = cur.join(u, F.col("d.customer_id") == F.col("u.customer_id"), "full_outer")
    changed = joined.where("d.customer_id is not null and u.customer_id is not null and (d.city <> u.city or d.name <> u.name)")
    fresh = joined.where(F.col("d.customer_id").isNull())
    closed = changed.select("d.customer_id", "d.name", "d.city", "d.valid_from", F.date_sub("u.effective", 1).alias("valid_to"), F.lit(False).alias("is_current"))
    opened = changed.select("u.*").unionByName(fresh.select("u.*")).select("customer_id", "name", "city", F.col("effective").alias("valid_from"), F.lit(None).cast("date").alias("valid_to"), F.lit(True).alias("is_current"))
    untouched = dim.join(closed.select("customer_id", "valid_from"), ["customer_id", "valid_from"], "left_anti").select(dim.columns)
    return untouched.unionByName(closed).unionByName(opened)
dim2 = apply_scd2(spark.read.parquet("/tmp/brook-scd_type_two/dim/v1"), updates)
dim2.orderBy("customer_id", "valid_from").show()
dim2.write.mode("overwrite").parquet("/tmp/brook-scd_type_two/dim/v2")

# COMMAND ----------

third = spark.createDataFrame([(1, "Anna M.", "Bonn", d(2024, 3, 15)), (4, "Dirk", "Mainz", d(2024, 3, 15))], "customer_id int, name string, city string, effective date")
dim3 = apply_scd2(spark.read.parquet("/tmp/brook-scd_type_two/dim/v2"), third)
dim3.createOrReplaceTempView("dim_customer")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT customer_id, name, city, valid_from, coalesce(valid_to, DATE'9999-12-31') AS valid_to, is_current FROM dim_customer ORDER BY customer_id, valid_from

# COMMAND ----------

# the dimension as it was on a day
def as_of(day):
    return dim3.where(F.lit(day).between(F.col("valid_from"), F.coalesce("valid_to", F.lit("9999-12-31")))).orderBy("customer_id")
for day in ["2023-06-01", "2024-02-01", "2024-12-31"]:
    print(day, [(r.customer_id, r.city) for r in as_of(day).collect()])

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT customer_id, count(*) AS versions, count_if(is_current) AS current, min(valid_from) AS first_seen,
# MAGIC   sum(datediff(coalesce(valid_to, DATE'2024-12-31'), valid_from) + 1) AS days
# MAGIC FROM dim_customer GROUP BY customer_id HAVING count_if(is_current) = 1 ORDER BY customer_id

# COMMAND ----------

facts = spark.createDataFrame([(101, 2, d(2023, 3, 3), 10.0), (102, 2, d(2024, 2, 2), 20.0), (103, 4, d(2024, 4, 1), 5.5), (104, 9, d(2024, 4, 2), 1.0)], ["sale", "customer_id", "sold", "amount"])
w = (facts.customer_id == dim3.customer_id) & (facts.sold >= dim3.valid_from) & (facts.sold <= F.coalesce(dim3.valid_to, F.lit("9999-12-31").cast("date")))
facts.join(dim3, w, "left").select("sale", facts.customer_id, "city", "amount").orderBy("sale").show()
facts.join(dim3, w, "left").groupBy(F.coalesce("city", F.lit("(none)")).alias("city")).agg(F.sum("amount").alias("total")).orderBy(F.desc("total")).show()

# COMMAND ----------

overlaps = (dim3.withColumn("next_from", F.lead("valid_from").over(Window.partitionBy("customer_id").orderBy("valid_from")))
            .where("next_from is not null and (valid_to is null or valid_to >= next_from)"))
assert overlaps.count() == 0, f"{overlaps.count()} overlaps"
print(dim3.schema == dim_schema, dim3.schema.simpleString())
dim3.unionByName(dim3.select("customer_id")).show()

# COMMAND ----------

dim3.unionByName(updates, allowMissingColumns=True).where("customer_id = 4").orderBy("valid_from", "effective").show()
