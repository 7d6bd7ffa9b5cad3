# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""CAST('  12 ' AS INT)
CAST('+7' AS TINYINT)
CAST('128' AS TINYINT)
CAST('-129' AS TINYINT)
CAST('1.0' AS INT)
CAST('1e2' AS INT)
CAST('' AS INT)
CAST('1e2' AS DOUBLE)
CAST('.5' AS DOUBLE)
CAST('5.' AS DOUBLE)
CAST('1d' AS DOUBLE)
CAST('0x10' AS DOUBLE)
CAST('NaN' AS DOUBLE), CAST('nan' AS FLOAT)
CAST('Infinity' AS DOUBLE), CAST('-inf' AS DOUBLE), CAST('+INF' AS FLOAT)
CAST('1_000' AS INT)
CAST('1,000' AS INT)
CAST('9223372036854775808' AS BIGINT)
CAST('-9223372036854775808' AS BIGINT)
CAST('1.999' AS DECIMAL(3,1))
CAST('99.95' AS DECIMAL(3,1))
CAST('1e-3' AS DECIMAL(5,3))
CAST('1e400' AS DOUBLE)
CAST('1e-400' AS DOUBLE)
CAST('t' AS BOOLEAN), CAST('YES' AS BOOLEAN), CAST('0' AS BOOLEAN), CAST(' n ' AS BOOLEAN)
CAST('maybe' AS BOOLEAN)
CAST('' AS BOOLEAN)
CAST('٣' AS INT)
CAST('12' AS BINARY)
try_cast('12x' AS INT), try_cast('300' AS TINYINT), try_cast('x' AS DATE), try_cast('1e3' AS INT)
CAST(NULL AS INT), CAST(NULL AS ARRAY<INT>), CAST(NULL AS STRUCT<a: INT>)""".split("\n"):
    ask(q)

# COMMAND ----------
for q in r"""CAST('12:30' AS TIMESTAMP) > TIMESTAMP'2020-01-01'
CAST('2024' AS DATE), CAST('2024-2' AS DATE), CAST('2024-2-3T10' AS DATE)
CAST('2024-02-30' AS DATE)
CAST('24-02-03' AS DATE)
CAST('+12345-01-01' AS DATE)
CAST('-0001-01-01' AS DATE)
CAST('2024-01-01 10:00:00+05:30' AS TIMESTAMP)
CAST('2024-01-01T10:00:00.123456789Z' AS TIMESTAMP)
CAST('2024-01-01 24:00:00' AS TIMESTAMP)
CAST('2024-01-01 10:00:00 America/New_York' AS TIMESTAMP)""".split("\n"):
    ask(q)
