# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""DATE'1582-10-04', DATE'1582-10-15', DATE'1582-10-10', date_add(DATE'1582-10-04', 1), datediff(DATE'1582-10-15', DATE'1582-10-04')
DATE'0001-01-01', DATE'0000-12-31', date_sub(DATE'0001-01-01', 1), DATE'9999-12-31', date_add(DATE'9999-12-31', 1)
year(DATE'-0044-03-15'), month(DATE'-0044-03-15'), dayofweek(DATE'-0044-03-15'), dayofyear(DATE'-0044-03-15'), weekofyear(DATE'0001-01-01'), quarter(DATE'1500-07-01')
unix_date(DATE'1582-10-15'), unix_date(DATE'0001-01-01'), date_from_unix_date(-719162), date_from_unix_date(-1), date_from_unix_date(2932896)
TIMESTAMP'1582-10-04 23:59:59', TIMESTAMP'0001-01-01 00:00:00', TIMESTAMP'1900-01-01 00:00:00.000001', TIMESTAMP'1969-12-31 23:59:59.999999'
unix_micros(TIMESTAMP'1969-12-31 23:59:59.999999'), unix_millis(TIMESTAMP'1969-12-31 23:59:59.999999'), unix_seconds(TIMESTAMP'1969-12-31 23:59:59.999999'), unix_timestamp(TIMESTAMP'1969-12-31 23:59:59.999999'), to_unix_timestamp(TIMESTAMP'1582-10-04 00:00:00')
date_format(DATE'1582-10-04', 'yyyy-MM-dd EEEE'), date_format(TIMESTAMP'0044-03-15 01:02:03', 'y/M/d H:m:s'), date_format(DATE'-0044-03-15', 'yyyy GG'), date_format(DATE'12345-01-01', 'yyyy'), date_format(DATE'0001-01-01', 'yy')
last_day(DATE'1900-02-01'), last_day(DATE'2000-02-01'), last_day(DATE'1500-02-01'), last_day(DATE'0004-02-10'), add_months(DATE'1582-09-30', 1), months_between(DATE'1582-10-15', DATE'1582-09-15')
trunc(DATE'1582-10-10', 'MM'), trunc(DATE'1582-10-10', 'year'), trunc(DATE'0001-01-03', 'week'), date_trunc('CENTURY', TIMESTAMP'1582-10-10 00:00:00'), date_trunc('quarter', TIMESTAMP'1582-12-10 11:12:13'), date_trunc('week', TIMESTAMP'1969-12-31 10:00:00')
next_day(DATE'1582-10-04', 'MO'), next_day(DATE'0001-01-01', 'Sunday'), next_day(DATE'2024-02-28', 'thu'), next_day(NULL, 'MO')
next_day(DATE'2024-01-01', 'xx')
make_date(-44, 3, 15), make_date(2024, 2, 29), make_date(12345, 1, 1), make_date(NULL, 1, 1), make_date(1582, 10, 10)
make_date(2023, 2, 29)
make_timestamp(1582, 10, 10, 1, 2, 3.456), make_timestamp(1970, 1, 1, 0, 0, 60), make_timestamp_ntz(1, 1, 1, 0, 0, 0), make_timestamp(2024, 3, 10, 2, 30, 0, 'America/New_York'), make_timestamp_ltz(2024, 1, 1, 0, 0, 0, '+05:30')
make_timestamp(2024, 1, 1, 25, 0, 0)
try_make_timestamp(2024, 1, 1, 25, 0, 0), try_make_timestamp_ntz(2024, 13, 1, 0, 0, 0)
to_date('15.10.1582', 'dd.MM.yyyy'), to_date('10/1582', 'MM/yyyy'), to_date('0044', 'yyyy'), to_timestamp('1582-10-10 05', 'yyyy-MM-dd HH'), to_date('99', 'yy'), to_date('1-1-1', 'y-M-d')
extract(YEAR FROM DATE'1582-10-10'), extract(DOW FROM DATE'1582-10-10'), extract(WEEK FROM DATE'1582-12-31'), extract(YEAROFWEEK FROM DATE'1583-01-01'), extract(SECOND FROM TIMESTAMP'1582-10-10 01:02:03.045'), date_part('doy', DATE'1582-12-31')
timestamp_seconds(-12219292800), timestamp_millis(-1), timestamp_micros(-1), timestamp_seconds(1.5), timestamp_seconds(-0.001D), from_unixtime(-1), from_unixtime(253402300800)
timestampdiff(YEAR, TIMESTAMP'1582-10-04 00:00:00', TIMESTAMP'2024-10-03 00:00:00'), timestampadd(MONTH, -5000, TIMESTAMP'2024-01-31 00:00:00'), date_diff(DATE'2024-01-01', DATE'-0001-01-01'), timestampdiff(SECOND, TIMESTAMP'0001-01-01 00:00:00', TIMESTAMP'1970-01-01 00:00:00')
CAST('1582-10-10' AS DATE) = DATE'1582-10-10', DATE'2024-01-01' < TIMESTAMP'2024-01-01 00:00:01', DATE'2024-01-01' = '2024-01-01', TIMESTAMP'2024-01-01 00:00:00' = DATE'2024-01-01'""".split("\n"):
    ask(q)
