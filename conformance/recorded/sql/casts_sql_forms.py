# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT '12'::int + 1 AS a, '3.5' :: double AS b, 1::string || 'x' AS c, -1::string AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST('2024-02-30' AS DATE)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT TRY_CAST('2024-02-30' AS DATE) AS d, try_cast('x' AS INT) AS i, TRY_CAST(300 AS TINYINT) AS t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(300 AS TINYINT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1.5 AS INT) AS a, CAST(-1.5 AS INT) AS b, CAST('7' AS DECIMAL(5, 2)) AS c, CAST(2.345 AS DECIMAL(3, 1)) AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(12345.678 AS DECIMAL(5, 2))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(array('1', '2') AS ARRAY<INT>) AS a, CAST(map('1', 2) AS MAP<INT, STRING>) AS m, CAST(named_struct('a', 1) AS STRUCT<z: STRING>) AS s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(NULL AS INT) AS n, CAST(TRUE AS INT) AS t, CAST(0 AS BOOLEAN) AS z, CAST('yes' AS BOOLEAN) AS y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST('maybe' AS BOOLEAN)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(TIMESTAMP '2024-01-01 10:20:30.5' AS DATE) AS d, CAST(DATE '2024-01-01' AS TIMESTAMP) AS t, CAST(TIMESTAMP '2024-01-01 00:00:01' AS LONG) AS l, CAST(1704067201 AS TIMESTAMP) AS f

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1 AS DATE)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(array(1) AS INT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1 AS NOSUCHTYPE)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST('a' AS VARCHAR(3)) AS v, CAST('abcd' AS CHAR(2)) AS c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(INTERVAL '3' DAY AS STRING) AS s, CAST('5' AS INTERVAL DAY) AS d, CAST(INTERVAL '1' DAY AS INT) AS i

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT typeof(1::tinyint), typeof(1::smallint), typeof(1::real), typeof('a'::binary), typeof(1::dec(4,1)), typeof(1::numeric), typeof(1::long), typeof(1::byte)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST('abc' AS BINARY) AS b, CAST(X'4142' AS STRING) AS s, hex(CAST(258 AS BINARY)) AS h

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1e20 AS BIGINT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST('  42 ' AS INT) AS t, CAST('+7' AS INT) AS p, CAST('1e2' AS DOUBLE) AS e, CAST('NaN' AS DOUBLE) AS n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1 AS)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1 INT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT int('5') AS i, string(7) AS s, date('2024-03-01') AS d, boolean('t') AS b, double('1.5') AS dd, decimal('9') AS de, timestamp('2024-01-01') AS ts

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (1, 'a')::STRUCT<x: INT, y: STRING> AS s, array(1)::ARRAY<STRING>[0] AS a
