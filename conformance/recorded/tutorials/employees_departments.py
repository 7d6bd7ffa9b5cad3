# Databricks notebook source
# DBTITLE 1,Frames
from pyspark.sql import SparkSession, Row
from pyspark.sql.types import StructType, StructField, StringType, IntegerType, ArrayType, MapType
import pyspark.sql.functions as F
spark = SparkSession.builder.appName("examples").getOrCreate()
data = [(("James", "", "Smith"), "36636", "M", 3000), (("Michael", "Rose", ""), "40288", "M", 4300), (("Robert", "", "Williams"), "42114", "M", 1400), (("Maria", "Anne", "Jones"), "39192", "F", 5500), (("Jen", "Mary", "Brown"), "", "F", -1)]
schema = StructType([
    StructField('name', StructType([StructField('firstname', StringType(), True), StructField('middlename', StringType(), True), StructField('lastname', StringType(), True)])),
    StructField('id', StringType(), True), StructField('gender', StringType(), True), StructField('salary', IntegerType(), True)])
df = spark.createDataFrame(data=data, schema=schema)
df.printSchema()
df.show(truncate=False)
df.select("name.*", "salary").show()
updated = df.withColumn("OtherInfo", F.struct(F.col("id").alias("identifier"), F.col("gender").alias("gender"), F.col("salary").alias("salary"), F.when(F.col("salary").cast(IntegerType()) < 2000, "Low").when(F.col("salary").cast(IntegerType()) < 4000, "Medium").otherwise("High").alias("Salary_Grade"))).drop("id", "gender", "salary")
updated.printSchema()
updated.show(truncate=False)
print(updated.schema.json())

# COMMAND ----------

# DBTITLE 1,Groups
simple = [("James", "Sales", "NY", 90000, 34, 10000), ("Michael", "Sales", "NY", 86000, 56, 20000), ("Robert", "Sales", "CA", 81000, 30, 23000), ("Maria", "Finance", "CA", 90000, 24, 23000), ("Raman", "Finance", "CA", 99000, 40, 24000), ("Scott", "Finance", "NY", 83000, 36, 19000), ("Jen", "Finance", "NY", 79000, 53, 15000), ("Jeff", "Marketing", "CA", 80000, 25, 18000), ("Kumar", "Marketing", "NY", 91000, 50, 21000)]
emp = spark.createDataFrame(simple, ["employee_name", "department", "state", "salary", "age", "bonus"])
emp.groupBy("department").sum("salary").orderBy("department").show(truncate=False)
emp.groupBy("department", "state").sum("salary", "bonus").orderBy("department", "state").show(truncate=False)
emp.groupBy("department").agg(F.sum("salary").alias("sum_salary"), F.avg("salary").alias("avg_salary"), F.sum("bonus").alias("sum_bonus"), F.max("bonus").alias("max_bonus")).where(F.col("sum_bonus") >= 50000).orderBy("department").show(truncate=False)
emp.sort(emp.department.asc(), emp.state.desc(), "age").show(truncate=False)
emp.groupBy("state").agg(F.collect_list("employee_name").alias("who"), F.first("age"), F.last("age")).orderBy("state").show(truncate=False)
emp.groupBy("department").pivot("state").sum("salary").orderBy("department").show()
unpivot = "stack(2, 'CA', CA, 'NY', NY) as (state, total)"
emp.groupBy("department").pivot("state").sum("salary").select("department", F.expr(unpivot)).where("total is not null").orderBy("department", "state").show()
emp.groupBy("department").pivot("state").sum("salary").unpivot("department", ["CA", "NY"], "state", "total").orderBy("department", "state").show(3)

# COMMAND ----------

