# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""x, row_number() OVER (ORDER BY x), rank() OVER (ORDER BY x), dense_rank() OVER (ORDER BY x), percent_rank() OVER (ORDER BY x), cume_dist() OVER (ORDER BY x), ntile(2) OVER (ORDER BY x) FROM VALUES (1), (1), (NULL), (5) AS t(x)
x, lag(x) OVER (ORDER BY x), lead(x, 2) OVER (ORDER BY x), lag(x, -1) OVER (ORDER BY x), lead(x, 1, -1) OVER (ORDER BY x), nth_value(x, 2) OVER (ORDER BY x), lag(x) IGNORE NULLS OVER (ORDER BY k) FROM VALUES (1, 1), (NULL, 2), (3, 3) AS t(x, k)
k, sum(x) OVER (PARTITION BY k), sum(x) OVER (ORDER BY x), avg(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), max(x) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND CURRENT ROW), count(*) OVER () FROM VALUES ('a', 1), ('a', 2), ('b', 2), ('b', 9) AS t(k, x)
first_value(x) OVER (ORDER BY k DESC), last_value(x) OVER (ORDER BY k), last_value(x) OVER (ORDER BY k ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), first_value(x) IGNORE NULLS OVER (ORDER BY k) FROM VALUES (NULL, 1), (5, 2), (7, 3) AS t(x, k)
x, collect_list(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), stddev(x) OVER (ORDER BY x), count(DISTINCT x) OVER (ORDER BY x) FROM VALUES (1), (2) AS t(x)
d, sum(x) OVER (ORDER BY d RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND CURRENT ROW) FROM VALUES (DATE'2024-01-01', 1), (DATE'2024-01-02', 2), (DATE'2024-01-05', 4) AS t(d, x)
x, sum(x) OVER (ORDER BY x ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING), count(x) OVER (ORDER BY x ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) FROM VALUES (1), (2), (3) AS t(x)
ntile(5) OVER (ORDER BY x), ntile(1) OVER (ORDER BY x) FROM VALUES (1), (2) AS t(x)
ntile(0) OVER (ORDER BY x) FROM VALUES (1) AS t(x)
row_number() OVER () FROM VALUES (1) AS t(x)
rank() FROM VALUES (1) AS t(x)
lag(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1) AS t(x)
sum(sum(x)) OVER (ORDER BY k), rank() OVER (ORDER BY sum(x) DESC) FROM VALUES ('a', 1), ('a', 2), ('b', 9) AS t(k, x) GROUP BY k
max(x) FILTER (WHERE x < 3) OVER (ORDER BY x) FROM VALUES (1), (2), (5) AS t(x)""".split("\n"):
    ask(q)
