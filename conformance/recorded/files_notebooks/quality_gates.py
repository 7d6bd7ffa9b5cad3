# Databricks notebook source
# MAGIC %md # Data quality gates

# COMMAND ----------

from dataclasses import dataclass
from enum import Enum
from functools import reduce, partial
from operator import and_, add
from typing import Callable
from pyspark.sql import functions as F, DataFrame, Column
from pyspark.errors import AnalysisException, PySparkValueError, PySparkTypeError, SparkRuntimeException, ArithmeticException

rows = [(1, "ann@x.org", 34, 120.5, "2024-01-01"), (2, "bad mail", -4, None, "2024-01-02"), (2, "c@d.io", 200, 9.99, "2024-13-01"), (4, None, 18, float("nan"), None)]
df = spark.createDataFrame(rows, ["id", "email", "age", "spend", "joined"])
df.show()

# COMMAND ----------

class Severity(Enum):
    WARN = 1
    FAIL = 2

@dataclass(frozen=True)
class Rule:
    name: str
    check: Column
    severity: Severity = Severity.FAIL

rules = [
    Rule("email_ok", F.col("email").rlike(r"^\S+@\S+\.\w+$")),
    Rule("age_range", F.col("age").between(0, 120)),
    Rule("spend_known", F.col("spend").isNotNull() & ~F.isnan("spend"), Severity.WARN),
    Rule("joined_date", F.try_to_timestamp("joined", F.lit("yyyy-MM-dd")).isNotNull()),
]
for r in rules:
    print(r.name, r.severity, r.severity.name, r.severity.value, r.check)
flagged = df.withColumns({r.name: F.coalesce(r.check, F.lit(False)) for r in rules})
flagged = flagged.withColumn("failed", F.array_compact(F.array(*[F.when(~F.col(r.name), F.lit(r.name)) for r in rules])))
flagged.select("id", "failed").show(truncate=False)
report = flagged.agg(*[F.round(F.avg(F.col(r.name).cast("int")) * 100, 1).alias(r.name) for r in rules]).first().asDict()
for name, pct in report.items():
    print(f"{name:<14}{pct:>7.1f}% {'█' * int(pct // 10):<10}|")
ok = flagged.filter(reduce(and_, [F.col(r.name) for r in rules if r.severity is Severity.FAIL]))
print(ok.count(), [r.id for r in ok.select("id").collect()])

# COMMAND ----------

nulls = df.select([F.count(F.when(F.col(c).isNull(), c)).alias(c) for c in df.columns])
nulls.show()
df.select([F.sum(F.isnull(c).cast("int")).alias(c + "_n") for c in df.columns]).show()
df.describe("age", "spend").show()
df.summary("count", "min", "max").show()
df.groupBy("id").count().where(F.col("count") > 1).show()
print(df.dropDuplicates(["id"]).count(), df.na.drop(subset=["email"]).count(), df.dropna(thresh=5).count())
df.na.fill({"email": "?", "spend": 0.0}).replace(200, 20, "age").show()
quant = df.approxQuantile("age", [0.0, 0.5, 1.0], 0.0)
print(quant)

# COMMAND ----------

def expect(name):
    def deco(fn):
        def wrapper(*a, **k):
            try:
                fn(*a, **k)
                print(f"✔ {name}")
                return True
            except AssertionError as e:
                print(f"✘ {name}: {e}")
                return False
        wrapper.__name__ = fn.__name__
        return wrapper
    return deco

@expect("unique ids")
def unique(d, col):
    n, m = d.count(), d.select(col).distinct().count()
    assert n == m, f"{n - m} duplicate(s) of {col}"

@expect("no nulls")
def complete(d, *cols):
    for c in cols:
        assert not d.filter(F.col(c).isNull()).isEmpty() is True, c
        assert d.filter(F.col(c).isNull()).isEmpty(), f"column {c!r} has nulls"

results = [unique(df, "id"), unique(df, "age"), complete(df, "id"), complete(df, "id", "email")]
print(results, all(results), any(results), sum(results), unique.__name__)

# COMMAND ----------

def attempt(label, fn):
    try:
        print(label, "->", fn())
    except (AnalysisException, SparkRuntimeException, ArithmeticException) as e:
        print(label, "!!", type(e).__name__, e.getCondition(), e.getSqlState())
    except (PySparkTypeError, PySparkValueError) as e:
        print(label, "!!", type(e).__name__, e.getCondition(), e.getMessageParameters())
    except Exception as e:
        print(label, "??", type(e).__name__, str(e).split("\n")[0][:150])
attempt("missing", lambda: df.select("agee"))
attempt("cast", lambda: df.limit(1).select(F.col("email").cast("int")).collect())
attempt("try_cast", lambda: df.select(F.col("email").try_cast("int")).collect())
attempt("div", lambda: spark.sql("SELECT 1 / 0").collect())
attempt("raise", lambda: spark.sql("SELECT raise_error('stop here')").collect())
attempt("assert_true", lambda: df.select(F.assert_true(F.col("age") > 0, F.lit("age must be positive"))).collect())
attempt("filter type", lambda: df.filter(5))
attempt("fill type", lambda: df.fillna([1]))
attempt("join how", lambda: df.join(df, "id", "sideways"))
attempt("sample", lambda: df.sample("x"))
attempt("withColumn", lambda: df.withColumn("x", "lit"))
attempt("and", lambda: df.filter(df.age > 1 and df.age < 3))
attempt("in", lambda: "a" in df.email)
attempt("attr", lambda: df.nope)
attempt("item", lambda: df["nope"])
attempt("date", lambda: df.select(F.to_date("joined")).collect())
attempt("agg", lambda: df.groupBy("id").agg("age"))
attempt("sum str", lambda: df.groupBy("id").sum("email"))
attempt("table", lambda: spark.table("no.such.table"))
attempt("schema", lambda: spark.createDataFrame([(1, "x")], "a int, b int"))
attempt("schema2", lambda: spark.createDataFrame([(1,)], "a int, b int"))
attempt("empty", lambda: spark.createDataFrame([]))
attempt("element", lambda: spark.sql("SELECT array(1,2)[5]").collect())
attempt("map", lambda: spark.sql("SELECT element_at(map('a', 1), 'b')").collect())

# COMMAND ----------

bad = df.filter("age < 0")
if not bad.isEmpty():
    raise ValueError(f"{bad.count()} row(s) with negative age: {[r.asDict() for r in bad.collect()]}")

# COMMAND ----------

df.select(F.assert_true(F.col("age") > 0, F.concat(F.lit("bad age "), "age"))).show()

# COMMAND ----------

print("end", sorted({r.severity.name for r in rules}), [s for s in Severity], Severity["WARN"] is Severity(1))
