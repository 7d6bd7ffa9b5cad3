# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""from_utc_timestamp(TIMESTAMP'2024-03-10 06:59:59', 'America/New_York'), from_utc_timestamp(TIMESTAMP'2024-03-10 07:00:00', 'America/New_York'), from_utc_timestamp(TIMESTAMP'2024-11-03 05:30:00', 'America/New_York'), from_utc_timestamp(TIMESTAMP'2024-11-03 06:30:00', 'America/New_York')
to_utc_timestamp(TIMESTAMP'2024-03-10 02:30:00', 'America/New_York'), to_utc_timestamp(TIMESTAMP'2024-11-03 01:30:00', 'America/New_York'), to_utc_timestamp(TIMESTAMP'2024-03-31 01:30:00', 'Europe/London'), to_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', 'Asia/Kathmandu')
convert_timezone('America/New_York', 'Europe/Berlin', TIMESTAMP_NTZ'2024-03-10 02:30:00'), convert_timezone('Australia/Lord_Howe', 'UTC', TIMESTAMP_NTZ'2024-04-07 01:45:00'), convert_timezone('UTC', '-03:30', TIMESTAMP_NTZ'2024-01-01 00:00:00'), convert_timezone('Asia/Tokyo', TIMESTAMP_NTZ'2024-01-01 00:00:00')
from_utc_timestamp(TIMESTAMP'1880-01-01 00:00:00', 'America/New_York'), from_utc_timestamp(TIMESTAMP'1883-11-18 18:00:00', 'America/New_York'), from_utc_timestamp(TIMESTAMP'1945-06-01 00:00:00', 'Europe/Berlin'), to_utc_timestamp(TIMESTAMP'2011-12-30 12:00:00', 'Pacific/Apia'), from_utc_timestamp(TIMESTAMP'2500-07-01 00:00:00', 'America/New_York')
from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', 'PST'), from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', 'GMT+5'), from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', '+5:30'), from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', 'UTC+01:00'), from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', 'EST')
from_utc_timestamp(TIMESTAMP'2024-01-01 00:00:00', 'Mars/Base')
TIMESTAMP'2024-03-10 02:30:00 America/New_York', TIMESTAMP'2024-11-03 01:30:00 America/New_York', TIMESTAMP'2024-07-01 12:00:00 Europe/London', TIMESTAMP'2024-01-01 00:00:00+14:00', TIMESTAMP'2024-01-01 00:00:00-18:00'
to_timestamp('2024-03-10 02:30 America/New_York', 'yyyy-MM-dd HH:mm VV'), to_timestamp('2024-01-01 00:00 +0530', 'yyyy-MM-dd HH:mm Z'), to_timestamp('2024-01-01 00:00 PST', 'yyyy-MM-dd HH:mm z'), to_timestamp('2024-01-01T00:00:00+01', 'yyyy-MM-dd''T''HH:mm:ssX')
date_format(TIMESTAMP'2024-07-01 12:00:00', 'VV z zzzz X XXX x Z O'), date_format(TIMESTAMP'2024-07-01 13:05:09.007', 'h:mm a hh H k K S SSS SSSSSS'), date_format(DATE'2024-07-01', 'D DDD F E EEEE L LLLL MMM MMMM Q qqq')
current_timezone(), typeof(now()), typeof(current_timestamp()), typeof(localtimestamp()), typeof(current_date())
hour(TIMESTAMP'2024-01-01 23:59:59.9'), minute('2024-01-01 10:20:30'), second(TIMESTAMP'2024-01-01 23:59:59.9'), day(TIMESTAMP'2024-02-29 10:00:00'), weekday(DATE'2024-01-01'), dayofweek(DATE'2024-01-01'), dayname(DATE'2024-01-01'), monthname(DATE'2024-01-01'), hour(NULL)
date_trunc('HOUR', TIMESTAMP'2024-03-10 06:59:59'), date_trunc('DAY', TIMESTAMP'2024-03-10 06:59:59'), date_trunc('MILLISECOND', TIMESTAMP'2024-01-01 00:00:00.123456'), date_trunc('MICROSECOND', TIMESTAMP'1969-12-31 00:00:00.123456'), date_trunc('nope', TIMESTAMP'2024-01-01 00:00:00'), trunc(DATE'2024-05-15', 'Q'), trunc('2024-05-15', 'MON')
TIMESTAMP'2024-03-09 12:00:00' + INTERVAL '1' DAY, TIMESTAMP'2024-03-09 12:00:00' + INTERVAL '24' HOUR, TIMESTAMP'2024-01-31 12:00:00' + INTERVAL '1' MONTH, TIMESTAMP'2024-01-01 00:00:00' - TIMESTAMP'2023-12-31 12:30:00', DATE'2024-03-01' - DATE'2024-02-01', DATE'2024-01-01' - INTERVAL '1' HOUR""".split("\n"):
    ask(q)
