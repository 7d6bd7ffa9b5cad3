# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""count(*), count(x), sum(x), avg(x), min(x), max(x), collect_list(x), collect_set(x), first(x), any_value(x), stddev(x), var_pop(x), median(x), mode(x), bit_and(x), bool_and(x > 0), count_if(x > 0), max_by(x, x), approx_count_distinct(x), percentile(x, 0.5), corr(x, x), regr_count(x, x), listagg(CAST(x AS STRING)), histogram_numeric(x, 3), kurtosis(x) FROM VALUES (1) AS t(x) WHERE x > 1
count(*), count(x), sum(x), avg(x), min(x), collect_list(x), first(x), last(x, true), stddev(x), median(x), mode(x), bit_or(x), every(x > 0), count_if(x > 0), max_by(x, x), approx_count_distinct(x), covar_samp(x, x), regr_r2(x, x), listagg(CAST(x AS STRING)), skewness(x) FROM VALUES (CAST(NULL AS INT)), (NULL) AS t(x)
sum(x), count(*) FROM VALUES (1) AS t(x) WHERE x > 1 GROUP BY x
stddev(x), stddev_pop(x), variance(x), var_pop(x), skewness(x), kurtosis(x), covar_samp(x, x), covar_pop(x, x), corr(x, x), regr_slope(x, x), regr_intercept(x, x), regr_r2(x, x) FROM VALUES (7) AS t(x)
corr(x, y), regr_r2(x, y), round(kurtosis(x), 10), round(skewness(y), 10) FROM VALUES (1, 10), (2, 25), (4, 30), (5, 41), (9, 12) AS t(x, y)
percentile(x, 0.5), percentile(x, array(0, 0.25, 1)), median(x), percentile_approx(x, 0.5), percentile_cont(0.5) WITHIN GROUP (ORDER BY x DESC), percentile_disc(0.5) WITHIN GROUP (ORDER BY x DESC), percentile(x, 0.5, 2) FROM VALUES (1), (2), (NULL), (10), (20) AS t(x)
percentile(x, 1.5) FROM VALUES (1) AS t(x)
percentile(x, 0.5, w) FROM VALUES (1, 3), (10, 1), (20, 0) AS t(x, w)
percentile(x, 0.5, w) FROM VALUES (1, -1) AS t(x, w)
median(x), percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM VALUES (INTERVAL '1' DAY), (INTERVAL '4' DAY) AS t(x)
first(x), first(x, true), first_value(x) IGNORE NULLS, last(x), last(x, true), any_value(x, true), first(x) FILTER (WHERE x > 5) FROM VALUES (NULL), (3), (7), (NULL) AS t(x)
max_by(s, x), min_by(s, x), max_by(s, NULL) FROM VALUES ('a', 1), ('b', NULL), ('c', 3) AS t(s, x)
max(s), min(s), max(b), min(b), max(d), max(a), min(st) FROM VALUES ('a', true, DATE'2024-01-01', array(1, 2), struct(1, 'x')), ('B', false, NULL, array(1), struct(1, 'a')) AS t(s, b, d, a, st)
count(DISTINCT x) FILTER (WHERE x > 1), sum(DISTINCT x), avg(DISTINCT x), count_if(x > 1), count_if(NULL), some(x > 2), every(x IS NULL), bool_or(NULL) FROM VALUES (1), (2), (2), (NULL) AS t(x)
approx_count_distinct(x), approx_count_distinct(x, 0.01), approx_count_distinct(s) FROM VALUES (1, 'a'), (1, 'b'), (2, NULL), (NULL, 'a') AS t(x, s)
grouping(a), grouping_id(a, b), a, b, sum(x) FROM VALUES (1, 'p', 10), (1, 'q', 20), (2, 'p', 5) AS t(a, b, x) GROUP BY CUBE (a, b) ORDER BY grouping_id(a, b), a, b
try_sum(x), try_avg(x) FROM VALUES (9223372036854775807), (1) AS t(x)""".split("\n"):
    ask(q)
