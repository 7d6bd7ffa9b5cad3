# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""CAST(3.99 AS INT), CAST(-3.99 AS INT), CAST(2.5D AS BIGINT)
CAST(128 AS TINYINT)
CAST(3000000000 AS INT)
CAST(1e20D AS BIGINT)
CAST(double('NaN') AS INT)
CAST(float('Infinity') AS BIGINT)
CAST(1.5 AS BOOLEAN), CAST(0 AS BOOLEAN), CAST(-0.0D AS BOOLEAN)
CAST(true AS INT), CAST(false AS DOUBLE), CAST(true AS DECIMAL(3,1)), CAST(true AS STRING)
CAST(123.456 AS DECIMAL(5,2))
CAST(999.999 AS DECIMAL(5,2))
CAST(1e10D AS DECIMAL(5,0))
CAST(0.1F AS DOUBLE), CAST(16777217 AS FLOAT), CAST(0.1D AS FLOAT)
CAST(1.0E7D AS STRING), CAST(9999999.0D AS STRING), CAST(0.001D AS STRING), CAST(0.0001D AS STRING)
CAST(-0.0D AS STRING), CAST(float('1e-45') AS STRING), CAST(double('4.9e-324') AS STRING), CAST(1.7976931348623157E308D AS STRING)
CAST(100 AS DECIMAL(3,1))
CAST(1 AS TIMESTAMP), CAST(-1.5D AS TIMESTAMP), CAST(1.123456789 AS TIMESTAMP)
CAST(TIMESTAMP'1969-12-31 23:59:59.5' AS BIGINT), CAST(TIMESTAMP'1969-12-31 23:59:59.5' AS DOUBLE)
CAST(TIMESTAMP'1969-12-31 23:59:59.5' AS INT)
CAST(DATE'2024-01-01' AS INT)
CAST(DATE'2024-01-01' AS TIMESTAMP)
CAST(65 AS BINARY), CAST(-1L AS BINARY), CAST(7Y AS BINARY)
CAST(1.50 AS STRING), CAST(1.500BD AS STRING), CAST(0.00000001 AS STRING), CAST(1E-10BD AS STRING)
CAST(array(1, NULL, 3) AS STRING), CAST(map('a', 1) AS STRING), CAST(named_struct('x', 1, 'y', NULL) AS STRING)
CAST(array('1', 'x') AS ARRAY<INT>)
try_cast(array('1', 'x') AS ARRAY<INT>)
CAST(named_struct('a', '1') AS STRUCT<b: INT>)
CAST(named_struct('a', '1') AS STRUCT<b: INT, c: INT>)
CAST(map('1', '2') AS MAP<INT, BIGINT>)
CAST(INTERVAL '1' DAY AS INT), CAST(INTERVAL '1' HOUR AS STRING), CAST(10 AS INTERVAL DAY)
CAST(INTERVAL '25' HOUR AS INTERVAL DAY)""".split("\n"):
    ask(q)

# COMMAND ----------
for q in r"""CAST(x'414243' AS STRING), CAST(x'FF' AS STRING) = CAST(x'FE' AS STRING)
1Y + 1S, 1S + 1, 1 + 1L, 1L + 1.0F, 1 + 1.5, 1.5F + 1.5, typeof(1L + 1.5)
typeof(1 / 2), typeof(1L / 2.0F), typeof(1.5 / 2), typeof(1.5 * 2.25), typeof(1.5 + 2.25), typeof(1.5 % 2)""".split("\n"):
    ask(q)
