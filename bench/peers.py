#!/usr/bin/env python3
"""The same work on Brook and on what a user would pick instead, in one run.

    python3 peers.py data DIR [--rows 10000000]     write the input: DIR/events/part-NN.json, one {"time":…,"action":…,"device":…,"value":…} a line
    python3 peers.py run DIR [--brook ./brook] [--only WORK,…] [--peers spark,duckdb,polars,chdb,brook] [--rounds 3]

Each figure is the wall time of a whole process (start-up included) on the same files; rounds alternate between the peers. `x` is peer ÷ brook: above 1, Brook is faster.
Work:
  start      start, print one row of SQL, exit
  tutorial   the 50-file streaming tutorial up to its %sql table (spark and brook only)
  windows    count rows by action and 1-hour window over JSON, ordered
  devices    sum, avg, min, max of value by device (100,000 groups), top 10
  filter     count of rows with value > 990 and action = 'Open'
  distinct   number of distinct devices, and rows per action
  join       rows and value by kind of device, the kind from a table of 100,000 devices
  top        the ten rows with the highest value
Needs: pip install pyspark==4.1.3 duckdb polars chdb. Peers that are not installed are left out.
"""
import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time

SPARK_HEAD = """
import sys
from pyspark.sql import SparkSession
import pyspark.sql.functions as F
spark = (SparkSession.builder.master("local[*]").config("spark.ui.enabled","false").config("spark.ui.showConsoleProgress","false").config("spark.sql.session.timeZone","UTC")
  .config("spark.sql.shuffle.partitions","2").config("spark.driver.memory","4g").getOrCreate())
S = "time timestamp, action string, device int, value double"
def df(): return spark.read.schema(S).json(sys.argv[1] + "/events")
"""
FROM = {  # {F} is the folder
    "duckdb": "read_json('{F}/events/*.json', format='newline_delimited', columns={'time':'BIGINT','action':'VARCHAR','device':'INTEGER','value':'DOUBLE'})",
    "chdb": "file('{F}/events/*.json', 'JSONEachRow', 'time Int64, action String, device Int32, value Float64')",
}
CODE = {
    "spark": {
        "start": "spark.sql('select 1').show()",
        "windows": "df().groupBy('action', F.window('time', '1 hour')).count().orderBy('window.end', 'action').show(1000, False)",
        "devices": "df().groupBy('device').agg(F.sum('value').alias('s'), F.avg('value'), F.min('value'), F.max('value')).orderBy(F.desc('s'), 'device').show(10)",
        "filter": "print(df().where(\"value > 990 and action = 'Open'\").count())",
        "distinct": "df().agg(F.countDistinct('device')).show(); df().groupBy('action').count().orderBy('action').show()",
        "join": "d = spark.range(100000).selectExpr('cast(id as int) device', 'id % 7 kind'); df().join(d, 'device').groupBy('kind').agg(F.count('*'), F.sum('value')).orderBy('kind').show()",
        "top": "df().orderBy(F.desc('value'), 'device', 'time').show(10)",
        "tutorial": """
q = (spark.readStream.schema("time timestamp, action string").option("maxFilesPerTrigger", 1).json(sys.argv[1] + "/tutorial")
  .groupBy("action", F.window("time", "1 hour")).count().writeStream.format("memory").queryName("counts").outputMode("complete").start())
q.processAllAvailable()
spark.sql('SELECT action, date_format(window.end, "MMM-dd HH:mm") as time, count FROM counts ORDER BY time, action').show(1000, False)
print([p["durationMs"]["triggerExecution"] for p in q.recentProgress if p["numInputRows"]], file=sys.stderr)
q.stop()
""",
    },
    "duckdb": {
        "start": "duckdb.sql('select 1').show()",
        "windows": "duckdb.sql(\"select action, time // 3600 as w, count(*) from {D} group by all order by w, action\").show(max_rows=1000)",
        "devices": "duckdb.sql(\"select device, sum(value) s, avg(value), min(value), max(value) from {D} group by device order by s desc, device limit 10\").show()",
        "filter": "duckdb.sql(\"select count(*) from {D} where value > 990 and action = 'Open'\").show()",
        "distinct": "duckdb.sql(\"select count(distinct device) from {D}\").show(); duckdb.sql(\"select action, count(*) from {D} group by action order by action\").show()",
        "join": "duckdb.sql(\"select kind, count(*), sum(value) from {D} join (select range::int device, range % 7 kind from range(100000)) using (device) group by kind order by kind\").show()",
        "top": "duckdb.sql(\"select * from {D} order by value desc, device, time limit 10\").show()",
    },
    "polars": {
        "start": "print(pl.select(pl.lit(1)))",
        "windows": "print(D().group_by('action', pl.col('time') // 3600).len().sort('time', 'action').collect(engine='streaming'))",
        "devices": "print(D().group_by('device').agg(pl.col('value').sum().alias('s'), pl.col('value').mean().alias('a'), pl.col('value').min().alias('n'), pl.col('value').max().alias('x')).sort('s', 'device', descending=[True, False]).head(10).collect(engine='streaming'))",
        "filter": "print(D().filter((pl.col('value') > 990) & (pl.col('action') == 'Open')).select(pl.len()).collect(engine='streaming'))",
        "distinct": "print(D().select(pl.col('device').n_unique()).collect(engine='streaming'), D().group_by('action').len().sort('action').collect(engine='streaming'))",
        "join": "d = pl.LazyFrame({'device': pl.int_range(100000, dtype=pl.Int32, eager=True)}).with_columns(kind=pl.col('device') % 7); print(D().join(d, on='device').group_by('kind').agg(pl.len(), pl.col('value').sum()).sort('kind').collect(engine='streaming'))",
        "top": "print(D().sort('value', 'device', 'time', descending=[True, False, False]).head(10).collect(engine='streaming'))",
    },
    "chdb": {
        "start": "print(chdb.query('select 1'))",
        "windows": "print(chdb.query(\"select action, intDiv(time, 3600) w, count() from {D} group by action, w order by w, action\"))",
        "devices": "print(chdb.query(\"select device, sum(value) s, avg(value), min(value), max(value) from {D} group by device order by s desc, device limit 10\"))",
        "filter": "print(chdb.query(\"select count() from {D} where value > 990 and action = 'Open'\"))",
        "distinct": "print(chdb.query(\"select uniqExact(device) from {D}\"), chdb.query(\"select action, count() from {D} group by action order by action\"))",
        "join": "print(chdb.query(\"select kind, count(), sum(value) from {D} e join (select toInt32(number) device, number % 7 kind from numbers(100000)) d using (device) group by kind order by kind\"))",
        "top": "print(chdb.query(\"select * from {D} order by value desc, device, time limit 10\"))",
    },
}
BROOK = {
    "start": "%sql select 1",
    "windows": "spark.read.schema(\"time timestamp, action string, device int, value double\").json(\"/events\").groupBy(\"action\", F.window(\"time\", \"1 hour\")).count().orderBy(\"window.end\", \"action\").show(1000, False)",
    "devices": CODE["spark"]["devices"], "filter": CODE["spark"]["filter"], "distinct": CODE["spark"]["distinct"],
    "join": CODE["spark"]["join"], "top": CODE["spark"]["top"],
    "tutorial": CODE["spark"]["tutorial"].replace('sys.argv[1] + "/tutorial"', '"/tutorial"').split("print([p")[0] + "q.stop()\n",
}


