# Databricks notebook source
import glob, os
from datetime import date, datetime
from decimal import Decimal
base = "/tmp/brook-write_csv_options"
df = spark.createDataFrame([
    (1, "plain", 1.5, Decimal("10.00"), date(2024, 1, 31), datetime(2024, 1, 31, 12, 30, 5, 250000), True),
    (2, 'with "quotes"', -0.0, Decimal("0.01"), date(1969, 12, 31), datetime(1969, 12, 31, 23, 59, 59), False),
    (3, "comma, inside", float("nan"), None, None, None, None),
    (4, "line\nbreak", 1e20, Decimal("-99999.99"), date(9999, 12, 31), datetime(2024, 6, 1), True),
    (5, "", None, None, None, None, None),
    (6, None, 3.0, Decimal("5"), date(2024, 2, 29), datetime(2024, 2, 29, 0, 0), False),
    (7, "  padded  ", float("inf"), None, None, None, None),
    (8, "back\\slash", float("-inf"), None, None, None, None),
    (9, "# hash", 0.1, None, None, None, None),
], "id int, s string, d double, m decimal(10,2), day date, at timestamp, ok boolean")
def cat(path):
    for f in sorted(glob.glob(path + "/part-*")):
        with open(f, encoding="utf-8") as fh:
            print(fh.read(), end="")
def trial(**options):
    path = base + "/" + "_".join(options) if options else base + "/plain"
    df.coalesce(1).write.mode("overwrite").options(**options).csv(path)
    print("--", options)
    cat(path)
trial()
trial(header=True)

# COMMAND ----------

trial(sep=";", header=True)
trial(quote="'")
trial(quoteAll=True)
trial(escape="'")
trial(escapeQuotes=False)
trial(nullValue="NULL")
trial(emptyValue="(empty)")
trial(nullValue="-", emptyValue="", quoteAll=True)

# COMMAND ----------

trial(dateFormat="dd/MM/yyyy", timestampFormat="yyyy-MM-dd HH:mm:ss")
trial(dateFormat="d MMM yy", timestampFormat="EEE HH:mm")
trial(ignoreLeadingWhiteSpace=False, ignoreTrailingWhiteSpace=False)
trial(lineSep="|\n")
trial(sep="\t", quote="")

# COMMAND ----------

df.select("id", "s").coalesce(1).write.csv(base + "/args", mode="overwrite", sep="|", header=True, nullValue="n/a", quoteAll=False, compression="gzip")
print([os.path.basename(f).split(".", 1)[1] for f in glob.glob(base + "/args/part-*")])
spark.read.csv(base + "/args", sep="|", header=True, multiLine=True).show(truncate=False)

# COMMAND ----------

df.write.csv(base + "/args")

# COMMAND ----------

df.write.mode("ignore").csv(base + "/args")
df.select("id").coalesce(1).write.mode("append").option("header", True).csv(base + "/plain")
print(len(glob.glob(base + "/plain/part-*")), os.path.exists(base + "/plain/_SUCCESS"))

# COMMAND ----------

df.selectExpr("array(id) as a").write.csv(base + "/array")

# COMMAND ----------

df.selectExpr("named_struct('a', id) as st", "map(id, s) as mp").write.csv(base + "/nested")

# COMMAND ----------

df.selectExpr("cast(s as binary) b", "interval 1 day as i").where("b = 'plain'").coalesce(1).write.csv(base + "/bin")
cat(base + "/bin")

# COMMAND ----------

df.write.mode("upsert").csv(base + "/x")

# COMMAND ----------

df.limit(0).write.mode("overwrite").option("header", True).csv(base + "/none")
cat(base + "/none")
spark.read.option("header", True).csv(base + "/none").printSchema()