# DBTITLE 1,Joins
e = spark.createDataFrame([(1, "Smith", -1, "2018", "10", "M", 3000), (2, "Rose", 1, "2010", "20", "M", 4000), (3, "Williams", 1, "2010", "10", "M", 1000), (4, "Jones", 2, "2005", "10", "F", 2000), (5, "Brown", 2, "2010", "40", "", -1), (6, "Brown", 2, "2010", "50", "", -1)], ["emp_id", "name", "superior_emp_id", "year_joined", "emp_dept_id", "gender", "salary"])
d = spark.createDataFrame([("Finance", 10), ("Marketing", 20), ("Sales", 30), ("IT", 40)], ["dept_name", "dept_id"])
for how in ["inner", "outer", "left", "rightouter", "leftsemi", "leftanti"]:
    print(how)
    e.join(d, e.emp_dept_id == d.dept_id, how).orderBy("emp_id", *(["dept_id"] if "semi" not in how and "anti" not in how else [])).show(truncate=False)
e.alias("emp1").join(e.alias("emp2"), F.col("emp1.superior_emp_id") == F.col("emp2.emp_id"), "inner").select(F.col("emp1.emp_id"), F.col("emp1.name"), F.col("emp2.emp_id").alias("superior_emp_id"), F.col("emp2.name").alias("superior_emp_name")).orderBy("emp_id").show(truncate=False)
e.crossJoin(d).groupBy("dept_name").count().orderBy("dept_name").show()
e.join(d).where(e.emp_dept_id == d.dept_id).select("name", "dept_name").orderBy("emp_id").show(2)

# COMMAND ----------

# DBTITLE 1,Arrays and maps
langs = spark.createDataFrame([('James', ['Java', 'Scala'], {'hair': 'black', 'eye': 'brown'}), ('Michael', ['Spark', 'Java', None], {'hair': 'brown', 'eye': None}), ('Robert', ['CSharp', ''], {'hair': 'red', 'eye': ''}), ('Washington', None, None), ('Jefferson', [], {})], ["name", "knownLanguages", "properties"])
langs.printSchema()
langs.select("name", F.explode("knownLanguages")).show()
langs.select("name", F.explode("properties")).orderBy("name", "key").show()
langs.select("name", F.explode_outer("knownLanguages")).show()
langs.select("name", F.posexplode("knownLanguages")).show(3)
langs.select("name", F.concat_ws("|", "knownLanguages").alias("l"), F.array_contains("knownLanguages", "Java").alias("java"), F.map_keys("properties").alias("keys"), langs.properties.hair.alias("hair"), F.size("knownLanguages")).show()
print(langs.schema)
arr = spark.createDataFrame([("x", [["a", "b"], ["c"]]), ("y", [[], None])], "k string, v array<array<string>>")
arr.select("k", F.explode("v").alias("v1")).show()
arr.select("k", F.flatten("v")).show()

# COMMAND ----------

# DBTITLE 1,UDFs and text
def convertCase(text):
    return " ".join(x[0:1].upper() + x[1:] for x in text.split(" "))
convertUDF = F.udf(lambda z: convertCase(z), StringType())
names = spark.createDataFrame([("1", "john jones"), ("2", "tracey smith"), ("3", "amy sanders")], ["Seqno", "Name"])
names.select(F.col("Seqno"), convertUDF(F.col("Name")).alias("Name")).show(truncate=False)
spark.udf.register("convertUDF", convertCase, StringType())
names.createOrReplaceTempView("NAME_TABLE")
spark.sql("select Seqno, convertUDF(Name) as Name from NAME_TABLE where Name like '%s%' order by Seqno").show(truncate=False)
@F.udf(returnType=IntegerType())
def words(s):
    return len(s.split())
names.withColumn("n", words("Name")).filter(words(F.col("Name")) > 1).agg(F.sum("n")).show()
names.withColumn("parts", F.split("Name", " ")).select("Seqno", F.col("parts").getItem(0).alias("first"), F.col("parts")[1].alias("last"), F.initcap("Name"), F.translate("Name", "aeiou", "12345"), F.overlay("Name", F.lit("XX"), 2)).show()
bad = spark.createDataFrame([("4", None)], "Seqno string, Name string")
bad.select(convertUDF("Name")).show()
