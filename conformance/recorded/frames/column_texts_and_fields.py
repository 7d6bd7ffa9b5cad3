# Databricks notebook source
from pyspark.sql import functions as F, Window as W
import datetime as dt
from decimal import Decimal
df = spark.sql("SELECT * FROM VALUES (7, 2, 1.5D, '3', array(1), map('k',1), named_struct('x', 1)) AS t(a, b, d, s, arr, m, st)")
g = spark.createDataFrame([(1, "x")], ["i", "s"])
a = df.a
def show(*cols):
    for c in cols: print(c)
show(a != 7, a == 7, a < 1, a.isNull(), a.isNotNull(), a.isNaN(), a.eqNullSafe(1), df.s.like("x"), df.s.rlike("x"), df.s.ilike("y"), df.s.startswith("x"), df.s.endswith("x"), df.s.contains("x"), df.s.substr(1, 2), df.s[1:3], a.isin(1, 2), a.isin(["x"]), a.between(1, 2), a.cast("int"), a.cast("string"), a.alias("q"), a.asc(), a.desc(), a.desc_nulls_first(), a.bitwiseAND(3), a.bitwiseOR(3), a.bitwiseXOR(1), -a, ~a, a & a, a | a, a ** 2, 2 ** a, 2 - a, 2 / a, 2 % a, 2 + a, 2 * a, True & a, a % 2)
show(df.arr[0], df.arr.getItem(0), df.m["k"], df.m.k, df.st.x, df.st.getField("x"), df.st["x"], F.col("st.x"), F.col("a"), F.col("t.a"), df["t.a"], df["st.x"], g.i, g["s"] + 1, F.col("i") + g.i)
show(F.lit("x"), F.lit(1), F.lit(1.5), F.lit(None), F.lit(True), F.lit(dt.date(2020, 1, 2)), F.lit(dt.datetime(2020, 1, 2, 3, 4, 5, 600)), F.lit(dt.timedelta(hours=30)), F.lit(Decimal("1.10")), F.lit([1, 2]), F.lit(["a", "b"]), F.lit(2**40), F.lit(dt.time(1, 2, 3)), F.lit(""), F.lit("it's"))
show(F.when(a > 1, "x"), F.when(a > 1, "x").otherwise(a), F.when(a > 1, 1).when(a > 0, 2).otherwise(None))
show(F.sum("a"), F.count("*"), F.count(F.lit(1)), F.countDistinct("a", "b"), F.avg(a), F.expr("a + 1 AS z"), F.expr("sum(a) over ()"), F.sum("a").over(W.partitionBy("b")), F.rank().over(W.partitionBy("b").orderBy(F.desc("a"))), F.sum("a").over(W.orderBy("a").rowsBetween(-1, 0)), F.sum("a").over(W.orderBy("a").rangeBetween(W.unboundedPreceding, 3)), F.row_number())
show(F.upper("s"), F.concat("s", F.lit("x")), F.substring("s", 1, 2), F.split("s", ","), F.date_format("a", "yyyy"), F.to_date("s"), F.to_date("s", "yyyy"), F.coalesce("a", "b"), F.struct("a", "b"), F.array("a", "b"), F.create_map("a", "b"), F.explode("arr"), F.window("a", "1 minute"), F.regexp_replace("s", "a", "b"), F.round("d", 1), F.isnull("a"), F.col("*"), F.rand(1), F.monotonically_increasing_id(), F.asc("a"), F.desc("a"), F.current_date(), F.datediff("a", "b"), F.date_add("a", 1), F.lpad("s", 5, "x"), F.format_string("%s", "a"), F.to_json("st"), F.from_json("s", "a int"), F.sort_array("arr"), F.element_at("arr", 1), F.broadcast(df).a, F.map_keys("m"), F.greatest("a", "b"), F.collect_list("a"), F.approx_count_distinct("a"), F.first("a"), F.last("a", True), F.min("a"), F.stddev("a"), F.percentile_approx("a", 0.5), F.row_number().over(W.orderBy("a")).alias("rn"))
show(df.st.withField("y", F.lit(2)), df.st.dropFields("x"))

# COMMAND ----------

df.select(F.lit(dt.date(2020, 1, 2)), F.lit(dt.datetime(2020, 1, 2, 3, 4, 5, 600)), F.lit(dt.timedelta(hours=30)), F.lit(Decimal("1.10")), F.lit([1, 2]), F.lit(["a", "b"]), F.lit(b"ab"), F.lit(2**40), F.lit(""), F.lit("it's")).show(truncate=False)
df.select(F.lit(dt.date(2020, 1, 2)), F.lit(dt.datetime(2020, 1, 2, 3, 4, 5, 600)), F.lit(dt.timedelta(hours=30)), F.lit(Decimal("1.10")), F.lit(Decimal("1E+3")), F.lit(Decimal("0.001"))).printSchema()
df.select(F.lit(dt.time(1, 2, 3))).show()

# COMMAND ----------

df.select(True | (a > 1), True & (a > 1), 2 - a, 2 / a, 2 % a, 2 + a, 2 * a, a != 7).show()
df.select(df.st.withField("y", F.lit(2)), df.st.withField("x", F.lit("n")), df.st.withField("z.w", F.lit(1)) if False else df.st.withField("y", a + 1).dropFields("x")).show(truncate=False)

# COMMAND ----------

df.select(df.st.dropFields("x")).show()

# COMMAND ----------

df.select(df.st.withField("p.q", F.lit(1))).show()

# COMMAND ----------

df.select(a.withField("y", F.lit(1))).show()

# COMMAND ----------

df.select(df.st.withField("y", 1)).show()

# COMMAND ----------

df.select(df.st.dropFields("nope")).show()
n = spark.sql("SELECT named_struct('a', named_struct('b', 1, 'c', 2), 'd', 3) AS s")
n.select(n.s.withField("a.b", F.lit(10)), n.s.dropFields("a.c", "d"), n.s.withField("a.x", F.lit("q"))).show(truncate=False)
n.select(n.s.withField("a.b", F.lit(10)), n.s.dropFields("a.c", "d")).printSchema()
n.withColumn("s", n.s.withField("e", F.col("s.a.b"))).show()
