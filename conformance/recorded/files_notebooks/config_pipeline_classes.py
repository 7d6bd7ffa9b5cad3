# Databricks notebook source
# MAGIC %md
# MAGIC # A pipeline driven by configuration

# COMMAND ----------

# MAGIC %run ./lib/pipeline_helpers

# COMMAND ----------

import json
dbutils.widgets.text("env", "dev", "Environment")
dbutils.widgets.dropdown("mode", "full", ["full", "delta"], "Mode")
dbutils.widgets.text("limit", "3")
env, mode, limit = dbutils.widgets.get("env"), dbutils.widgets.get("mode"), int(dbutils.widgets.get("limit"))
print(f"{env=} {mode=} {limit=:>5}")
CONFIG = json.loads("""
{"tables": [
  {"name": "customers", "keys": ["id"], "columns": {"id": "INT", "name": "STRING", "score": "DECIMAL(5,2)"}, "filter": "id IS NOT NULL"},
  {"name": "orders", "keys": ["order_id", "line"], "columns": {"order_id": "BIGINT", "line": "INT", "amount": "DOUBLE", "day": "DATE"}},
  {"name": "empty", "keys": []}
]}
""")
configs = [TableConfig(**t) for t in CONFIG["tables"]]
for c in configs:
    print(c)
print(json.dumps(asdict(configs[0]), indent=2, sort_keys=True))

# COMMAND ----------

raw = {
    "customers": spark.createDataFrame([("1", "Ann", "10.5"), ("2", "Bob", "7.125"), (None, "Nobody", "0")], "id string, name string, score string"),
    "orders": spark.createDataFrame([("100", "1", "19.99", "2024-01-31"), ("100", "2", "5", "2024-02-01"), ("101", "1", "1e2", "2024-02-29")], ["order_id", "line", "amount", "day"]),
    "empty": spark.createDataFrame([], "a int"),
}
for c in configs:
    raw[c.name].createOrReplaceTempView(f"raw_{c.name}")
    text = c.sql(f"raw_{c.name}")
    print(text)
    df = spark.sql(text)
    df.printSchema()
    df.show(limit)

# COMMAND ----------

def add_audit(user):
    return lambda df: df.withColumn("loaded_by", F.lit(user)).withColumn("n_keys", F.lit(len(user)))

steps = [
    Step("audit", add_audit("etl")),
    Step("upper names", lambda d: d.withColumns({c: F.upper(c) for c, t in d.dtypes if t == "string"})),
    Step("drop keys", lambda d: d.drop("n_keys", "not there")),
]
print(steps)
out = run_steps(spark.sql(configs[0].sql("raw_customers")), *steps)
out.orderBy("id").show()

# COMMAND ----------

class Warehouse:
    """Wraps frames by name."""
    registry = {}

    def __init__(self, spark, prefix=""):
        self._spark = spark
        self.prefix = prefix

    def __setitem__(self, name, df):
        self.registry[name] = df
        df.createOrReplaceTempView(self.prefix + name)

    def __getitem__(self, name):
        try:
            return self.registry[name]
        except KeyError as e:
            raise LookupError(f"no table {name!r} in {sorted(self.registry)}") from e

    def __contains__(self, name):
        return name in self.registry

    def __len__(self):
        return len(self.registry)

    def __iter__(self):
        return iter(sorted(self.registry.items()))

    @property
    def total_rows(self):
        return sum(df.count() for _, df in self)

    @classmethod
    def fresh(cls, spark):
        cls.registry.clear()
        return cls(spark, prefix="w_")

    @staticmethod
    def qualified(*parts):
        return ".".join(f"`{p}`" for p in parts if p)

w = Warehouse.fresh(spark)
w["orders"] = spark.sql(configs[1].sql("raw_orders"))
w["customers"] = out
print(len(w), "orders" in w, "x" in w, w.total_rows, Warehouse.qualified("main", None, "t"))
for name, df in w:
    print(f"{name:>12s}: {df.count():03d} rows, {', '.join(f'{n}:{t}' for n, t in df.dtypes)}")
try:
    w["nope"]
except LookupError as e:
    print(type(e).__name__, e, "|", repr(e.__cause__))
finally:
    print("done")

# COMMAND ----------

metrics = {}
for c in configs:
    try:
        df = spark.sql(c.sql(f"raw_{c.name}"))
        dup = df.groupBy(*c.keys).count().filter("count > 1").count() if c.keys else None
        metrics[c.name] = {"rows": df.count(), "dups": dup}
    except Exception as e:
        metrics[c.name] = {"error": type(e).__name__}
print(json.dumps(metrics))
spark.createDataFrame([{"table": k, **v} for k, v in metrics.items()]).show()

# COMMAND ----------

bad = TableConfig("bad", ["k"], {"nope": "INT"})
try:
    spark.sql(bad.sql("raw_customers"))
except Exception as e:
    print(e.getCondition(), e.getSqlState(), e.getMessageParameters())
try:
    spark.sql(TableConfig("bad", [], {"id": "NUMBERISH"}).sql("raw_customers"))
except Exception as e:
    print(e.getCondition(), e.getMessageParameters())
try:
    TableConfig("x")
except TypeError as e:
    print(e)

# COMMAND ----------

spark.sql("SELECT * FROM {src} WHERE amount > {low} ORDER BY order_id, line", src=w["orders"], low=5).show()
spark.sql("SELECT :env AS env, count(*) AS n FROM IDENTIFIER(:t)", args={"env": env, "t": "w_orders"}).show()
for stmt in ["SELECT count(*) c, sum(amount) s FROM w_orders", "SELECT max(day), min(day), max(day) - min(day) d FROM w_orders"]:
    row = spark.sql(stmt).first()
    print(row, row.asDict(), list(row), row[0])

# COMMAND ----------

dbutils.notebook.exit(json.dumps({"status": "ok", "tables": len(w)}))
