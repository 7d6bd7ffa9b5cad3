# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE TABLE orders (id INT, customer STRING, amount DECIMAL(8, 2), day DATE) USING parquet PARTITIONED BY (day);
# MAGIC INSERT INTO orders VALUES (1, 'ann', 10.50, DATE '2024-01-01'), (2, 'bob', 20, DATE '2024-01-01'), (3, 'ann', 7.25, DATE '2024-01-02');
# MAGIC SELECT * FROM orders ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT day, count(*) AS n, sum(amount) AS total FROM orders GROUP BY day ORDER BY day

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO orders (id, customer, amount, day) SELECT id + 10, customer, amount * 2, date_add(day, 1) FROM orders;
# MAGIC SELECT id, amount, day FROM orders ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW PARTITIONS orders

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT OVERWRITE orders PARTITION (day = '2024-01-01') SELECT id, customer, amount FROM orders WHERE day = '2024-01-02' AND id < 10;
# MAGIC SELECT * FROM orders ORDER BY day, id

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE customers USING json AS SELECT DISTINCT customer AS name, upper(customer) AS label FROM orders;
# MAGIC SELECT * FROM customers ORDER BY name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT c.label, sum(o.amount) AS s FROM orders o JOIN customers c ON o.customer = c.name GROUP BY c.label ORDER BY s DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE VIEW big AS SELECT * FROM orders WHERE amount > 10;
# MAGIC SELECT count(*) FROM big

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER TABLE orders ADD COLUMNS (note STRING);
# MAGIC SELECT * FROM orders ORDER BY day, id LIMIT 2

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE orders

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM big

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO orders VALUES (99, 'zed', 1, 'hi', DATE '2024-03-03');
# MAGIC SELECT note, day FROM orders WHERE id = 99

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER TABLE orders DROP PARTITION (day = '2024-03-03');
# MAGIC SELECT count(*) FROM orders WHERE id = 99

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE copy1 LIKE orders;
# MAGIC DESCRIBE copy1

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO copy1 SELECT * FROM orders;
# MAGIC SELECT count(*) FROM copy1

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE texts (line STRING) USING text;
# MAGIC INSERT INTO texts VALUES ('one'), ('two');
# MAGIC SELECT * FROM texts ORDER BY line

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE csvt (a INT, b STRING) USING csv OPTIONS (header = 'true', sep = ';');
# MAGIC INSERT INTO csvt VALUES (1, 'x;y'), (2, NULL);
# MAGIC SELECT * FROM csvt ORDER BY a

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW CREATE TABLE orders

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW CREATE TABLE csvt

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM orders VERSION AS OF 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM orders TIMESTAMP AS OF '2024-01-01'
