# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE TABLE n (i INT, l BIGINT, d DOUBLE, dec DECIMAL(6, 2), s STRING, b BOOLEAN, dt DATE, ts TIMESTAMP) USING parquet;
# MAGIC INSERT INTO n VALUES (1, 2, 3, 4, 5, true, '2024-01-01', '2024-01-01 10:00:00');
# MAGIC SELECT * FROM n

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n VALUES (1L, 2Y, 3.5, 4.999, 'x', NULL, DATE '2024-01-01', DATE '2024-02-02');
# MAGIC SELECT l, d, dec, ts FROM n ORDER BY d

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (i) VALUES (2147483648)

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (b) VALUES ('true')

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (b) VALUES (1)

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (dt) VALUES (5)

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (s) VALUES (array(1))

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (i) VALUES (1.9);
# MAGIC SELECT i FROM n WHERE d IS NULL

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (d) VALUES ('1.5')

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (ts) SELECT current_date() WHERE false;
# MAGIC SELECT count(*) FROM n

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (s) VALUES (DATE '2024-05-05'), (1.50), (true);

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO n (s) VALUES (TIMESTAMP '2024-05-05 01:02:03');
# MAGIC SELECT s FROM n WHERE i IS NULL AND d IS NULL ORDER BY s

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE st (a STRUCT<x: INT, y: STRING>, l ARRAY<BIGINT>, m MAP<STRING, DOUBLE>) USING parquet;
# MAGIC INSERT INTO st VALUES (named_struct('x', 1, 'y', 'a'), array(1, 2), map('k', 1));
# MAGIC SELECT * FROM st

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO st VALUES (named_struct('p', 1, 'q', 'a'), NULL, NULL);
# MAGIC SELECT a FROM st ORDER BY a.y, l[0]

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO st VALUES (named_struct('x', 1), NULL, NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO st VALUES (struct('z', 2), NULL, NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE df (a INT DEFAULT 1 + 2, b STRING DEFAULT 'q', c TIMESTAMP DEFAULT NULL) USING csv;
# MAGIC INSERT INTO df VALUES (DEFAULT, 'w', DEFAULT);
# MAGIC INSERT INTO df (b) SELECT 'sel';
# MAGIC INSERT INTO df SELECT 9, DEFAULT, NULL;
# MAGIC SELECT * FROM df ORDER BY a, b

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO df VALUES (DEFAULT + 1, 'w', NULL)

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO df DEFAULT VALUES

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO df (a, b) VALUES (7);

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO df (a, b) VALUES (7, 'x', 'y')

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE ch (c CHAR(4), v VARCHAR(3)) USING parquet;
# MAGIC INSERT INTO ch VALUES ('ab', 'abc');
# MAGIC SELECT concat('[', c, ']'), v, c = 'ab' AS eq, length(c) FROM ch

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO ch VALUES ('toolong', 'a')

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO ch VALUES ('ab   ', 'abc  ');
# MAGIC SELECT count(*) FROM ch

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE ch
