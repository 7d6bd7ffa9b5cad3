# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""CASE WHEN NULL THEN 1 ELSE 2 END, CASE 1 WHEN 1 THEN 'a' WHEN 1 THEN 'b' END, CASE NULL WHEN NULL THEN 'n' ELSE 'x' END, CASE WHEN false THEN 1 END
CASE WHEN x > 1 THEN 1 / (x - 2) ELSE 0 END FROM VALUES (1), (3) AS t(x)
CASE WHEN x > 1 THEN 1 / (x - 2) ELSE 0 END FROM VALUES (1), (2) AS t(x)
CASE WHEN x = 1 THEN 'one' WHEN x = 2 THEN 'two' WHEN x IS NULL THEN 'none' ELSE CAST(x AS STRING) END AS w FROM VALUES (1), (2), (NULL), (3) AS t(x)
if(NULL, 1, 2), if(true, NULL, 2), iff(true, 1, 2)
if(x > 1, array(x), array(0)), if(x > 1, named_struct('a', x), NULL), if(x > 1, map(x, 'v'), NULL) FROM VALUES (1), (2) AS t(x)
coalesce(NULL, NULL), coalesce(x, y, 9), nvl(x, y), nvl2(x, 'set', 'unset'), ifnull(y, x), nullif(x, y), zeroifnull(x), nullifzero(y) FROM VALUES (1, 2), (NULL, 5), (NULL, NULL), (3, 3), (4, 0) AS t(x, y)
coalesce(s, t, '') AS c FROM VALUES ('a', 'b'), (NULL, 'c'), (NULL, NULL) AS v(s, t)
coalesce(1 / (x - x), 5) FROM VALUES (1) AS t(x)
coalesce(x, 1 / 0) FROM VALUES (1) AS t(x)
greatest(1, NULL, 3), least('b', 'a'), greatest(DATE'2024-01-01', DATE'2023-01-01'), greatest(NULL, NULL), least(true, false), greatest(array(1, 2), array(1, 3)), least(x'02', x'01'), greatest(struct(1, 'a'), struct(1, 'b'))
greatest(1, 'a')
greatest(1)
x IN (1, 3), x IN (1, NULL), x NOT IN (1, 3), x IN (y, 9), s IN ('a', 'c'), s NOT IN ('a', NULL) FROM VALUES (1, 1, 'a'), (2, 9, 'b'), (NULL, 1, NULL), (9, NULL, 'c') AS t(x, y, s)
x IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, NULL), x NOT IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10) FROM VALUES (1), (11), (NULL) AS t(x)
1 IN ('a')
1 = '1', 1 = '1.0'
1 <=> NULL, NULL <=> NULL, 'a' <=> 'a', equal_null(1, NULL), true AND NULL, false AND NULL, true OR NULL, false OR NULL, NOT NULL, NULL = NULL, NULL IS NULL, 1 IS DISTINCT FROM NULL, 1 IS NOT DISTINCT FROM 1
1 BETWEEN 0 AND 2, 1 BETWEEN NULL AND 2, 3 BETWEEN NULL AND 2, 'b' BETWEEN 'a' AND 'c', 1 NOT BETWEEN 2 AND 0, DATE'2024-01-01' BETWEEN '2023-01-01' AND '2025-01-01'
true > false, 'a' < 'B', '10' < '9', 10 < '9', struct(1, 2) < struct(1, 3), array(1) < array(1, 0), array(NULL) = array(NULL), x'02' > x'01'
isnull(NULL), isnotnull(1), NULL IS TRUE, false IS NOT TRUE, NULL IS UNKNOWN, true IS NOT FALSE, NULL IS NOT FALSE""".split("\n"):
    ask(q)
