# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE TABLE j USING json AS SELECT 1 AS a, array('x', 'y') AS b, named_struct('p', 2.5D) AS s;
# MAGIC SELECT * FROM j

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE c USING csv OPTIONS ('header' 'true') AS SELECT 1 AS a, 'q' AS b;
# MAGIC SELECT * FROM c

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE p PARTITIONED BY (k) AS SELECT id AS v, concat('k', id % 2) AS k FROM range(4);
# MAGIC SELECT k, sum(v) AS s FROM p GROUP BY k ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE p2 USING parquet PARTITIONED BY (nokey) AS SELECT 1 AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE IF NOT EXISTS j USING json AS SELECT 99 AS z;
# MAGIC SELECT a FROM j

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE j AS SELECT 1 AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE ext USING json LOCATION '/tmp/brook-ctas_and_formats/ext' AS SELECT 7 AS n;
# MAGIC SELECT * FROM json.`/tmp/brook-ctas_and_formats/ext`

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP TABLE ext;
# MAGIC SELECT * FROM json.`/tmp/brook-ctas_and_formats/ext`

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE again USING json LOCATION '/tmp/brook-ctas_and_formats/ext';
# MAGIC SELECT * FROM again

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE typed (n BIGINT, m STRING) USING json LOCATION '/tmp/brook-ctas_and_formats/ext';
# MAGIC SELECT * FROM typed

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE nothere USING parquet LOCATION '/tmp/brook-ctas_and_formats/none'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM parquet.`/tmp/brook-ctas_and_formats/none`

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE like1 LIKE p;
# MAGIC DESCRIBE like1

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE like2 LIKE p USING json;
# MAGIC SHOW TABLES LIKE 'like*'

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE bad USING csv AS SELECT array(1) AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE dupcols AS SELECT 1 AS x, 2 AS X

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE empty_one USING parquet AS SELECT 1 AS a WHERE false;
# MAGIC SELECT count(*) FROM empty_one

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE n USING parquet AS SELECT NULL AS v, 1 AS w;
# MAGIC DESCRIBE n

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE `odd name` (`a b` INT, `c.d` STRING) USING parquet;
# MAGIC INSERT INTO `odd name` VALUES (1, 'z');
# MAGIC SELECT `a b`, `c.d` FROM `odd name`
