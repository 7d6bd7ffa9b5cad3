# Databricks notebook source
# MAGIC %sql
# MAGIC SET spark.sql.ansi.enabled = true;
# MAGIC SELECT CAST('12a' AS INT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST('2024-02-31' AS DATE)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 10 / 0, 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 10 % 0

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 2147483647 + 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(99999999999 AS INT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array(1, 2)[3]

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT element_at(array(1, 2), 3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT to_date('31/12/2024', 'yyyy-MM-dd')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT try_to_date('31/12/2024', 'yyyy-MM-dd') AS t, try_divide(1, 0) AS d, try_add(2147483647, 1) AS a, try_cast('x' AS INT) AS c, try_element_at(array(1), 3) AS e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT map('a', 1, 'a', 2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST('maybe' AS BOOLEAN)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT sum(x) FROM VALUES (9223372036854775807), (1) AS t(x)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT abs(-2147483648), -(-2147483647 - 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1.0E10 AS INT)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT int('1.5')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_add(DATE '2024-01-01', 'x')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT repeat('x', 'y')

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.ansi.enabled = false;
# MAGIC SELECT 10 / 0 AS a, CAST('12a' AS INT) AS b, 2147483647 + 1 AS c, to_date('31/12/2024', 'yyyy-MM-dd') AS d, int('1.5') AS e;

# COMMAND ----------

# MAGIC %sql
# MAGIC RESET spark.sql.ansi.enabled
