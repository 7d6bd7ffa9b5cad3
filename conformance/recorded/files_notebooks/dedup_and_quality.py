# Databricks notebook source
from pyspark.sql import functions as F, Window
from pyspark.errors import AnalysisException, PySparkException
src = "/tmp/brook-dedup_and_quality/customers.csv"
dbutils.fs.put(src, """id,email,phone,signup,score,country
1,ann@example.com,+49 228 1,2024-01-05,7.5,DE
2,BOB@EXAMPLE.COM,,2024-01-06,3,de
3,carl@example,030-22,2024-13-01,,FR
2,bob@example.com,0151,2024-02-01,4.25,DE
4,,+33 1,2023-12-31,abc,fr
5,eve@example.org,++,2024-02-30,10.0,
1,ann@example.com,+49 228 1,2024-01-05,7.5,DE
""", True)
df = spark.read.option("header", True).csv(src)
print(df.count(), df.distinct().count(), df.dropDuplicates(["id"]).count())

# COMMAND ----------

latest = (df.withColumn("rn", F.row_number().over(Window.partitionBy("id").orderBy(F.col("signup").desc(), F.length("phone").desc_nulls_last()))).where("rn = 1").drop("rn"))
latest.orderBy("id").show()
df.groupBy(df.columns).count().where("count > 1").orderBy("id").show()
df.exceptAll(df.dropDuplicates()).show()

# COMMAND ----------

typed = latest.select(F.col("id").cast("int"), F.lower("email").alias("email"), F.regexp_replace("phone", "[^0-9]", "").alias("phone"), F.expr("try_cast(signup as date)").alias("signup"), F.expr("try_cast(score as double)").alias("score"), F.upper("country").alias("country"))
rules = [("email_format", r"email RLIKE '^[^@ ]+@[^@ ]+\\.[a-z]+$'"), ("signup_valid", "signup IS NOT NULL"), ("score_range", "score BETWEEN 0 AND 9"), ("country_known", "country IN ('DE', 'FR')")]
report = typed.select("id", *[F.expr(rule).alias(name) for name, rule in rules])
report.orderBy("id").show()
summary = report.select(F.explode(F.array(*[F.struct(F.lit(n).alias("rule"), F.col(n).alias("ok")) for n, _ in rules])).alias("r")).select("r.*").groupBy("rule").agg(F.count_if("ok").alias("passed"), F.count_if("not ok").alias("failed"), F.sum(F.col("ok").isNull().cast("int")).alias("unknown"))
summary.orderBy("rule").show()
print({r["rule"]: r.failed for r in summary.collect() if r.failed} == {"email_format": 1, "score_range": 1})

# COMMAND ----------

# casts under ANSI fail where the data are bad
for what in ["cast(signup as date)", "cast(score as double)", "to_date(signup, 'yyyy-MM-dd')", "int(id)"]:
    try:
        n = latest.selectExpr(f"{what} as x").where("x is not null").count()
        print(what, n)
    except Exception as e:
        print(what, "->", e.getCondition(), e.getSqlState(), sorted(e.getMessageParameters())[:3])

# COMMAND ----------

spark.conf.set("spark.sql.ansi.enabled", False)
latest.selectExpr("id", "cast(signup as date) d", "cast(score as double) s", "cast(email as int) e", "1 / 0 as z").orderBy("id").show()
spark.conf.set("spark.sql.ansi.enabled", True)

# COMMAND ----------

try:
    df.select("id", "mail").show()
except AnalysisException as e:
    print(e.getCondition())
    print(e.getMessageParameters())
    print(e.getSqlState(), isinstance(e, PySparkException))
try:
    spark.table("missing_db.missing_table")
except AnalysisException as e:
    print(e.getCondition(), e.getMessageParameters())
try:
    df.filter("score >").count()
except Exception as e:
    print(type(e).__name__, e.getCondition(), e.getMessageParameters())
try:
    df.select(F.sum("score"), "id").show()
except AnalysisException as e:
    print(e.getCondition())
try:
    df.union(df.select("id", "email"))
except AnalysisException as e:
    print(e.getCondition(), e.getMessageParameters())

# COMMAND ----------

def expect(frame, name, condition, limit=0):
    bad = frame.where(f"NOT coalesce({condition}, false)")
    n = bad.count()
    status = "PASS" if n <= limit else "FAIL"
    print(f"[{status}] {name}: {n} bad row(s)")
    return n <= limit
results = [expect(typed, n, r) for n, r in rules] + [expect(typed, "few bad scores", "score is not null", 1)]
print(all(results), sum(results), f"{sum(results) / len(results):.0%}")
assert expect(typed, "ids", "id > 0"), "ids must be positive"

# COMMAND ----------

assert expect(typed, "phones", "length(phone) >= 3"), "phones are too short"

# COMMAND ----------

typed.write.mode("overwrite").saveAsTable("clean_customers")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT country, count(*) AS n, count(DISTINCT email) AS emails, avg(score) AS score, listagg(id, ',') WITHIN GROUP (ORDER BY id) AS ids FROM clean_customers GROUP BY country ORDER BY country NULLS LAST

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT assert_true(count(*) = 5, 'five customers') AS checked FROM clean_customers

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CASE WHEN count(*) > 4 THEN raise_error('too many customers') ELSE count(*) END FROM clean_customers
