# Databricks notebook source
base = "/tmp/brook-json_read_options"
def put(name, text):
    dbutils.fs.put(f"{base}/{name}", text, True)
put("people.json", '{"name":"Michael"}\n{"name":"Andy","age":30}\n{"name":"Justin","age":19}\n')
put("loose.json", "{name:'Ann', /* remark */ age: 7}\n{\"name\":\"Bob\", \"age\":007}\n{\"name\":\"C\\'D\",\"age\":1}\n")
put("array.json", '[{"id":1,"tags":["a","b"]},{"id":2,"tags":[]},{"id":3}]')
put("pretty.json", '{\n  "id": 1,\n  "sub": {\n    "x": 1.5,\n    "y": null\n  }\n}\n')
put("dates.json", '{"d":"31/01/2024","t":"31.01.2024 10:20"}\n{"d":"29/02/2024","t":"01.03.2024 00:00"}\n')
put("nums.json", '{"a":1,"b":2.5,"c":1e3,"d":12345678901234567890,"e":"7","f":true}\n{"a":2147483648,"b":3,"c":1,"d":1,"e":"x","f":false}\n')
put("mixed.json", '{"v":1}\n{"v":"text"}\n{"v":[1,2]}\n{"v":{"k":1}}\n{"v":null}\n{}\n')
put("bad.json", '{"a":1,"b":"x"}\n{"a":2,"b":\n{"a":"three","b":"y"}\nnot json\n\n[{"a":4},{"a":5,"b":"z"}]\n')

# COMMAND ----------

df = spark.read.json(f"{base}/people.json")
df.printSchema()
df.show()
df.select("name", df.age + 1).show()
df.filter(df["age"] > 21).show()
df.groupBy("age").count().orderBy("age").show()

# COMMAND ----------

spark.read.option("allowUnquotedFieldNames", True).option("allowComments", True).option("allowNumericLeadingZeros", True).option("allowBackslashEscapingAnyCharacter", True).json(f"{base}/loose.json").show()
spark.read.json(f"{base}/loose.json").show(truncate=False)
spark.read.option("allowSingleQuotes", False).option("allowUnquotedFieldNames", True).option("allowComments", True).json(f"{base}/loose.json").show(truncate=False)

# COMMAND ----------

spark.read.json(f"{base}/array.json").show()
spark.read.option("multiLine", True).json(f"{base}/array.json").show()
spark.read.json(f"{base}/pretty.json", multiLine=True).printSchema()
spark.read.json(f"{base}/pretty.json", multiLine=True).select("id", "sub.*").show()
spark.read.json(f"{base}/pretty.json").show(truncate=False)

# COMMAND ----------

spark.read.json(f"{base}/pretty.json").filter("_corrupt_record is not null").count()

# COMMAND ----------

spark.read.schema("d DATE, t TIMESTAMP").option("dateFormat", "dd/MM/yyyy").option("timestampFormat", "dd.MM.yyyy HH:mm").json(f"{base}/dates.json").show()
spark.read.schema("d DATE, t TIMESTAMP").json(f"{base}/dates.json").show()
spark.read.schema("d STRING, t TIMESTAMP_NTZ").option("timestampNTZFormat", "dd.MM.yyyy HH:mm").json(f"{base}/dates.json").show()

# COMMAND ----------

spark.read.json(f"{base}/nums.json").printSchema()
spark.read.option("primitivesAsString", True).json(f"{base}/nums.json").printSchema()
spark.read.option("primitivesAsString", True).json(f"{base}/nums.json").show(truncate=False)
spark.read.option("prefersDecimal", True).json(f"{base}/nums.json").printSchema()
spark.read.option("prefersDecimal", True).json(f"{base}/nums.json").show()
spark.read.option("samplingRatio", 1.0).json(f"{base}/nums.json").show(truncate=False)

# COMMAND ----------

mixed = spark.read.json(f"{base}/mixed.json")
mixed.printSchema()
mixed.show()
spark.read.option("dropFieldIfAllNull", True).json(f"{base}/mixed.json").printSchema()

# COMMAND ----------

bad = spark.read.json(f"{base}/bad.json")
bad.printSchema()
bad.show(truncate=False)
spark.read.schema("a INT, b STRING").json(f"{base}/bad.json").show()
spark.read.schema("a INT, b STRING, _corrupt_record STRING").json(f"{base}/bad.json").show(truncate=False)
spark.read.schema("a INT, b STRING").option("mode", "DROPMALFORMED").json(f"{base}/bad.json").show()
spark.read.schema("a INT, b STRING, bad STRING").option("columnNameOfCorruptRecord", "bad").json(f"{base}/bad.json").show(truncate=False)

# COMMAND ----------

spark.read.schema("a INT, b STRING").option("mode", "FAILFAST").json(f"{base}/bad.json").show()

# COMMAND ----------

spark.conf.set("spark.sql.columnNameOfCorruptRecord", "oops")
spark.read.json(f"{base}/bad.json").printSchema()
spark.conf.unset("spark.sql.columnNameOfCorruptRecord")

# COMMAND ----------

texts = spark.createDataFrame([('{"a": 1}',), ('{"a": 2, "c": "x"}',)], "js string")
from pyspark.sql.functions import from_json, schema_of_json, col, lit, get_json_object
texts.select(from_json("js", "a INT, c STRING").alias("r")).select("r.*").show()
texts.select(get_json_object("js", "$.c").alias("c")).show()
print(texts.select(schema_of_json(lit('{"a": 1, "b": [1.5]}'))).first()[0])
