# Databricks notebook source
# MAGIC %sql
# MAGIC SET spark.sql.ansi.enabled = false;
# MAGIC SELECT 1 / 0 AS a, CAST('x' AS INT) AS b, 2147483647 + 1 AS c, array(1)[5] AS d, CAST(300 AS TINYINT) AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT '1' + 1 AS a, '1.5' * 2 AS b, 'a' + 1 AS c, CAST('2024-13-01' AS DATE) AS d, element_at(map('a', 1), 'b') AS e, 5 % 0 AS f, 1 = 'x' AS g

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT typeof('1' + 1), typeof(coalesce(1, 'a')), typeof(if(true, 1, 'x')), 'a' || 1, CAST(NULL AS INT) + 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 UNION SELECT 'x' ORDER BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1.9 AS INT), CAST('1.9' AS INT), CAST(true AS STRING), CAST('abc' AS BOOLEAN), CAST(1 AS TIMESTAMP)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_date('nope'), to_timestamp('nope'), make_date(2024, 13, 1), CAST(1e20 AS INT), CAST(12345.678 AS DECIMAL(5, 2))

# COMMAND ----------

# MAGIC %sql
# MAGIC RESET spark.sql.ansi.enabled;
# MAGIC SELECT 1 / 0

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.ansi.enabled

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.caseSensitive = true;
# MAGIC SELECT a, A FROM (SELECT 1 AS a, 2 AS A)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT X FROM (SELECT 1 AS x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.caseSensitive = false

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a FROM (SELECT 1 AS a, 2 AS A)

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.session.timeZone = America/New_York;
# MAGIC SELECT TIMESTAMP '2024-07-01 12:00:00' AS t, CAST('2024-01-01 00:00:00' AS TIMESTAMP)::bigint AS e, current_timezone() AS z, from_unixtime(0) AS f

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(0 AS TIMESTAMP), hour(TIMESTAMP '2024-01-01 00:00:00Z'), date_trunc('DAY', TIMESTAMP '2024-01-01 02:00:00Z'), TIMESTAMP '2024-03-10 02:30:00'

# COMMAND ----------

# MAGIC %sql
# MAGIC SET TIME ZONE 'Asia/Tokyo';
# MAGIC SELECT current_timezone(), CAST(0 AS TIMESTAMP)

# COMMAND ----------

# MAGIC %sql
# MAGIC SET TIME ZONE INTERVAL '5:30' HOUR TO MINUTE;
# MAGIC SELECT current_timezone(), CAST(0 AS TIMESTAMP)

# COMMAND ----------

# MAGIC %sql
# MAGIC SET TIME ZONE LOCAL

# COMMAND ----------

# MAGIC %sql
# MAGIC SET TIME ZONE UTC;
# MAGIC SELECT current_timezone()

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.shuffle.partitions

# COMMAND ----------

# MAGIC %sql
# MAGIC SET my.own.key = a b  c;
# MAGIC SET my.own.key

# COMMAND ----------

# MAGIC %sql
# MAGIC SET my.own.key=;
# MAGIC SELECT '${my.own.key}' AS v

# COMMAND ----------

# MAGIC %sql
# MAGIC SET nosuch.key.at.all

# COMMAND ----------

# MAGIC %sql
# MAGIC SET x y z

# COMMAND ----------

# MAGIC %sql
# MAGIC RESET my.own.key;
# MAGIC SET my.own.key

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.orderByOrdinal = false;
# MAGIC SELECT * FROM VALUES (2), (1) ORDER BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.groupByOrdinal=false;
# MAGIC SELECT col1 FROM VALUES (1) GROUP BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.crossJoin.enabled = maybe

# COMMAND ----------

# MAGIC %sql
# MAGIC RESET;
# MAGIC SELECT * FROM VALUES (2), (1) ORDER BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.mapKeyDedupPolicy = LAST_WIN;
# MAGIC SELECT map(1, 'a', 1, 'b')

# COMMAND ----------

# MAGIC %sql
# MAGIC RESET spark.sql.mapKeyDedupPolicy;
# MAGIC SELECT map(1, 'a', 1, 'b')

# COMMAND ----------

# MAGIC %sql
# MAGIC SET `spark.sql.ansi.enabled` = `true`

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.storeAssignmentPolicy = LEGACY;
# MAGIC CREATE TABLE sa (a INT) USING parquet;
# MAGIC INSERT INTO sa VALUES ('12'), ('zz');
# MAGIC SELECT * FROM sa ORDER BY a
