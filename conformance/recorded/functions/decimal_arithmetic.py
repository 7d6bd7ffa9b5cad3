# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""1.0 / 3, 10.00 / 3.000, 1 / 3.0
CAST(1 AS DECIMAL(38,0)) / 3
CAST(1 AS DECIMAL(38,10)) * CAST(1 AS DECIMAL(38,10))
CAST(99999999999999999999999999999999999999 AS DECIMAL(38,0)) + 1
CAST(99999999999999999999999999999999999999 AS DECIMAL(38,0)) * 10
try_add(CAST(99999999999999999999999999999999999999 AS DECIMAL(38,0)), 1)
0.1 + 0.2, 0.1D + 0.2D, 0.1 + 0.2D
5.5 % 2, -5.5 % 2, 5.5 % -2.25
5.5 div 2, -5.5 div 2, 7.5 div 0.5
1.5 / 0
1.5 % 0
try_divide(1.5, 0), try_mod(1.5, 0)
-(1.50), +(1.50), abs(-1.50), sign(-1.50), negative(1.50)
round(2.675, 2), round(-2.675, 2), round(2.5, 0), round(1234.5, -2), bround(2.675, 2), bround(2.5, 0), bround(3.5, 0)
ceil(2.1), ceil(-2.1), floor(2.1), floor(-2.1), ceil(2.15, 1), floor(-2.15, 1)
typeof(round(2.675, 2)), typeof(round(2.675)), typeof(ceil(2.1)), typeof(round(1234.5, -2)), typeof(floor(2.15, 1))
greatest(1.5, 2), least(1.5, 2.25, 1), coalesce(1.5, 2), typeof(coalesce(1.5, 2)), typeof(greatest(1.5, 2L))
sum(x), avg(x), max(x), typeof(sum(x)), typeof(avg(x)) FROM VALUES (1.10), (2.25), (NULL) AS t(x)
sum(x) FROM VALUES (CAST(99999999999999999999999999999999999999 AS DECIMAL(38,0))), (1) AS t(x)
try_sum(x) FROM VALUES (CAST(99999999999999999999999999999999999999 AS DECIMAL(38,0))), (1) AS t(x)
sum(x) FROM VALUES (1.5), (2.5) AS t(x) WHERE x > 9
1.5BD + 1, 1e3BD, 1.5e-2BD, typeof(1e3BD), typeof(1.5e-2BD)
12345678901234567890, typeof(12345678901234567890), 0.00, typeof(0.00), typeof(.5), typeof(5.)
pmod(-5.5, 2), pmod(5.5, -2), mod(-7, 3), pmod(-7, 3), pmod(7, -3)
width_bucket(5.35, 0.024, 10.06, 5), width_bucket(-1, 0, 10, 5), width_bucket(10, 0, 10, 5), width_bucket(3, 10, 0, 5)""".split("\n"):
    ask(q)
