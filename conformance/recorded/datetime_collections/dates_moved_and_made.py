# Databricks notebook source
from pyspark.sql import functions as F
df = spark.createDataFrame([(1, "2024-01-31"), (2, "2024-02-29"), (3, "1900-02-28"), (4, None), (5, "0001-01-01"), (6, "9999-12-31")], "id int, s string").select("id", F.to_date("s").alias("d"))
df.select("id", F.add_months("d", 1).alias("a1"), F.add_months("d", F.lit(-12)).alias("am"), F.date_sub("d", 1).alias("ds"), F.last_day("d").alias("ld"), F.next_day("d", "Mon").alias("nd"), F.dayofweek("d").alias("dw"), F.weekday("d").alias("wd"), F.weekofyear("d").alias("wy"), F.quarter("d").alias("q"), F.dayofyear("d").alias("dy"), F.dayname("d").alias("dn"), F.monthname("d").alias("mn")).filter("id != 6").orderBy("id").show()

# COMMAND ----------

df.select("id", F.date_add("d", "id").alias("da"), F.dateadd("d", F.lit(2)).alias("da2"), F.datediff("d", F.lit("2024-03-01").cast("date")).alias("dd"), F.date_diff(F.lit("2024-03-01").cast("date"), "d").alias("d2"), F.months_between("d", F.lit("2024-03-31").cast("date")).alias("mb"), F.months_between("d", F.lit("2024-03-30 12:00:00").cast("timestamp"), False).alias("mr"), F.unix_date("d").alias("ud"), F.date_from_unix_date("id").alias("du")).filter("id < 5").orderBy("id").show(truncate=False)

# COMMAND ----------

df.select("id", *[F.extract(F.lit(f), "d").alias(f) for f in ("YEAR", "yearofweek", "qtr", "mons", "w", "d", "dow", "dow_iso", "doy")]).filter("id < 5").orderBy("id").show()
df.select(*[F.date_part(F.lit(f), F.lit("2024-02-29 12:34:56.789").cast("timestamp")).alias(f) for f in ("h", "min", "s", "seconds", "week", "dayofweek_iso")]).show(1)

# COMMAND ----------

df.select(F.extract(F.lit("fortnight"), "d")).show()

# COMMAND ----------

df.select(*[F.trunc("d", u).alias(u) for u in ("year", "YY", "quarter", "mon", "MM", "week", "day", "x")]).show()

# COMMAND ----------

df.select(F.next_day("d", "Funday")).show()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT make_date(2024, 2, 29), make_timestamp(2024, 2, 29, 23, 59, 60), make_timestamp(2024, 1, 1, 1, 2, 3.123456, 'Asia/Tokyo'), make_timestamp_ntz(2024, 1, 1, 1, 2, 3.5), make_timestamp_ltz(2024, 1, 1, 1, 2, 3), try_make_timestamp(2024, 13, 1, 0, 0, 0), make_dt_interval(1, 2, 3, 4.5), make_ym_interval(1, 14), make_interval(0, 0, 1, 2, 3, 4, 5.5), try_make_interval(2147483647, 0, 0, 0, 0, 0, 0)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT make_date(2023, 2, 29)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT make_timestamp(2024, 13, 1, 0, 0, 0)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT make_timestamp(2024, 1, 1, 0, 0, 60.5)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT make_timestamp(2024, 1, 1, 0, 0, 0, 'Mars/Base')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT timestampdiff(MONTH, DATE'2024-01-31', DATE'2024-03-30'), timestampdiff(HOUR, TIMESTAMP'2024-03-10 00:00:00', TIMESTAMP'2024-03-11 00:30:00'), datediff(WEEK, DATE'2024-01-01', DATE'2023-12-20'), timestampadd(QUARTER, 1, TIMESTAMP'2023-11-30 00:00:00'), dateadd(MICROSECOND, -1, DATE'2024-01-01'), date_add(MONTH, 1, DATE'2024-01-31'), timestampdiff(YEAR, DATE'2024-02-29', DATE'2025-02-28'), timestampdiff(DAYOFYEAR, DATE'2024-02-29', DATE'2025-02-28')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT timestampadd('MONTH', 1, DATE'2024-01-31')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DATE'2024-01-31' + 1, DATE'2024-01-31' - DATE'2023-12-25', DATE'2024-01-31' + INTERVAL '1' MONTH, DATE'2024-01-31' + INTERVAL '1 12' DAY TO HOUR, DATE'2024-03-31' - INTERVAL 1 MONTH 1 DAY, TIMESTAMP'2024-01-01 00:00:00' - DATE'2023-12-31', 1 + DATE'2024-01-31', current_date() - current_date()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DATE'2024-01-31' + 1.5

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DATE'2024-01-31' + DATE'2024-01-31'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_add('2024-01-31', '1'), date_add('2024-01-31', 1L)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_sub(DATE'9999-12-31', -2147483647)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT add_months(DATE'2024-01-31', 2147483647)

# COMMAND ----------

df.select(F.date_add("d", 1.5)).show()

# COMMAND ----------

df.select(F.make_date("id", "id", F.lit(3)), F.make_date(F.lit(2024), F.lit(1), F.lit(None))).show()

# COMMAND ----------

df.select(F.timestamp_add("MONTH", "id", F.lit("2024-01-31").cast("timestamp")), F.timestamp_diff("DAY", F.lit("2024-01-31").cast("timestamp"), F.lit("2024-03-01").cast("timestamp"))).show()

# COMMAND ----------

df.select(F.year("id")).show()

# COMMAND ----------

df.select(F.year(F.lit("x"))).show(1)
