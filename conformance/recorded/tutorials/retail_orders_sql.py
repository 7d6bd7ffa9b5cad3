# Databricks notebook source
base = "/tmp/brook-retail_orders_sql"
dbutils.fs.put(f"{base}/orders/part-00000", "".join(f"{i},2013-07-{25 + i % 5} 00:00:00.0,{100 + i % 6},{['CLOSED', 'PENDING_PAYMENT', 'COMPLETE', 'PROCESSING'][i % 4]}\n" for i in range(1, 21)), True)
dbutils.fs.put(f"{base}/order_items/part-00000", "".join(f"{n},{1 + n % 20},{900 + n % 5},{1 + n % 3},{(1 + n % 3) * (50 + n % 5)}.{n % 100:02d},{50 + n % 5}.0\n" for n in range(1, 46)), True)
dbutils.fs.put(f"{base}/customers/part-00000", "".join(f"{100 + i},{n},{c}\n" for i, (n, c) in enumerate([("Ann", "Brownsville"), ("Ben", "Littleton"), ("Cat", "Caguas"), ("Dan", "San Marcos"), ("Eva", "Caguas"), ("Flo", "Phoenix"), ("Gus", "Chicago")])), True)

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE DATABASE IF NOT EXISTS retail_db;
# MAGIC USE retail_db;
# MAGIC CREATE TABLE orders (order_id INT, order_date TIMESTAMP, order_customer_id INT, order_status STRING) USING csv LOCATION '/tmp/brook-retail_orders_sql/orders';
# MAGIC CREATE TABLE order_items (order_item_id INT, order_item_order_id INT, order_item_product_id INT, order_item_quantity INT, order_item_subtotal DOUBLE, order_item_product_price DOUBLE) USING csv LOCATION '/tmp/brook-retail_orders_sql/order_items';
# MAGIC CREATE OR REPLACE TEMPORARY VIEW customers (id INT, fname STRING, city STRING) USING csv OPTIONS (path '/tmp/brook-retail_orders_sql/customers');
# MAGIC SHOW TABLES

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT order_status, count(*) AS order_count FROM orders GROUP BY order_status ORDER BY order_count DESC, order_status

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_format(o.order_date, 'yyyy-MM-dd') AS day, oi.order_item_product_id AS product, round(sum(oi.order_item_subtotal), 2) AS revenue
# MAGIC FROM orders o JOIN order_items oi ON o.order_id = oi.order_item_order_id WHERE o.order_status IN ('COMPLETE', 'CLOSED')
# MAGIC GROUP BY o.order_date, oi.order_item_product_id HAVING revenue >= 150 ORDER BY day, revenue DESC

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TABLE daily_product_revenue USING parquet AS
# MAGIC SELECT to_date(o.order_date) AS order_date, oi.order_item_product_id, round(sum(oi.order_item_subtotal), 2) AS revenue FROM orders o JOIN order_items oi ON o.order_id = oi.order_item_order_id GROUP BY 1, 2;
# MAGIC SELECT * FROM (SELECT d.*, rank() OVER (PARTITION BY order_date ORDER BY revenue DESC) AS rnk, dense_rank() OVER (PARTITION BY order_date ORDER BY revenue DESC) AS drnk FROM daily_product_revenue d) WHERE rnk <= 2 ORDER BY order_date, rnk, order_item_product_id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT c.id, c.fname, c.city FROM customers c LEFT OUTER JOIN orders o ON c.id = o.order_customer_id WHERE o.order_customer_id IS NULL

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT c.city, count(DISTINCT o.order_id) AS orders, sum(oi.order_item_quantity) AS items, cast(sum(oi.order_item_subtotal) AS DECIMAL(10, 2)) AS revenue,
# MAGIC   grouping(c.city) AS total
# MAGIC FROM customers c JOIN orders o ON c.id = o.order_customer_id JOIN order_items oi ON o.order_id = oi.order_item_order_id
# MAGIC GROUP BY c.city WITH ROLLUP ORDER BY total, c.city

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM orders o WHERE EXISTS (SELECT 1 FROM order_items oi WHERE oi.order_item_order_id = o.order_id AND oi.order_item_quantity > 2) AND order_id NOT IN (SELECT order_item_order_id FROM order_items WHERE order_item_product_id = 904) ORDER BY order_id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT order_id, (SELECT max(order_item_subtotal) FROM order_items WHERE order_item_order_id = order_id) AS top, nullif(order_status, 'CLOSED') AS open_status, lpad(order_id, 5, '0') AS code, initcap(replace(lower(order_status), '_', ' ')) AS nice, last_day(order_date) AS eom, next_day(order_date, 'MON') AS monday FROM orders WHERE order_id < 5 ORDER BY order_id

# COMMAND ----------

orders, items = spark.table("retail_db.orders"), spark.table("retail_db.order_items")
from pyspark.sql.functions import col, sum as total, round, countDistinct, to_date, lit
daily = (orders.filter(col("order_status").isin("COMPLETE", "CLOSED")).join(items, orders.order_id == items.order_item_order_id)
         .groupBy(orders.order_date, items.order_item_product_id).agg(round(total("order_item_subtotal"), 2).alias("revenue"), countDistinct("order_id").alias("orders"))
         .orderBy("order_date", col("revenue").desc()))
daily.show(5)
daily.coalesce(1).write.mode("overwrite").option("header", True).option("sep", "\t").csv(f"{base}/daily")
spark.read.csv(f"{base}/daily", sep="\t", header=True, inferSchema=True).printSchema()

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE OR REPLACE VIEW order_totals AS SELECT order_item_order_id AS order_id, sum(order_item_subtotal) AS total FROM order_items GROUP BY order_item_order_id;
# MAGIC INSERT INTO orders VALUES (99, TIMESTAMP'2013-08-01 10:00:00', 100, 'NEW');
# MAGIC SELECT o.order_id, o.order_status, t.total FROM orders o LEFT JOIN order_totals t USING (order_id) WHERE o.order_id > 18 ORDER BY order_id

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE order_totals

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT order_month, closed, complete FROM (SELECT date_format(order_date, 'yyyyMM') AS order_month, order_status FROM orders) PIVOT (count(1) FOR order_status IN ('CLOSED' AS closed, 'COMPLETE' AS complete)) ORDER BY 1

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP DATABASE retail_db

# COMMAND ----------

spark.sql("DROP DATABASE retail_db CASCADE")
print([d.name for d in spark.catalog.listDatabases()])
