# Databricks notebook source
from pyspark.errors import *
import pyspark.errors as E
def ask(f):
    try:
        f()
        print("no error")
    except PySparkException as e:
        print(type(e).__name__, e.getCondition(), e.getErrorClass(), e.getSqlState())
        print(sorted((e.getMessageParameters() or {}).items()))
        print(str(e).split("\n")[0])
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
ask(lambda: spark.table("nowhere"))
ask(lambda: spark.sql("selec 1"))
ask(lambda: spark.sql("select a from values (1) as t(b)"))
ask(lambda: spark.sql("select 1/0").collect())
ask(lambda: spark.sql("select cast('q' as int)").collect())
ask(lambda: spark.sql("select element_at(map(1,2), 5)").collect())
ask(lambda: spark.sql("select raise_error('boom')").collect())
ask(lambda: spark.sql("select no_such(1)"))
ask(lambda: spark.sql("select 2147483647 + 1").collect())
ask(lambda: spark.sql("select date'2024-13-01'"))
ask(lambda: spark.read.parquet("/tmp/brook-error_objects/none"))
ask(lambda: spark.createDataFrame([(1,)], "a int").select("a.b"))

# COMMAND ----------
from pyspark.sql import functions as F
ask(lambda: spark.range(1).select(F.col(1)))
ask(lambda: spark.range(1).sample(-1.0))
ask(lambda: spark.range(1).fillna([]))
ask(lambda: spark.range(1).join(spark.range(2), "id", "sideways"))
ask(lambda: spark.range(1).show("a"))
ask(lambda: spark.range(1).repartition(0))
ask(lambda: spark.range(1).repartition("x", 1))
ask(lambda: spark.createDataFrame([]))
ask(lambda: spark.createDataFrame([(1,), ("a",)], "a int"))
ask(lambda: spark.createDataFrame(5))
ask(lambda: bool(F.col("a")))
ask(lambda: F.when(1, 2))
ask(lambda: F.col("a").when(F.col("b"), 1))
ask(lambda: F.col("a").otherwise(1))
ask(lambda: F.lit(1).otherwise(2))
ask(lambda: iter(F.col("a")))
ask(lambda: "x" in F.col("a"))

# COMMAND ----------
try:
    spark.sql("select 1 +\nfrom t")
except ParseException as e:
    print(e)

# COMMAND ----------
e = PySparkValueError(errorClass="CANNOT_BE_NONE", messageParameters={"arg_name": "q"})
print(e, e.getCondition(), e.getMessageParameters(), isinstance(e, ValueError))

# COMMAND ----------
raise AnalysisException("plain words")

# COMMAND ----------
for n in ["AnalysisException","ArithmeticException","ArrayIndexOutOfBoundsException","DateTimeException","NumberFormatException","IllegalArgumentException","ParseException","PythonException","QueryExecutionException","SparkRuntimeException","SparkUpgradeException","StreamingQueryException","TempTableAlreadyExistsException","UnsupportedOperationException","PySparkTypeError","PySparkAttributeError","PySparkKeyError","PySparkIndexError","PySparkAssertionError","PySparkNotImplementedError","PySparkRuntimeError","SparkNoSuchElementException","UnknownException"]:
    c = getattr(E, n)
    print(n, [b.__name__ for b in c.__mro__[1:-1]])
