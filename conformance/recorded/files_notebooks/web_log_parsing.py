# Databricks notebook source
log = r'''83.149.9.216 - - [17/May/2015:10:05:03 +0000] "GET /presentations/images/kibana-search.png HTTP/1.1" 200 203023 "http://semicomplete.com/" "Mozilla/5.0 (Macintosh)"
83.149.9.216 - - [17/May/2015:10:05:43 +0000] "GET /presentations/images/kibana-dashboard3.png HTTP/1.1" 200 171717 "http://semicomplete.com/" "Mozilla/5.0 (Macintosh)"
24.236.252.67 - frank [17/May/2015:10:05:40 +0200] "GET /favicon.ico HTTP/1.1" 200 3638 "-" "Mozilla/5.0 (Windows NT 6.1)"
93.114.45.13 - - [17/May/2015:11:05:14 +0000] "POST /articles/dynamic-dns/?flav=rss20&tag=a%20b HTTP/1.1" 404 - "http://www.google.ro/url?sa=t&q=dns" "curl/7.1"
not a log line at all
66.249.73.135 - - [18/May/2015:23:59:59 +0000] "GET /blog/tags/puppet?flav=rss20 HTTP/1.0" 500 14872 "-" "Googlebot/2.1"
::1 - - [18/May/2015:00:00:00 +0000] "HEAD / HTTP/1.1" 304 0 "-" "-"
'''
base = "/tmp/brook-web_log_parsing"
dbutils.fs.put(f"{base}/access.log", log, True)
print(dbutils.fs.head(f"{base}/access.log", 50))

# COMMAND ----------

from pyspark.sql.functions import *
raw = spark.read.text(base)
pattern = r'^(\S+) \S+ (\S+) \[([\w:/]+\s[+\-]\d{4})\] "(\S+) (\S+)\s*(\S*)" (\d{3}) (\S+) "([^"]*)" "([^"]*)"'
fields = ["host", "user", "stamp", "method", "uri", "protocol", "status", "bytes", "referrer", "agent"]
parsed = raw.select("value", *[regexp_extract("value", pattern, i + 1).alias(f) for i, f in enumerate(fields)])
bad = parsed.where(col("host") == "")
print(parsed.count(), bad.count(), bad.first().value)
logs = (parsed.where("host <> ''").drop("value")
        .withColumn("status", col("status").cast("int"))
        .withColumn("bytes", when(col("bytes") == "-", 0).otherwise(col("bytes")).cast("long"))
        .withColumn("time", to_timestamp("stamp", "dd/MMM/yyyy:HH:mm:ss Z")).drop("stamp"))
logs.printSchema()
logs.select("host", "user", "method", "status", "bytes", "time").show(truncate=False)

# COMMAND ----------

logs.groupBy("status").count().orderBy("status").show()
logs.select(min("bytes"), max("bytes"), round(avg("bytes"), 2), expr("percentile(bytes, 0.5)"), stddev("bytes").cast("int")).show()
logs.groupBy(hour("time").alias("hour")).agg(count("*").alias("hits"), sum("bytes").alias("bytes"), countDistinct("host") if "countDistinct" in dir() else approx_count_distinct("host")).orderBy("hour").show()

# COMMAND ----------

urls = logs.select("uri", split("uri", "\\?")[0].alias("path"), expr("parse_url('http://x' || uri, 'QUERY')").alias("query"))
urls.select("path", "query", expr("try_element_at(str_to_map(query, '&', '='), 'flav')").alias("flav"), reverse(split("path", "/"))[0].alias("leaf")).show(truncate=False)
urls.select(regexp_extract("path", r"\.(\w+)$", 1).alias("ext")).groupBy("ext").count().orderBy(desc("count"), "ext").show()
logs.select(expr("parse_url(referrer, 'HOST')").alias("ref")).where("ref is not null").groupBy("ref").count().orderBy("ref").show()
spark.sql("SELECT url_decode('a%20b+c'), parse_url('http://h/p?q=1&r=2', 'QUERY', 'r')").show()

# COMMAND ----------

logs.createOrReplaceTempView("logs")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_format(time, 'EEE dd.MM. HH:mm') AS at, host, CASE WHEN status >= 500 THEN 'server error' WHEN status >= 400 THEN 'client error' WHEN status >= 300 THEN 'redirect' ELSE 'ok' END AS kind, format_number(bytes, 0) AS bytes FROM logs ORDER BY time, host

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT host, count(*) AS hits, collect_list(method) AS methods, max(time) - min(time) AS span, bool_or(status >= 400) AS trouble FROM logs GROUP BY host ORDER BY hits DESC, host

# COMMAND ----------

status_names = {200: "OK", 304: "Not Modified", 404: "Not Found", 500: "Internal Server Error"}
name_of = udf(lambda code: status_names.get(code, "?"))
logs.select("status", name_of("status").alias("name")).distinct().orderBy("status").show()
mapping = create_map(*[x for k, v in status_names.items() for x in (lit(k), lit(v))])
logs.select("status", mapping[col("status")].alias("name")).distinct().orderBy("status").show()
print(name_of.__name__, name_of.returnType)

# COMMAND ----------

browser = when(col("agent").contains("bot"), "robot").when(col("agent").rlike("(?i)mozilla"), "browser").when(col("agent") == "-", None).otherwise("tool")
logs.groupBy(browser.alias("kind")).agg(count(lit(1)).alias("n"), array_sort(collect_set("host")).alias("hosts")).orderBy(col("kind").asc_nulls_last()).show(truncate=False)
display(logs.groupBy("method").pivot("status").agg(count("*")).na.fill(0).orderBy("method"))

# COMMAND ----------

from pyspark.sql.window import Window
w = Window.partitionBy("host").orderBy("time")
sessions = (logs.withColumn("gap", col("time").cast("long") - lag("time").over(w).cast("long"))
            .withColumn("session", sum(when(col("gap") > 1800, 1).otherwise(0)).over(w)))
sessions.select("host", "time", "gap", "session").orderBy("host", "time").show(truncate=False)
logs.withColumn("d", to_date("time")).groupBy("d").agg(expr("count(*) filter (where status = 200)").alias("ok"), expr("count(*) filter (where status <> 200)").alias("other")).orderBy("d").show()
