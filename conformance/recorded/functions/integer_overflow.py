# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""2147483647 + 1
-2147483648 - 1
2147483647 * 2
9223372036854775807 + 1
-9223372036854775807 - 2
127Y + 1Y
32767S + 1S
-(-128Y)
abs(-2147483648)
negative(-9223372036854775807 - 1)
-9223372036854775807 div -1
(-9223372036854775807 - 1) div -1
(-9223372036854775807 - 1) % -1
5 / 0
5 % 0
5 div 0
0.0D / 0, 1.0D / 3
5.0D % 0
try_add(127Y, 1Y), try_subtract(-32768S, 1S), try_multiply(9223372036854775807, 2)
try_add(DATE'2024-01-31', INTERVAL '1' MONTH), try_add(DATE'9999-12-31', 1)
try_divide(INTERVAL '2' DAY, 0), try_divide(INTERVAL '2' DAY, 2), try_multiply(INTERVAL '2' MONTH, 3)
factorial(20), factorial(21), factorial(-1), factorial(NULL)
shiftleft(1, 31), shiftleft(1, 32), shiftleft(1L, 63), shiftright(-1, 40), shiftrightunsigned(-1, 31), 1 << -1
5 & 3, 5 | 3, 5 ^ 3, ~5, ~CAST(5 AS TINYINT), 5Y & 3S, 5 & NULL
bit_count(-1), bit_count(0), bit_count(true), bit_count(255Y), bit_get(11, 0), bit_get(11, 2), getbit(11, 3)
bit_get(11, 32)
bit_and(x), bit_or(x), bit_xor(x) FROM VALUES (3), (5), (NULL) AS t(x)
sum(x) FROM VALUES (9223372036854775807), (1) AS t(x)
avg(x), sum(x) FROM VALUES (127Y), (1Y) AS t(x)
sum(x) FROM VALUES (INTERVAL '1' MONTH), (INTERVAL '14' MONTH) AS t(x)""".split("\n"):
    ask(q)

# COMMAND ----------
for q in r"""count(*), count(x), count(DISTINCT x), count(x, y), count(DISTINCT x, y) FROM VALUES (1, 2), (1, NULL), (NULL, NULL), (1, 2) AS t(x, y)""".split("\n"):
    ask(q)
