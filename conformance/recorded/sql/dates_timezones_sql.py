# Databricks notebook source
# MAGIC %sql
# MAGIC SET TIME ZONE 'UTC';
# MAGIC SELECT DATE '2024-02-29' + INTERVAL 1 YEAR AS a, add_months(DATE '2024-01-31', 1) AS b, last_day(DATE '2024-02-10') AS c, months_between(DATE '2024-03-31', DATE '2024-02-29') AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_trunc('MONTH', TIMESTAMP '2024-05-17 13:14:15') AS m, trunc(DATE '2024-05-17', 'YEAR') AS y, date_format(TIMESTAMP '2024-05-17 13:14:15', 'yyyy/MM/dd HH:mm EEE') AS f

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_timestamp('17.05.2024 08:30', 'dd.MM.yyyy HH:mm') AS t, to_date('20240517', 'yyyyMMdd') AS d, unix_timestamp('2024-01-01', 'yyyy-MM-dd') AS u

# COMMAND ----------

# MAGIC %sql
# MAGIC SET TIME ZONE 'America/Los_Angeles';
# MAGIC SELECT TIMESTAMP '2024-07-04 12:00:00' AS ts, TIMESTAMP '2024-07-04 12:00:00Z' AS z, TIMESTAMP_NTZ '2024-07-04 12:00:00' AS ntz, current_timezone() AS tz

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_utc_timestamp(TIMESTAMP '2024-07-04 12:00:00', 'Asia/Tokyo') AS u, from_utc_timestamp(TIMESTAMP '2024-07-04 12:00:00', 'Asia/Tokyo') AS f, convert_timezone('Europe/Paris', 'America/New_York', TIMESTAMP_NTZ '2024-07-04 12:00:00') AS c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(TIMESTAMP '2024-07-04 12:00:00' AS STRING) AS s, CAST('2024-07-04 12:00:00+02:00' AS TIMESTAMP) AS t, CAST(DATE '2024-07-04' AS TIMESTAMP) AS d, date(TIMESTAMP '2024-07-04 23:59:59') AS dd

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT hour(TIMESTAMP '2024-07-04 12:34:56') AS h, minute(TIMESTAMP '2024-07-04 12:34:56') AS m, extract(SECOND FROM TIMESTAMP '2024-07-04 12:34:56.789') AS s, date_part('DOW', DATE '2024-07-04') AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT timestamp_seconds(0) AS a, timestamp_millis(1500) AS b, unix_seconds(TIMESTAMP '1970-01-01 00:00:00') AS c, from_unixtime(0, 'yyyy-MM-dd HH:mm:ss z') AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT window.start, window.end, count(*) AS n FROM (SELECT window(ts, '1 day') AS window FROM VALUES (TIMESTAMP '2024-07-04 01:00:00'), (TIMESTAMP '2024-07-04 23:00:00'), (TIMESTAMP '2024-07-05 00:00:00') AS t(ts)) GROUP BY window ORDER BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT TIMESTAMP '2024-11-03 01:30:00' + INTERVAL 1 HOUR AS a, TIMESTAMP '2024-11-03 00:30:00' + INTERVAL 1 DAY AS b, TIMESTAMP '2024-03-10 01:30:00' + INTERVAL 1 HOUR AS c

# COMMAND ----------

# MAGIC %sql
# MAGIC RESET spark.sql.session.timeZone;
# MAGIC SELECT current_timezone() AS tz, TIMESTAMP '2024-07-04 12:00:00Z' AS z

# COMMAND ----------

# MAGIC %sql
# MAGIC RESET spark.sql.timestampType;
# MAGIC SELECT typeof(TIMESTAMP '2024-01-01 00:00:00') AS t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DATE '2024-01-01' - 1 AS a, DATE '2024-01-01' + 1Y AS b, DATE '2024-03-01' > '2024-02-01' AS c, DATE '2024-01-01' = TIMESTAMP '2024-01-01 00:00:00' AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DATE '2024-01-01' + 1.5

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT DATE '2024-01-01' + DATE '2024-01-02'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT TIMESTAMP '2024-01-01 00:00:00' + 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT make_timestamp(2024, 1, 2, 3, 4, 5.678) AS a, make_date(2024, 12, 31) AS b, date_from_unix_date(1) AS c, dayname(DATE '2024-07-04') AS d, monthname(DATE '2024-07-04') AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT datediff('2024-03-01', '2024-02-01') AS d, date_add('2024-02-28', 2) AS a, date_sub(DATE '2024-03-01', 1) AS s, next_day('2024-07-04', 'Sun') AS n, quarter('2024-07-04') AS q, weekofyear('2024-12-30') AS w
