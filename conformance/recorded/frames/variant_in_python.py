# Databricks notebook source
df = spark.sql("""select * from values (1, parse_json('{"b":[1,2.50,"x",true,null],"a":{"k":"v"}}')), (2, parse_json('12')), (3, null), (4, parse_json('"te\\\\"xt"')), (5, parse_json('null')), (6, parse_json('1.5e3')) as t(id, v)""")
for r in df.collect():
    print(r.id, type(r.v).__name__)
    if r.v is not None:
        print(str(r.v), r.v.toJson(), r.v.toPython(), type(r.v.toPython()).__name__)

# COMMAND ----------
df.show(truncate=False)
df.printSchema()
print(df.dtypes, df.schema)

# COMMAND ----------
for r in spark.sql("select to_variant_object(named_struct('i', 1Y, 'l', 5000000000L, 'd', 2.5D, 'f', cast(1.25 as float), 'dec', 10.50, 's', 'ü', 'b', true, 'dt', date'2024-02-29', 'ts', timestamp'2024-02-29 12:30:00.5', 'tn', timestamp_ntz'2024-02-29 12:30:00', 'bin', X'0102', 'arr', array(1,null))) as v").collect():
    print(r.v.toPython())
    print(r.v.toJson())
    print(str(r.v))

# COMMAND ----------
from pyspark.sql.types import VariantVal, VariantType
r = spark.sql("select parse_json('[1, {\"x\": \"a\"}]') as v").first()
print(isinstance(r.v, VariantVal), r.v.toPython()[1]["x"])

# COMMAND ----------
print(VariantType(), VariantType().simpleString(), VariantType() == VariantType())
w = VariantVal.parseJson('{"z": 1, "y": [true, 2.5]}')
print(w, w.toPython())

# COMMAND ----------
spark.sql("select array(parse_json('1'), parse_json('\"q\"')) a, map('k', parse_json('[]')) m, struct(parse_json('{}') as e) s").show(truncate=False)
x = spark.sql("select array(parse_json('1'), parse_json('\"q\"')) a, map('k', parse_json('[]')) m").first()
print([e.toPython() for e in x.a], x.m["k"].toJson())

# COMMAND ----------
from pyspark.sql.functions import udf
f = udf(lambda v: None if v is None else type(v.toPython()).__name__, "string")
df.select("id", f("v").alias("t")).show()

# COMMAND ----------
spark.createDataFrame([(VariantVal.parseJson('{"a": 7}'),)], "v variant").selectExpr("v:a::int as a", "v").show()

# COMMAND ----------
df.groupBy("v").count().show()

# COMMAND ----------
df.orderBy("v").show()
