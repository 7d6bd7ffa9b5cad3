# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""INTERVAL '1' DAY, INTERVAL '-1' DAY, INTERVAL '1 02:03:04.5' DAY TO SECOND, INTERVAL '10:20' HOUR TO MINUTE, INTERVAL '1-2' YEAR TO MONTH, INTERVAL '-1-2' YEAR TO MONTH, INTERVAL 3 WEEKS, INTERVAL 1 YEAR 2 MONTHS, INTERVAL '1.5' SECOND
INTERVAL 1 YEAR 2 DAYS
INTERVAL '25' HOUR + INTERVAL '1' MINUTE, INTERVAL '1' YEAR - INTERVAL '1' MONTH, INTERVAL '1' DAY * 2.5, INTERVAL '3' MONTH / 2, INTERVAL '1' DAY / 3, -INTERVAL '1' DAY, 2 * INTERVAL '1' MONTH
INTERVAL '1' DAY / 0
INTERVAL '178956970-7' YEAR TO MONTH + INTERVAL '1' MONTH
INTERVAL '1' DAY < INTERVAL '25' HOUR, INTERVAL '1' DAY = INTERVAL '24' HOUR, INTERVAL '12' MONTH = INTERVAL '1' YEAR, greatest(INTERVAL '1' DAY, INTERVAL '30' HOUR)
INTERVAL '1' DAY < INTERVAL '1' MONTH
make_dt_interval(1, 2, 3, 4.005), make_ym_interval(1, 2), make_dt_interval(), make_ym_interval(0, -13), make_interval(1, 2, 3, 4, 5, 6, 7.008), make_interval(), make_interval(0, 0, 0, -1), make_dt_interval(0, 25)
make_dt_interval(2147483647, 2147483647, 2147483647, 2147483647)
make_ym_interval(178956970, 8)
try_make_interval(2147483647, 12), make_interval(years => 1, secs => -0.5)
extract(DAY FROM INTERVAL '2 03:04:05.678' DAY TO SECOND), extract(HOUR FROM INTERVAL '2 03:04:05.678' DAY TO SECOND), extract(SECOND FROM INTERVAL '2 03:04:05.678' DAY TO SECOND), extract(YEAR FROM INTERVAL '2-3' YEAR TO MONTH), extract(MONTH FROM INTERVAL '2-3' YEAR TO MONTH), extract(MONTH FROM INTERVAL '-2-3' YEAR TO MONTH)
CAST('1 2:3:4' AS INTERVAL DAY TO SECOND), CAST('1-2' AS INTERVAL YEAR TO MONTH), CAST('INTERVAL ''5'' HOUR' AS INTERVAL HOUR), CAST('1 day 2 hours' AS INTERVAL), CAST(INTERVAL '1-2' YEAR TO MONTH AS STRING), CAST(INTERVAL '1' DAY AS INTERVAL SECOND)
CAST('x' AS INTERVAL DAY)
sum(i), avg(i), min(i), max(i) FROM VALUES (INTERVAL '1' DAY), (INTERVAL '36' HOUR), (NULL) AS t(i)
avg(i), sum(i) FROM VALUES (INTERVAL '1' MONTH), (INTERVAL '4' MONTH) AS t(i)
abs(INTERVAL '-1' DAY), sign(INTERVAL '-1' MONTH), signum(INTERVAL '0' SECOND), ceil(1.5), abs(INTERVAL '-1-1' YEAR TO MONTH)
date_add(DATE'2024-01-31', 1), date_sub(DATE'2024-03-01', 1), date_add(DATE'2024-01-01', -366), date_add('2024-01-01', '5'), add_months(DATE'2024-01-31', 1), add_months(DATE'2024-02-29', 12), add_months(DATE'2024-03-31', -1)
date_add(DATE'2024-01-01', 1.5)
DATE'2024-01-31' + INTERVAL '1' MONTH, DATE'2024-01-31' + 1, 1 + DATE'2024-01-31', DATE'2024-01-01' + INTERVAL '1' DAY, DATE'2024-03-31' - INTERVAL '1' MONTH, DATE'2024-01-01' + make_interval(0, 1, 0, 1)
months_between(DATE'2024-03-31', DATE'2024-02-29'), months_between(DATE'2024-03-15', DATE'2024-02-29'), months_between(TIMESTAMP'2024-03-01 12:00:00', DATE'2024-02-01'), months_between(TIMESTAMP'2024-03-01 12:00:00', DATE'2024-02-02', false), months_between(NULL, DATE'2024-01-01')
timestampdiff(MONTH, DATE'2024-01-31', DATE'2024-02-29'), timestampdiff(HOUR, TIMESTAMP'2024-01-01 00:59:00', TIMESTAMP'2024-01-01 02:00:00'), timestampdiff(WEEK, DATE'2024-01-01', DATE'2024-01-14'), timestampadd(QUARTER, 1, DATE'2024-01-31'), dateadd(MICROSECOND, 1, TIMESTAMP'2024-01-01 00:00:00'), datediff(YEAR, DATE'2020-02-29', DATE'2024-02-28')
i, i * 2, DATE'2024-01-31' + i FROM VALUES (INTERVAL '1' MONTH), (INTERVAL '13' MONTH), (NULL) AS t(i)
sequence(DATE'2024-01-31', DATE'2024-05-01', INTERVAL '1' MONTH), sequence(TIMESTAMP'2024-01-01 00:00:00', TIMESTAMP'2024-01-01 01:00:00', INTERVAL '20' MINUTE), sequence(DATE'2024-01-03', DATE'2024-01-01'), sequence(DATE'2024-01-01', DATE'2024-01-03', INTERVAL '2' DAY)""".split("\n"):
    ask(q)
