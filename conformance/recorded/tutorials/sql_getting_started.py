# Databricks notebook source
# MAGIC %md
# MAGIC # Getting started with Spark SQL
# MAGIC Frames, views, schemas and functions over two small files.

# COMMAND ----------

base = "/tmp/brook-sql_getting_started"
dbutils.fs.put(f"{base}/people.json", '{"name":"Michael"}\n{"name":"Andy", "age":30}\n{"name":"Justin", "age":19}\n', True)
dbutils.fs.put(f"{base}/people.txt", "Michael, 29\nAndy, 30\nJustin, 19\n", True)
dbutils.fs.put(f"{base}/people.csv", "name;age;job\nJorge;30;Developer\nBob;32;Developer\n", True)
dbutils.fs.put(f"{base}/employees.json", '{"name":"Michael", "salary":3000}\n{"name":"Andy", "salary":4500}\n{"name":"Justin", "salary":3500}\n{"name":"Berta", "salary":4000}\n', True)

# COMMAND ----------

df = spark.read.json(f"{base}/people.json")
df.show()
df.printSchema()
df.select("name").show()
df.select(df['name'], df['age'] + 1).show()
df.filter(df['age'] > 21).show()
df.groupBy("age").count().sort("age").show()

# COMMAND ----------

df.createOrReplaceTempView("people")
sqlDF = spark.sql("SELECT * FROM people")
sqlDF.show()
df.createGlobalTempView("people_g")
spark.sql("SELECT * FROM global_temp.people_g").show()
print(spark.catalog.dropGlobalTempView("people_g"))

# COMMAND ----------

spark.sql("SELECT * FROM global_temp.people_g").show()

# COMMAND ----------

from pyspark.sql import Row
from pyspark.sql.types import StringType, StructType, StructField
lines = [l for l in dbutils.fs.head(f"{base}/people.txt").split("\n") if l]
parts = [l.split(",") for l in lines]
people = [Row(name=p[0], age=int(p[1])) for p in parts]
schemaPeople = spark.createDataFrame(people)
schemaPeople.createOrReplaceTempView("people2")
teenagers = spark.sql("SELECT name FROM people2 WHERE age >= 13 AND age <= 19")
for name in ["Name: " + r.name for r in teenagers.collect()]:
    print(name)

# COMMAND ----------

schemaString = "name age"
fields = [StructField(field_name, StringType(), True) for field_name in schemaString.split()]
schema = StructType(fields)
schemaPeople = spark.createDataFrame([(p[0], p[1].strip()) for p in parts], schema)
schemaPeople.createOrReplaceTempView("people3")
spark.sql("SELECT name FROM people3").show()
print(schema)
print(schemaPeople)

# COMMAND ----------

df = spark.read.load(f"{base}/people.csv", format="csv", sep=";", inferSchema="true", header="true")
df.show()
df.write.format("parquet").option("compression", "zstd").mode("overwrite").save(f"{base}/namesAndAges.parquet")
spark.sql(f"SELECT * FROM parquet.`{base}/namesAndAges.parquet`").show()
df.write.partitionBy("job").format("parquet").mode("overwrite").save(f"{base}/by_job")
display(spark.read.parquet(f"{base}/by_job").orderBy("age"))

# COMMAND ----------

# MAGIC %sql
# MAGIC CREATE TEMPORARY VIEW employees USING org.apache.spark.sql.json OPTIONS (path '/tmp/brook-sql_getting_started/employees.json');
# MAGIC SELECT avg(salary) AS average_salary, max(salary), min(name) FROM employees

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT name, salary, rank() OVER (ORDER BY salary DESC) AS place, salary - lead(salary) OVER (ORDER BY salary DESC) AS gap FROM employees

# COMMAND ----------

spark.udf.register("strlen", lambda s: len(s), "int")
spark.sql("SELECT name, strlen(name) AS n FROM employees WHERE name IS NOT NULL AND strlen(name) > 4 ORDER BY name").show()
from pyspark.sql.functions import udf
@udf("string")
def shout(s):
    return s.upper() + "!"
spark.table("employees").select(shout("name").alias("loud")).orderBy("loud").show()

# COMMAND ----------

df = spark.createDataFrame([(1, 2.0, 'string1'), (2, 3.0, 'string2'), (3, 4.0, 'string3')], schema='a long, b double, c string')
df.show(1)
df.show(1, vertical=True)
print(df.columns)
df.select("a", "b", "c").describe().show()
print(df.collect())
print(df.take(1), df.tail(1), df.first(), df.head(2))
print(df.a, df["b"], type(df.c).__name__)
df.select(df.c).withColumn("upper_c", __import__("pyspark.sql.functions").sql.functions.upper(df.c)).show()

# COMMAND ----------

df = spark.createDataFrame([['red', 'banana', 1, 10], ['blue', 'banana', 2, 20], ['red', 'carrot', 3, 30], ['blue', 'grape', 4, 40], ['red', 'carrot', 5, 50], ['black', 'carrot', 6, 60], ['red', 'banana', 7, 70], ['red', 'grape', 8, 80]], schema=['color', 'fruit', 'v1', 'v2'])
df.groupby('color').avg().orderBy('color').show()
df.groupBy('color').pivot('fruit').sum('v1').orderBy('color').show()
df.rollup('color', 'fruit').count().orderBy('color', 'fruit').show()
df.cube('color').agg({'v1': 'sum', 'v2': 'max'}).orderBy('color').show()
