# Databricks notebook source
from pyspark.sql import functions as F, Window, Row
from pyspark.sql.types import *
from datetime import datetime, timedelta
from collections import Counter, defaultdict, namedtuple, OrderedDict
import random, itertools, math

# COMMAND ----------

random.seed(42)
start = datetime(2024, 3, 10, 9, 0, 0)
pages = ["/home", "/search", "/product/1", "/product/2", "/cart", "/checkout"]
events = []
for user in range(1, 6):
    t = start + timedelta(minutes=random.randint(0, 30))
    for _ in range(random.randint(4, 9)):
        t += timedelta(seconds=random.choice([5, 30, 120, 600, 2400]))
        events.append((user, t, random.choice(pages), round(random.uniform(0.1, 9.9), 2)))
print(len(events), events[0], events[-1])
print(Counter(p for _, _, p, _ in events).most_common(3))
schema = StructType([StructField("user", IntegerType(), False), StructField("ts", TimestampType()), StructField("page", StringType()), StructField("dwell", DoubleType())])
clicks = spark.createDataFrame(events, schema)
clicks.printSchema()
clicks.orderBy("ts", "user").show(5, truncate=False)

# COMMAND ----------

w = Window.partitionBy("user").orderBy("ts")
gap = F.col("ts").cast("long") - F.lag("ts").over(w).cast("long")
sessions = (clicks.withColumn("gap", gap)
            .withColumn("new", F.when(F.col("gap").isNull() | (F.col("gap") > 1800), 1).otherwise(0))
            .withColumn("session", F.sum("new").over(w.rowsBetween(Window.unboundedPreceding, Window.currentRow)))
            .withColumn("session_id", F.concat_ws("-", "user", "session")))
sessions.select("user", "ts", "page", "gap", "new", "session_id").orderBy("user", "ts").show(50, False)

# COMMAND ----------

summary = (sessions.groupBy("session_id").agg(
    F.min("ts").alias("start"), F.max("ts").alias("end"), F.count("*").alias("clicks"),
    F.round(F.sum("dwell"), 2).alias("dwell"),
    F.expr("max_by(page, ts)").alias("last_page"), F.min_by("page", "ts").alias("first_page"),
    F.array_sort(F.collect_list(F.struct("ts", "page"))).alias("path"))
    .withColumn("path", F.transform("path", lambda s: s["page"]))
    .withColumn("path", F.array_join("path", " > "))
    .withColumn("length", (F.unix_timestamp("end") - F.unix_timestamp("start")) / 60))
summary.orderBy("session_id").show(truncate=False)
for r in summary.orderBy(F.desc("clicks"), "session_id").limit(3).collect():
    print(f"{r.session_id:<6}|{r.clicks:>4d}|{r.dwell:8.2f}|{r['length']:6.1f} min|{r.start:%H:%M:%S}-{r.end:%H:%M}")

# COMMAND ----------

clicks.groupBy("user", F.session_window("ts", "30 minutes").alias("s")).agg(F.count("*").alias("n")).select("user", "s.start", "s.end", "n").orderBy("user", "start").show(truncate=False)
clicks.groupBy(F.window("ts", "1 hour", "30 minutes")).agg(F.countDistinct("user").alias("users"), F.sum("dwell").cast("decimal(8,2)").alias("d")).orderBy("window").show(20, False)

# COMMAND ----------

funnel = ["/home", "/product/1", "/cart", "/checkout"]
by_user = clicks.groupBy("user").agg(F.collect_set("page").alias("pages"))
cond = F.lit(True)
for step in funnel:
    cond = cond & F.array_contains("pages", step)
    print(f"{step:-<15}", by_user.filter(cond).count())
clicks.groupBy("user").pivot("page", ["/home", "/cart", "/checkout"]).agg(F.count("*").alias("n"), F.max("dwell").alias("mx")).orderBy("user").show()
clicks.crosstab("user", "page").orderBy("user_page").show()
clicks.stat.freqItems(["page"], 0.9).show(truncate=False)

# COMMAND ----------

Visit = namedtuple("Visit", "page at")
paths = defaultdict(list)
for r in clicks.orderBy("user", "ts").toLocalIterator():
    paths[r.user].append(Visit(r.page, r.ts))
for u, vs in paths.items():
    print(u, [v.page.rsplit("/", 1)[-1] for v in vs], max(vs, key=lambda v: v.at).at.isoformat())
pairs = Counter()
for vs in paths.values():
    pairs.update(zip([v.page for v in vs], [v.page for v in vs[1:]]))
for (a, b), n in sorted(pairs.items(), key=lambda kv: (-kv[1], kv[0]))[:5]:
    print("%-12s -> %-12s %2d" % (a, b, n))
print({k: len(list(g)) for k, g in itertools.groupby(sorted(p for _, _, p, _ in events), key=lambda s: s.count("/"))})
od = OrderedDict(sorted(((u, len(v)) for u, v in paths.items()), key=lambda x: x[1]))
od.move_to_end(next(iter(od)))
print(od, list(od.items())[-1])

# COMMAND ----------

clicks.createOrReplaceTempView("clicks")

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH steps AS (
# MAGIC   SELECT user, page, ts, lead(page) OVER (PARTITION BY user ORDER BY ts) AS next_page,
# MAGIC          ntile(2) OVER (PARTITION BY user ORDER BY ts) AS half,
# MAGIC          percent_rank() OVER (PARTITION BY user ORDER BY ts) AS pr
# MAGIC   FROM clicks)
# MAGIC SELECT page, count_if(next_page IS NULL) AS exits, count(*) FILTER (WHERE half = 1) AS early, round(avg(pr), 3) AS pr,
# MAGIC        listagg(DISTINCT user, ',') WITHIN GROUP (ORDER BY user) AS users
# MAGIC FROM steps GROUP BY page ORDER BY page

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT user, hour(ts) AS h, percentile_approx(dwell, 0.5) AS med, percentile(dwell, array(0.25, 0.75)) AS q, mode(page, true) AS m
# MAGIC FROM clicks GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL
