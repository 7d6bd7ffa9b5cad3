# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT a FROM t WHERE a =

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a b c FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(* FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper('a' FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(3) ORDER id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(3) LIMIT

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 + * 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (1, 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT 1

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT VALUES (1)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE x

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE x (a)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE x (a INT,)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE VIEW v

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP TABLE

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER TABLE x

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE x (a INT) USING

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CAST(1 AS INT

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a FROM t GROUP BY

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CASE END

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a JOIN

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a JOIN b ON

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a LEFT b

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH x AS (SELECT 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'a' 'b

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT `abc
