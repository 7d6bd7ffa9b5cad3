# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE TABLE b (id INT, s STRING) USING parquet;
# MAGIC INSERT INTO b VALUES (1, 'x'), (2, 'y');
# MAGIC CREATE VIEW v1 (i COMMENT 'the id', t) COMMENT 'a view' AS SELECT id, upper(s) FROM b;
# MAGIC SELECT * FROM v1 ORDER BY i

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE v1

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW CREATE TABLE v1

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW VIEWS

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE VIEW v1 AS SELECT 1 AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE VIEW v1 AS SELECT id FROM b WHERE id > 1;
# MAGIC SELECT * FROM v1

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER VIEW v1 AS SELECT s FROM b;
# MAGIC SELECT * FROM v1 ORDER BY s

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER VIEW v1 RENAME TO v2;
# MAGIC SELECT count(*) FROM v2

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE VIEW IF NOT EXISTS v2 AS SELECT 5 AS five;
# MAGIC SELECT * FROM v2 ORDER BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP TABLE b;
# MAGIC SELECT * FROM v2

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP VIEW v2;
# MAGIC DROP VIEW IF EXISTS v2;
# MAGIC DROP VIEW v2

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMP VIEW tv AS SELECT 1 AS a;
# MAGIC CREATE OR REPLACE TEMPORARY VIEW tv (x, y) AS SELECT 2, 3;
# MAGIC SELECT * FROM tv

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW VIEWS LIKE 't*'

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMP VIEW tv2 AS SELECT * FROM tv WHERE x > 1;
# MAGIC SELECT y FROM tv2

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE GLOBAL TEMP VIEW gtv AS SELECT 9 AS n;
# MAGIC SELECT * FROM global_temp.gtv

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP VIEW global_temp.gtv;
# MAGIC SELECT * FROM global_temp.gtv

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO tv VALUES (1, 2)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION double_it(x INT) RETURNS INT RETURN x * 2;
# MAGIC SELECT double_it(4) AS d, double_it(id::int) FROM range(2) ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE FUNCTION f1(a INT, b INT DEFAULT 10) RETURNS INT COMMENT 'adds' RETURN a + b;
# MAGIC SELECT f1(1), f1(1, 2), f1(b => 3, a => 4), default.f1(5)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE FUNCTION tf(n INT) RETURNS TABLE (k INT, sq INT) RETURN SELECT id::int, (id * id)::int FROM range(n);
# MAGIC SELECT * FROM tf(3) ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT tf(3)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM f1(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE FUNCTION bad(x INT) RETURNS INT RETURN nope

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE FUNCTION f1(a INT) RETURNS STRING RETURN concat('v', a);
# MAGIC SELECT f1(7)

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP FUNCTION f1;
# MAGIC DROP FUNCTION IF EXISTS f1;
# MAGIC SELECT f1(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP TEMPORARY FUNCTION double_it;
# MAGIC DROP TEMPORARY FUNCTION double_it

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW USER FUNCTIONS

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION rev AS 'com.example.Rev'

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE FUNCTION fq(x INT) RETURNS INT RETURN (SELECT max(id) + x FROM range(5));
# MAGIC SELECT fq(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE FUNCTION f_noret(x INT) RETURN x + 1;
# MAGIC SELECT f_noret(1)
