# Databricks notebook source
from pyspark.sql import functions as F, types as T
import re, textwrap
from datetime import datetime
base = "/tmp/brook-log_parsing_regex"
lines = textwrap.dedent("""\
    2024-05-01 12:00:01,123 INFO  [main] c.e.App - Started in 3.2 s
    2024-05-01 12:00:02,007 WARN  [pool-1] c.e.Db - slow query: 1532 ms {"sql": "SELECT 1", "rows": 10}
    2024-05-01 12:00:02,999 ERROR [pool-2] c.e.Api - request failed code=503 user=ann@example.com ip=10.0.0.7
    java.lang.IllegalStateException: boom
        at c.e.Api.call(Api.java:42)
    2024-05-01 12:01:00,000 ERROR [pool-2] c.e.Api - request failed code=404 user=bob@example.org ip=10.0.0.9
    2024-05-01 12:01:30,500 DEBUG [pool-1] c.e.Db - {"sql": "DELETE", "rows": 3, "tags": ["a", "b"]}
    garbage
    """)
print(dbutils.fs.put(base + "/app.log", lines, True))
print(dbutils.fs.head(base + "/app.log", 40))
raw = spark.read.text(base + "/app.log")
raw.show(truncate=60)
print(raw.count(), raw.filter(~F.col("value").rlike(r"^\d{4}")).count())

# COMMAND ----------

P = r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),(\d{3}) (\w+)\s+\[([^\]]+)\] ([\w.]+) - (.*)$"
cols = ["ts", "ms", "level", "thread", "logger", "msg"]
parsed = raw.select("value", *[F.regexp_extract("value", P, i + 1).alias(c) for i, c in enumerate(cols)])
good = (parsed.filter("ts <> ''").withColumn("ts", F.to_timestamp(F.concat_ws(".", "ts", "ms"), "yyyy-MM-dd HH:mm:ss.SSS")).drop("value", "ms"))
good.printSchema()
good.show(truncate=False)
good.groupBy("level").count().orderBy(F.desc("count"), "level").show()
good.groupBy(F.window("ts", "1 minute").start.alias("minute"), "level").count().orderBy("minute", "level").show()

# COMMAND ----------

kv = good.filter(F.col("msg").contains("=")).select("ts", F.expr("str_to_map(regexp_replace(msg, '^request failed ', ''), ' ', '=')").alias("kv"))
kv.select("ts", "kv", F.col("kv")["code"].cast("int").alias("code"), F.col("kv.user"), F.map_keys("kv").alias("keys"), F.try_element_at("kv", F.lit("zzz")).alias("z")).show(truncate=False)
js = good.select("logger", F.regexp_extract("msg", r"(\{.*\})", 1).alias("j")).filter("j != ''")
js.select("logger", F.get_json_object("j", "$.sql").alias("sql"), F.json_tuple("j", "rows", "tags").alias("rows", "tags")).show(truncate=False)
js.withColumn("p", F.from_json("j", "sql STRING, rows INT, tags ARRAY<STRING>")).select("p.*", F.size("p.tags").alias("n"), F.schema_of_json(F.lit('{"a":[1,{"b":2}]}')).alias("s")).show(truncate=False)

# COMMAND ----------

masked = good.select(F.regexp_replace("msg", r"(\w)\w*@(\w+)\.(\w+)", "$1***@$2.$3").alias("m"), F.regexp_replace("msg", r"\b(\d+)\.(\d+)\.\d+\.\d+\b", r"$1.$2.x.x").alias("ip"))
masked.filter("m like '%@%'").show(truncate=False)
good.select(F.regexp_count("msg", F.lit("e")).alias("e"), F.regexp_instr("msg", F.lit("[0-9]+")).alias("at"), F.regexp_substr("msg", F.lit(r"\d+")).alias("num"), F.regexp_extract_all("msg", F.lit(r"([a-z]+)="), F.lit(1)).alias("ks"), F.split("logger", r"\.").alias("sp"), F.substring_index("logger", ".", -1).alias("cls"), F.translate("level", "AEIO", "4310").alias("leet"), F.levenshtein("level", F.lit("ERROR")).alias("lev")).show(truncate=False)

# COMMAND ----------

@F.udf(T.StructType([T.StructField("level", T.StringType()), T.StructField("words", T.IntegerType()), T.StructField("first", T.StringType())]))
def analyse(line):
    m = re.match(r"(?P<date>\S+) (?P<time>\S+) (?P<level>[A-Z]+)", line or "")
    if not m:
        return None
    d = m.groupdict()
    return (d["level"], len(line.split()), datetime.strptime(d["time"], "%H:%M:%S,%f").strftime("%I:%M %p"))
raw.select(analyse("value").alias("a")).select("a.*", F.isnull("a").alias("bad")).show()
print(analyse.func("2024-05-01 23:59:59,001 WARN x") if hasattr(analyse, "func") else "?")

# COMMAND ----------

stack = (raw.withColumn("id", F.monotonically_increasing_id())
    .withColumn("start", F.when(F.col("value").rlike(P), F.col("id")))
    .withColumn("grp", F.expr("last(start, true) OVER (ORDER BY id)")))
stack.groupBy("grp").agg(F.array_join(F.transform(F.array_sort(F.collect_list(F.struct("id", "value"))), lambda x: x.value), "\n").alias("text"), F.count("*").alias("n")).filter("n > 1").show(truncate=False, vertical=True)

# COMMAND ----------

for line in lines.splitlines()[:4]:
    if (m := re.search(r"(\w+)=(\d+)", line)):
        print(m.group(0), m.groups(), m.span(), m.start(2))
    else:
        print("-", re.sub(r"\s+", " ", line)[:30], re.findall(r"\d+", line)[:3], re.split(r"[-:, ]", line)[:4])
pat = re.compile(r"(?P<k>[a-z]+)=(?P<v>\S+)", re.I)
print([m.groupdict() for m in pat.finditer(lines)])
print(pat.sub(lambda m: m["k"].upper() + ":" + "*" * len(m["v"]), "code=503 user=ann"), pat)
print(re.fullmatch("a+", "aaa"), re.escape("a.b*c"), bool(re.match(r"(?i)ERROR", "error")))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM text.`/tmp/brook-log_parsing_regex/app.log` WHERE value ILIKE '%error%' AND value NOT LIKE ALL ('%404%', '%zzz')

# COMMAND ----------

assert good.count() == 6, f"expected 6, got {good.count()}"
assert good.filter("level = 'ERROR'").count() == 3, f"errors: {good.filter(col_is('ERROR')).count()}"
