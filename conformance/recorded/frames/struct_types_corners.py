# Databricks notebook source
from pyspark.sql.types import *
s = StructType([StructField("a", IntegerType(), False), StructField("b", ArrayType(StringType(), False)), StructField("c", MapType(StringType(), StructType().add("x", "double")), True, {"comment": "hi"})])
print(s, s.simpleString(), s.names, s.fieldNames(), len(s), s["a"], s[1], s[0:2], "a" in s.names)
print(s.json(), s.jsonValue()["fields"][0], StructType.fromJson(s.jsonValue()) == s)
print(s.treeString() if hasattr(s, "treeString") else "none")
print(s.toDDL() if hasattr(s, "toDDL") else "no toDDL")
for f in s:
    print(f.name, f.dataType, f.nullable, f.metadata, f.simpleString(), f.needConversion())

# COMMAND ----------
s["zz"]

# COMMAND ----------
s[9]

# COMMAND ----------
s[1.5]

# COMMAND ----------
StructType().add("x")

# COMMAND ----------
StructType().add("x", "nonsense")

# COMMAND ----------
StructType(["a"])

# COMMAND ----------
StructField("a", "int")

# COMMAND ----------
t = StructType().add("a", "int").add("b", StringType(), False, {"k": 1}).add(StructField("d", DecimalType(12, 3)))
print(t, t.simpleString(), t == StructType().add("a", "int"), t.add("e", "array<int>").names)
print(DecimalType(), DecimalType(5), DecimalType(5, 2), CharType(3), VarcharType(9), DayTimeIntervalType(), DayTimeIntervalType(0, 1), YearMonthIntervalType(), NullType(), TimestampNTZType(), BinaryType(), ByteType(), ShortType(), LongType(), FloatType(), TimeType() if "TimeType" in globals() else "")
for x in [DecimalType(5, 2), CharType(3), VarcharType(9), DayTimeIntervalType(0, 1), YearMonthIntervalType(), NullType(), TimestampNTZType(), BinaryType(), ByteType(), ShortType(), LongType(), FloatType(), BooleanType(), DateType(), TimestampType(), StringType(), ArrayType(IntegerType(), False), MapType(IntegerType(), LongType(), False)]:
    print(x.simpleString(), x.typeName(), x.json(), x.jsonValue())

# COMMAND ----------
print(StructType.fromDDL("a int not null comment 'c', b struct<x:int,y:array<string>>, `c d` decimal(3,1)"))
print(DataType.fromDDL("int"), DataType.fromDDL("a int"), DataType.fromDDL("map<string,int>"))

# COMMAND ----------
StructType.fromDDL("a intt")

# COMMAND ----------
DataType.fromDDL("a int,,")

# COMMAND ----------
print(hash(IntegerType()) == hash(IntegerType()), IntegerType() == LongType(), {IntegerType(): 1}[IntegerType()], ArrayType(IntegerType()) == ArrayType(IntegerType(), False), repr(ArrayType(IntegerType())), str(MapType(StringType(), ArrayType(DateType()))))
print(ArrayType(IntegerType()).elementType, ArrayType(IntegerType()).containsNull, MapType(StringType(), LongType()).keyType, MapType(StringType(), LongType()).valueContainsNull, DecimalType(7, 2).precision, DecimalType(7, 2).scale)

# COMMAND ----------
df = spark.createDataFrame([], s)
df.printSchema()
df.printSchema(1)
df.printSchema(2)
print(df, df.dtypes, df.columns, df.schema == s, df.isEmpty())
print(spark.createDataFrame([], "a int, b string").schema.json())

# COMMAND ----------
print(StructType([StructField("t", StructType([StructField("u", IntegerType())]))]).toNullable() if hasattr(StructType, "toNullable") else "no")
import json
print(json.dumps(s.jsonValue(), sort_keys=True)[:120], StructField.fromJson({"name": "q", "type": "integer", "nullable": True, "metadata": {}}), StructField("x", IntegerType()).json())

# COMMAND ----------
StructField("x", IntegerType()).typeName()

# COMMAND ----------
DecimalType(39, 2)
spark.createDataFrame([], StructType([StructField("d", DecimalType(39, 2))])).show()

# COMMAND ----------
spark.createDataFrame([(None,)], StructType([StructField("a", IntegerType(), False)]))

# COMMAND ----------
spark.createDataFrame([(300,)], StructType([StructField("a", ByteType())]))

# COMMAND ----------
spark.createDataFrame([("x", [1, "a"])], StructType([StructField("s", StringType()), StructField("l", ArrayType(IntegerType()))]))

# COMMAND ----------
spark.createDataFrame([{"a": 1, "zz": 2}], s.__class__([StructField("a", IntegerType()), StructField("b", StringType())])).show()
spark.createDataFrame([(1, 2)], ["a", "b"]).show()
spark.createDataFrame([1, 2], IntegerType()).show()
spark.createDataFrame([1, 2], "int").show()
spark.createDataFrame(["x"], StringType()).toDF("n").show()
spark.createDataFrame([(1, 2)], ["a"]).show()
spark.createDataFrame([(1,), (2,)], "a: int").show()

# COMMAND ----------
spark.createDataFrame([(1,)], ["a", "b"]).show()

# COMMAND ----------
spark.createDataFrame([(1, 2)], "a int").show()

# COMMAND ----------
spark.createDataFrame([1, 2])

# COMMAND ----------
spark.createDataFrame([(1, None)], ["a", "b"]).show()

# COMMAND ----------
spark.createDataFrame([{"a": {"x": 1, "y": "s"}}]).printSchema()
