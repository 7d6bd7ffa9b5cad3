# Databricks notebook source
from pyspark.sql.types import *
import pyspark.sql.types as T
from pyspark.sql.types import NumericType, IntegralType, FractionalType, AtomicType, DatetimeType
print(issubclass(T.LongType, T.IntegralType), isinstance(IntegerType(), NumericType), isinstance(IntegerType(), IntegralType), isinstance(DoubleType(), FractionalType), isinstance(DecimalType(), FractionalType), isinstance(StringType(), AtomicType), isinstance(DateType(), DatetimeType), isinstance(ArrayType(LongType()), AtomicType), issubclass(LongType, DataType), isinstance(BooleanType(), NumericType))
print(IntegerType().typeName(), LongType().simpleString(), DecimalType(5, 2).jsonValue(), ArrayType(StringType(), False).simpleString(), MapType(StringType(), IntegerType()).json(), TimestampNTZType().typeName(), DayTimeIntervalType().simpleString(), YearMonthIntervalType(0, 0).simpleString(), NullType().simpleString(), VariantType().simpleString(), CharType(3).simpleString(), VarcharType(9).jsonValue(), ByteType().simpleString(), ShortType().json())
print(IntegerType() == IntegerType(), IntegerType() == LongType(), {IntegerType(): 1}[IntegerType()], DecimalType() == DecimalType(10, 0), ArrayType(IntegerType()) == ArrayType(IntegerType(), False), StringType(), TimestampType(), repr(MapType(StringType(), ArrayType(DoubleType()))), DecimalType(5, 2), DayTimeIntervalType(1, 2), YearMonthIntervalType(), CharType(3), VarcharType(4), BinaryType(), CalendarIntervalType())
print(DecimalType(7, 3).precision, DecimalType(7, 3).scale, ArrayType(IntegerType()).elementType, ArrayType(IntegerType(), False).containsNull, MapType(StringType(), LongType()).keyType, MapType(StringType(), LongType()).valueType, MapType(StringType(), LongType(), False).valueContainsNull, CharType(3).length)

# COMMAND ----------

s = StructType([StructField("a", IntegerType(), False), StructField("b", StringType())]).add("c", DoubleType()).add("d", "string", False).add(StructField("e", ArrayType(StructType([StructField("f", DateType())])), True, {"comment": "x"}))
print(s)
print(s.simpleString())
print(s.json())
print(s.fieldNames(), s.names, len(s), s["b"], s[0], s[1:3], [f.name for f in s], "a" in s.names, s.fields[4].metadata, s["e"].dataType.elementType.fields[0])
print(StructType.fromJson(s.jsonValue()) == s, StructType.fromDDL("a int, b struct<c: string, d: array<bigint>>"), DataType.fromDDL("decimal(5,1)"), DataType.fromDDL("x int NOT NULL, y map<string,int>"))
print(s.treeString())
print(StructField.fromJson({"name": "q", "type": "integer", "nullable": False, "metadata": {"k": 1}}), StructField("a", LongType(), False).simpleString(), StructField("a", LongType()).jsonValue(), StructField("z", StringType()) == StructField("z", StringType()), StructField("z", StringType(), True) != StructField("z", StringType(), False))
print(s.needConversion(), IntegerType().needConversion(), DateType().needConversion(), StructType().toDDL() == "", StructType([]) == StructType(), s.toDDL())
print(StructType([StructField("a b", StringType(), False)]).simpleString(), StructType.fromDDL("`a b` int COMMENT 'hi'").jsonValue())

# COMMAND ----------

StructType([StructField("a", IntegerType())])["zz"]

# COMMAND ----------

StructType([StructField("a", IntegerType())])[5]

# COMMAND ----------

StructType([StructField("a", IntegerType())])[1.5]

# COMMAND ----------

StructType().add("a")

# COMMAND ----------

StructField("a", 5)

# COMMAND ----------

StructField(5, IntegerType())

# COMMAND ----------

ArrayType(5)

# COMMAND ----------

StructType([IntegerType()])

# COMMAND ----------

MapType(StringType, IntegerType())

# COMMAND ----------

StructType.fromDDL("a intt")

# COMMAND ----------

DataType.fromDDL("array<")

# COMMAND ----------

StructType([StructField("a", IntegerType())]).add("b", "nope")

# COMMAND ----------

print(StructField("a", IntegerType()).typeName())

# COMMAND ----------

from pyspark.sql.types import _parse_datatype_string
print(_parse_datatype_string("a int, b string"), _parse_datatype_string("int"), _parse_datatype_string("array<int>"))
print(TimeType(), TimeType(3).simpleString(), TimeType().jsonValue())
df = spark.sql("SELECT TIME'12:30:01.5' AS t, parse_json('{\"a\": [1, 2.5, null]}') AS v")
df.printSchema()
print(df.schema, df.dtypes)
print(df.select("t").collect())
