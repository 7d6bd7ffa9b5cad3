# Databricks notebook source
from pyspark.sql import functions as F
from pyspark.sql.utils import AnalysisException
def why(f):
    try:
        f()
        print("fine")
    except AnalysisException as e:
        print(e.getCondition(), "|", str(e).split("\n")[0][:150])
    except Exception as e:
        print(type(e).__name__, "|", str(e).split("\n")[0][:150])
spark.sql("CREATE DATABASE IF NOT EXISTS shop COMMENT 'the shop' LOCATION '/tmp/brook-table_save_modes_catalog/shop'")
spark.sql("USE shop")
print(spark.catalog.currentDatabase(), [d.name for d in spark.catalog.listDatabases()])
items = spark.createDataFrame([(1, "pen", 1.2), (2, "ink", 4.5), (3, "pad", 2.0)], "id int, name string, price double")
items.write.saveAsTable("items")
why(lambda: items.write.saveAsTable("items"))
why(lambda: items.write.mode("ignore").saveAsTable("items"))
items.where("id = 1").write.mode("append").saveAsTable("items")
print(spark.table("items").count(), spark.table("shop.items").count())
items.limit(2).write.mode("overwrite").saveAsTable("shop.items")
spark.table("items").orderBy("id").show()

# COMMAND ----------

why(lambda: items.withColumn("extra", F.lit(1)).write.mode("append").saveAsTable("items"))
why(lambda: items.select("id", "name").write.mode("append").saveAsTable("items"))
why(lambda: items.selectExpr("id", "name", "'x' as price").write.mode("append").saveAsTable("items"))
why(lambda: items.select("price", "name", "id").write.mode("append").saveAsTable("items"))
why(lambda: items.write.mode("append").format("csv").saveAsTable("items"))
why(lambda: items.write.insertInto("items"))
why(lambda: items.select("id").write.insertInto("items"))
why(lambda: items.write.insertInto("nope"))
why(lambda: items.write.mode("overwrite").insertInto("items"))
spark.table("items").orderBy("id", "price").show()

# COMMAND ----------

sales = spark.createDataFrame([(1, "2024-01-01", 3), (2, "2024-01-01", 1), (1, "2024-01-02", 7)], "item int, day string, qty int")
sales.write.partitionBy("day").mode("overwrite").saveAsTable("sales")
spark.sql("SHOW PARTITIONS sales").show()
why(lambda: sales.write.partitionBy("day").mode("append").saveAsTable("sales"))
why(lambda: sales.write.partitionBy("item").mode("append").saveAsTable("sales"))
print(spark.table("sales").columns, spark.table("sales").count())
spark.conf.set("spark.sql.sources.partitionOverwriteMode", "dynamic")
spark.createDataFrame([(9, 99, "2024-01-02")], "item int, qty int, day string").write.mode("overwrite").insertInto("sales")
spark.table("sales").groupBy("day").agg(F.sum("qty").alias("qty"), F.count("*").alias("n")).orderBy("day").show()
spark.conf.set("spark.sql.sources.partitionOverwriteMode", "static")
spark.sql("ALTER TABLE sales DROP PARTITION (day = '2024-01-01')")
spark.sql("SHOW PARTITIONS sales").show()
spark.sql("INSERT INTO sales PARTITION (day = '2024-03-01') VALUES (5, 50)")
spark.sql("SELECT * FROM sales ORDER BY day").show()

# COMMAND ----------

spark.sql("CREATE TABLE ext (a INT, b STRING) USING csv OPTIONS (header 'true') LOCATION '/tmp/brook-table_save_modes_catalog/ext'")
spark.sql("INSERT INTO ext VALUES (1, 'x'), (2, NULL)")
spark.table("ext").orderBy("a").show()
spark.sql("DROP TABLE ext")
print(spark.read.option("header", True).csv("/tmp/brook-table_save_modes_catalog/ext").count())
items.write.option("path", "/tmp/brook-table_save_modes_catalog/outside").format("json").saveAsTable("outside")
print(spark.catalog.getTable("outside").tableType, spark.catalog.getTable("items").tableType)
spark.sql("DROP TABLE outside")
print([f.name for f in dbutils.fs.ls("/tmp/brook-table_save_modes_catalog/outside") if not f.name.startswith(("part", "."))])

# COMMAND ----------

for t in spark.catalog.listTables("shop"):
    print(t.name, t.catalog, t.namespace, t.tableType, t.isTemporary)
for c in spark.catalog.listColumns("sales"):
    print(c.name, c.dataType, c.nullable, c.isPartition, c.isBucket)
print(spark.catalog.tableExists("items"), spark.catalog.tableExists("items", "default"), spark.catalog.tableExists("default.items"), spark.catalog.databaseExists("shop"), spark.catalog.functionExists("upper"))
items.createOrReplaceTempView("v_items")
print([(t.name, t.isTemporary, t.tableType) for t in spark.catalog.listTables() if t.isTemporary])
print(spark.catalog.dropTempView("v_items"), spark.catalog.dropTempView("v_items"))
print(spark.catalog.currentCatalog(), spark.catalog.getDatabase("shop").description)

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW TABLES

# COMMAND ----------

# MAGIC %sql
# MAGIC DESCRIBE sales

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW COLUMNS IN items

# COMMAND ----------

# MAGIC %sql
# MAGIC ALTER TABLE items ADD COLUMNS (colour STRING COMMENT 'as seen');
# MAGIC INSERT INTO items VALUES (10, 'cap', 9.0, 'red');
# MAGIC SELECT * FROM items WHERE id >= 2 ORDER BY id, price

# COMMAND ----------

spark.sql("ALTER TABLE items RENAME TO goods")
why(lambda: spark.table("items"))
print(spark.table("goods").count())
spark.sql("TRUNCATE TABLE goods")
print(spark.table("goods").count(), spark.table("goods").columns)
why(lambda: spark.sql("DROP DATABASE shop"))
spark.sql("DROP DATABASE shop CASCADE")
print(spark.catalog.currentDatabase() if spark.catalog.databaseExists("default") else None)
spark.sql("USE default")
why(lambda: spark.sql("USE shop"))