def program(peer, work, folder):
    if peer == "spark":
        return SPARK_HEAD + CODE["spark"][work]
    code = CODE[peer][work].replace("{D}", FROM.get(peer, "").replace("{F}", folder))
    if peer == "polars":
        return ("import sys, polars as pl\nD = lambda: pl.scan_ndjson(sys.argv[1] + '/events/*.json', schema={'time': pl.Int64, 'action': pl.String, 'device': pl.Int32, 'value': pl.Float64})\n" + code)
    return f"import {peer}\n" + code


def command(peer, work, folder, brook, tmp):
    if peer == "brook":
        cell = os.path.join(tmp, work + ".py")
        head = "" if BROOK[work].startswith("%") else "from pyspark.sql import functions as F\nimport sys\ndef df(): return spark.read.schema(\"time timestamp, action string, device int, value double\").json(\"/events\")\n"
        with open(cell, "w") as f:
            f.write("# Databricks notebook source\n" + head + ("# MAGIC " if not head else "") + BROOK[work] + "\n")
        return [os.path.abspath(brook), "run", "-q", "--dbfs", folder, cell]
    src = os.path.join(tmp, f"{peer}_{work}.py")
    with open(src, "w") as f:
        f.write(program(peer, work, folder))
    return [sys.executable, src, folder]


def data(folder, rows):
    import random
    rnd = random.Random(7)
    os.makedirs(os.path.join(folder, "events"), exist_ok=True)
    parts, t = 16, 1469501107
    for p in range(parts):
        with open(os.path.join(folder, "events", f"part-{p:02d}.json"), "w") as f:
            n = rows // parts
            out = []
            for i in range(n):
                t0 = t + (p * n + i) * 86400 * 4 // rows
                out.append('{"time":%d,"action":"%s","device":%d,"value":%.3f}\n' % (t0, "Open" if rnd.random() < .5 else "Close", rnd.randrange(100000), rnd.random() * 1000))
                if len(out) == 50000:
                    f.write("".join(out))
                    out = []
            f.write("".join(out))
    here = os.path.dirname(os.path.abspath(__file__))
    subprocess.run([sys.executable, os.path.join(here, "make_events.py"), os.path.join(folder, "tutorial")], check=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=["data", "run"])
    ap.add_argument("folder")
    ap.add_argument("--rows", type=int, default=10_000_000)
    ap.add_argument("--brook", default="./brook")
    ap.add_argument("--only", default="start,tutorial,windows,devices,filter,distinct,join,top")
    ap.add_argument("--peers", default="brook,duckdb,polars,chdb,spark")
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--show", action="store_true", help="print what each peer printed in the first round")
    args = ap.parse_args()
    folder = os.path.abspath(args.folder)
    if args.what == "data":
        return data(folder, args.rows)
    peers = [p for p in args.peers.split(",") if (os.path.exists(args.brook) if p == "brook" else importlib.util.find_spec({"spark": "pyspark"}.get(p, p)))]
    with tempfile.TemporaryDirectory() as tmp:
        for work in args.only.split(","):
            times = {}
            for r in range(args.rounds):
                for p in peers:
                    if p != "brook" and work not in CODE[p]:
                        continue
                    t0 = time.time()
                    got = subprocess.run(command(p, work, folder, args.brook, tmp), capture_output=True, text=True)
                    took = time.time() - t0
                    if got.returncode:
                        print(f"{work} {p}: failed: {got.stderr.strip()[-300:]}")
                        continue
                    times.setdefault(p, []).append(took)
                    if args.show and r == 0:
                        print(textwrap.indent(got.stdout[:1500] + (got.stderr[-600:] if work == "tutorial" else ""), f"  {p}| "))
            base = statistics.median(times["brook"]) if times.get("brook") else None
            line = [f"{p} {statistics.median(t):.3f} s" + (f" ({statistics.median(t) / base:.1f}x)" if base and p != "brook" else "") for p, t in times.items()]
            print(f"{work:9s} " + "   ".join(line), flush=True)


if __name__ == "__main__":
    main()
