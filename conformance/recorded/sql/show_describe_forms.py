# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE DATABASE sd COMMENT 'my db' WITH DBPROPERTIES ('a' = 'b');
# MAGIC USE sd;
# MAGIC SELECT current_database()

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW DATABASES

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW SCHEMAS LIKE 's*'

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE tt (id INT COMMENT 'c', v STRING) USING parquet;
# MAGIC CREATE TEMP VIEW loc AS SELECT 1 AS x;
# MAGIC SHOW TABLES

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES IN default

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES FROM sd LIKE 'x*|t*'

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES IN nodb

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW COLUMNS FROM tt

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW COLUMNS FROM tt FROM sd

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW COLUMNS IN nosuch

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE loc

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE SELECT 1 AS a, 'x' AS b

# COMMAND ----------

# MAGIC %sql
# MAGIC DESC QUERY SELECT id FROM tt

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE nosuch

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE tt nope

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW FUNCTIONS LIKE 'upp*'

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE FUNCTION EXTENDED nosuchfn

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW CATALOGS

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TBLPROPERTIES tt ('nokey')

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW CURRENT NAMESPACE

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW CREATE TABLE nosuch

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW CREATE TABLE loc

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW NONSENSE

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW

# COMMAND ----------

# MAGIC %sql
# MAGIC USE nosuchdb

# COMMAND ----------

# MAGIC %sql
# MAGIC USE DATABASE default;
# MAGIC SHOW TABLES IN sd

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP DATABASE sd

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP SCHEMA sd CASCADE;
# MAGIC SHOW DATABASES

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP DATABASE IF EXISTS sd;
# MAGIC DROP DATABASE sd

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE DATABASE IF NOT EXISTS default;
# MAGIC CREATE SCHEMA default

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE DATABASE nosuch