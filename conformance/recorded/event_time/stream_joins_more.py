# Databricks notebook source
from pyspark.sql import functions as F
base = "/tmp/brook-stream_joins_more"
def put(side, n, *rows):
    dbutils.fs.put(f"{base}/{side}/{n}.csv", "".join(",".join("" if c is None else str(c) for c in r) + "\n" for r in rows), True)
put("l", 0, (1, "2024-01-01 00:00:00", "a"), (2, "2024-01-01 00:01:00", "b"), (None, "2024-01-01 00:02:00", "n"))
put("r", 0, (1, "2024-01-01 00:00:30", "x"), (3, "2024-01-01 00:03:00", "y"), (None, "2024-01-01 00:02:00", "m"))
l = spark.readStream.schema("id INT, lt TIMESTAMP, lv STRING").csv(base + "/l")
r = spark.readStream.schema("id INT, rt TIMESTAMP, rv STRING").csv(base + "/r")
lw, rw = l.withWatermark("lt", "1 minute"), r.withWatermark("rt", "2 minutes")
def each(b, i):
    for x in sorted(b.collect(), key=str):
        print("  ", i, *[v.strftime("%H:%M:%S") if hasattr(v, "strftime") else v for v in x])
def start(df):
    return df.writeStream.foreachBatch(each).start()
def done(q):
    q.processAllAvailable()
    p = q.lastProgress
    print("  state", p["stateOperators"][0]["numRowsTotal"], p["stateOperators"][0]["operatorName"], p.get("eventTime", {}).get("watermark"))

# COMMAND ----------

# inner, no watermark: nothing is forgotten
q = start(l.join(r, "id"))
done(q)

# COMMAND ----------

put("r", 1, (2, "2024-01-01 00:59:00", "late"), (1, "2024-01-01 00:00:10", "again"))

# COMMAND ----------

done(q)
q.stop()

# COMMAND ----------

# every kind, with a range of time
range_ = F.expr("l.id = r.id AND rt BETWEEN lt - INTERVAL 1 MINUTE AND lt + INTERVAL 5 MINUTES")
for how in ("inner", "left_outer", "right_outer", "full_outer", "left_semi"):
    print(how)
    q = start(lw.alias("l").join(rw.alias("r"), range_, how))
    done(q)
    q.stop()

# COMMAND ----------

# null-safe keys, several keys, and a condition on one side alone
q = start(lw.join(rw, lw.id.eqNullSafe(rw.id)).select("lv", "rv"))
done(q)
q.stop()
q = start(lw.alias("l").join(rw.alias("r"), F.expr("l.id = r.id AND lv < rv AND rv <> 'late'")).select("lv", "rv"))
done(q)
q.stop()
q = start(lw.alias("l").join(rw.alias("r"), F.expr("l.id = r.id AND lv = 'a' AND rt >= lt AND rt <= lt + INTERVAL 1 HOUR"), "left_outer").select("lv", "rv"))
done(q)
q.stop()

# COMMAND ----------

# an aggregation over a join
j = (lw.alias("l").join(rw.alias("r"), F.expr("l.id = r.id AND rt >= lt AND rt <= lt + INTERVAL 10 MINUTES")).groupBy(F.window("rt", "5 minutes")).agg(F.count("*").alias("n"), F.collect_set("lv").alias("lvs"))
     .select(F.date_format("window.start", "HH:mm"), "n", F.sort_array("lvs")))
q = start(j)
q.processAllAvailable()
put("l", 1, (9, "2024-01-01 02:00:00", "z"))
put("r", 2, (9, "2024-01-01 02:00:00", "z"))

# COMMAND ----------

print([o["operatorName"] for o in q.lastProgress["stateOperators"]])
q.stop()

# COMMAND ----------

def attempt(title, f):
    try:
        f().stop()
        print(title, "fine")
    except Exception as e:
        print(title, type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).split("\n")[0][:200])
attempt("left outer, no watermark", lambda: start(l.join(r, "id", "left_outer")))
attempt("left outer, no range", lambda: start(lw.join(rw, "id", "left_outer")))
attempt("full outer, one range", lambda: start(lw.alias("l").join(r.alias("r"), F.expr("l.id = r.id AND rt > lt"), "full_outer")))
attempt("anti", lambda: start(lw.join(rw, "id", "left_anti")))
attempt("cross", lambda: start(l.crossJoin(r)))
attempt("update", lambda: l.join(r, "id").writeStream.outputMode("update").format("noop").start())
attempt("complete", lambda: l.join(r, "id").writeStream.outputMode("complete").format("noop").start())
attempt("self", lambda: start(l.alias("a").join(l.alias("b"), "id")))
