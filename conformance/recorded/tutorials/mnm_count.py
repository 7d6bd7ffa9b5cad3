# Databricks notebook source
# MAGIC %md
# MAGIC # Counting sweets
# MAGIC How many sweets of each colour are liked in each state?

# COMMAND ----------

import random
states, colors = ["CA", "WA", "TX", "NV", "CO", "OR"], ["Red", "Blue", "Green", "Yellow", "Brown", "Orange"]
seed = 7
rows = []
for i in range(600):
    seed = (seed * 1103515245 + 12345) % 2147483648
    s = states[(seed >> 8) % 6]
    seed = (seed * 1103515245 + 12345) % 2147483648
    c = colors[(seed >> 8) % 6]
    rows.append(f"{s},{c},{10 + (seed >> 16) % 90}")
path = "/tmp/brook-mnm_count/mnm_dataset.csv"
dbutils.fs.put(path, "State,Color,Count\n" + "\n".join(rows) + "\n", True)

# COMMAND ----------

from pyspark.sql.functions import count, desc, col, sum
mnm_df = (spark.read.format("csv").option("header", "true").option("inferSchema", "true").load(path))
mnm_df.printSchema()
mnm_df.show(n=5, truncate=False)
count_mnm_df = (mnm_df.select("State", "Color", "Count").groupBy("State", "Color").agg(count("Count").alias("Total")).orderBy("Total", ascending=False))
print("Total Rows = %d" % (count_mnm_df.count()))
count_mnm_df.orderBy(desc("Total"), "State", "Color").show(n=10)

# COMMAND ----------

ca_count_mnm_df = (mnm_df.select("State", "Color", "Count").where(mnm_df.State == "CA").groupBy("State", "Color").agg(sum("Count").alias("Total")).orderBy("Total", ascending=False))
ca_count_mnm_df.show(n=10, truncate=False)

# COMMAND ----------

mnm_df.createOrReplaceTempView("mnm")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT State, Color, sum(Count) AS Total FROM mnm GROUP BY State, Color ORDER BY Total DESC, State, Color LIMIT 7

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT State, Color, Count FROM mnm) PIVOT (sum(Count) FOR Color IN ('Red', 'Green', 'Blue')) ORDER BY State

# COMMAND ----------

top = spark.sql("""
    SELECT State, Color, Total FROM (
      SELECT State, Color, sum(Count) AS Total, row_number() OVER (PARTITION BY State ORDER BY sum(Count) DESC, Color) AS rn
      FROM mnm GROUP BY State, Color) WHERE rn = 1 ORDER BY State""")
for r in top.collect():
    print(f"{r.State}: {r['Color']:<7}{r[2]:>6}")
print({r.State: r.Color for r in top.collect()})
mnm_df.describe("Count").show()
mnm_df.summary("count", "min", "50%", "max").show()
mnm_df.crosstab("State", "Color").orderBy("State_Color").show()
mnm_df.agg({"Count": "avg", "Color": "max"}).show()
print(mnm_df.stat.corr("Count", "Count"), mnm_df.approxQuantile("Count", [0.5], 0.0))
