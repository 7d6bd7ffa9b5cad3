# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION add_tax(price DECIMAL(10, 2), rate DECIMAL(4, 2) DEFAULT 0.20) RETURNS DECIMAL(12, 2) RETURN price * (1 + rate);
# MAGIC SELECT add_tax(10), add_tax(10, 0.5), add_tax(rate => 0.1, price => 20)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT add_tax(price) AS t FROM VALUES (1.5), (NULL) AS v(price) ORDER BY t

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMPORARY FUNCTION label(n INT) RETURNS STRING RETURN CASE WHEN n > 0 THEN 'pos' WHEN n < 0 THEN 'neg' ELSE 'zero' END;
# MAGIC SELECT label(3) AS a, label(-1) AS b, label(NULL) AS c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label(id::int - 1) AS l, count(*) FROM range(4) GROUP BY label(id::int - 1) ORDER BY l

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION twice(x INT) RETURNS INT RETURN x * 2;
# MAGIC CREATE TEMPORARY FUNCTION four(x INT) RETURNS INT RETURN twice(twice(x));
# MAGIC SELECT four(3) AS f

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION pairs(n INT) RETURNS TABLE (a INT, b STRING) RETURN SELECT n, 'x' UNION ALL SELECT n + 1, 'y';
# MAGIC SELECT * FROM pairs(5) ORDER BY a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT t.id, p.b FROM range(2) t, LATERAL pairs(t.id::int) p ORDER BY 1, 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM pairs()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM pairs(1, 2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT pairs(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT twice('q')

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT twice('7') AS s, twice(1.9) AS d

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION twice(x INT) RETURNS INT RETURN x

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION bad(x INT, x INT) RETURNS INT RETURN x

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION bad2(x INT) RETURNS INT RETURN 'text'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT bad2(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP FUNCTION twice

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP TEMPORARY FUNCTION IF EXISTS nothing_here;
# MAGIC DROP TEMPORARY FUNCTION twice;
# MAGIC SELECT four(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION noarg() RETURNS STRING RETURN 'none';
# MAGIC SELECT noarg() AS n

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY FUNCTION agg(x INT) RETURNS INT RETURN max(x)
