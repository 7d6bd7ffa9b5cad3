# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE DATABASE IF NOT EXISTS d1;
# MAGIC CREATE SCHEMA d2 COMMENT 'second';
# MAGIC SHOW DATABASES LIKE 'd*'

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE d1.t (a INT) USING parquet;
# MAGIC INSERT INTO d1.t VALUES (10);
# MAGIC USE d1;
# MAGIC SELECT * FROM t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT current_database(), current_schema(), current_catalog()

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE spark_catalog.d2.t USING parquet AS SELECT 20 AS a;
# MAGIC SELECT t.a, d2.t.a AS b FROM d2.t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x.a, y.a FROM d1.t x JOIN d2.t y ON x.a < y.a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT d1.t.a, d2.t.a AS a2 FROM d1.t, d2.t

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE VIEW d2.v AS SELECT a + 1 AS b FROM d1.t;
# MAGIC USE default;
# MAGIC SELECT * FROM d2.v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM t

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES IN d2

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW VIEWS IN d2

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER TABLE d1.t RENAME TO d1.u;
# MAGIC SELECT * FROM d1.u

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER TABLE d1.u RENAME TO d2.u

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE FUNCTION d1.plus2(x INT) RETURNS INT RETURN x + 2;
# MAGIC SELECT d1.plus2(5)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT plus2(5)

# COMMAND ----------

# MAGIC %sql
# MAGIC USE SCHEMA d2;
# MAGIC SHOW TABLES

# COMMAND ----------

# MAGIC %sql
# MAGIC USE CATALOG spark_catalog;
# MAGIC SELECT current_schema()

# COMMAND ----------

# MAGIC %sql
# MAGIC USE CATALOG nocat

# COMMAND ----------

# MAGIC %sql
# MAGIC USE a.b

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP DATABASE d1 RESTRICT

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP DATABASE d1 CASCADE;
# MAGIC SHOW DATABASES

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP DATABASE d2 CASCADE;
# MAGIC SELECT current_database()

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES

# COMMAND ----------

# MAGIC %sql
# MAGIC USE default;
# MAGIC CREATE DATABASE d3 LOCATION '/tmp/brook-databases_more/d3';
# MAGIC CREATE TABLE d3.z USING parquet AS SELECT 1 AS q;
# MAGIC SELECT * FROM d3.z

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER DATABASE d3 SET DBPROPERTIES ('k' = 'v')

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE DATABASE d3

# COMMAND ----------

# MAGIC %sql
# MAGIC COMMENT ON DATABASE d3 IS 'hello'

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP DATABASE nosuch

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES IN nosuch
