# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE TABLE t1 (id INT, name STRING COMMENT 'the name', amt DECIMAL(10, 2)) USING parquet COMMENT 'first table' TBLPROPERTIES ('k' = 'v', 'n' = 1);
# MAGIC DESCRIBE t1

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE TABLE t1 name

# COMMAND ----------

# MAGIC %sql
# MAGIC DESC FORMATTED t1 id

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t1 (x INT) USING parquet

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE IF NOT EXISTS t1 (x INT) USING parquet;
# MAGIC SHOW COLUMNS IN t1

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE TABLE t1 (x INT) USING parquet

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t2 USING parquet PARTITIONED BY (p) AS SELECT id AS v, id % 2 AS p FROM range(4);
# MAGIC DESCRIBE t2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM t2 ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW PARTITIONS t2

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t3 LIKE t1;
# MAGIC DESCRIBE t3

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t4 (a INT, a STRING) USING parquet

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t5 (a INT) USING nosuchformat

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t6 (a INT, b INT GENERATED ALWAYS AS (a + 1)) USING parquet

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t7 (a INT, p INT) USING parquet PARTITIONED BY (q)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t8 (a INT, p INT) USING parquet PARTITIONED BY (p) CLUSTERED BY (a) INTO 2 BUCKETS;
# MAGIC INSERT INTO t8 VALUES (1, 2);
# MAGIC SELECT * FROM t8

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t9 (a INT NOT NULL DEFAULT 5, b STRING DEFAULT upper('x')) USING parquet;
# MAGIC INSERT INTO t9 (b) VALUES ('q');
# MAGIC INSERT INTO t9 VALUES (DEFAULT, DEFAULT);
# MAGIC SELECT * FROM t9 ORDER BY b

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE EXTENDED t9 b

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t10 (a INT DEFAULT 'zz') USING parquet

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t11 (a STRUCT<x: INT, y: ARRAY<STRING>>, m MAP<STRING, INT>) USING parquet;
# MAGIC INSERT INTO t11 SELECT named_struct('x', 1, 'y', array('p')), map('k', 2);
# MAGIC SELECT a.x, a.y[0], m['k'] FROM t11

# COMMAND ----------

# MAGIC %sql
# MAGIC DESC t11

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES LIKE 't1*'

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW CREATE TABLE t1

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TBLPROPERTIES t1

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t12 (a INT) USING csv OPTIONS (header 'true') LOCATION '/tmp/brook-ddl_create_table/t12';
# MAGIC INSERT INTO t12 VALUES (3);
# MAGIC SELECT * FROM t12

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE EXTERNAL TABLE t13 (a INT) USING parquet

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t14 AS SELECT 1 AS a, 1 AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE t15 USING parquet AS SELECT 1 AS `a b`, 2 AS c;
# MAGIC SELECT `a b` FROM t15

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY TABLE t16 (a INT) USING parquet

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE default.t17 (a INT CHECK (a > 0)) USING parquet
