# Databricks notebook source
base = "/tmp/brook-subqueries_over_streams"
dbutils.fs.put(base + "/in/1.json", '{"k":"a","v":1}\n{"k":"b","v":2}\n{"k":"c","v":3}\n{"k":null,"v":4}\n', True)
s = spark.readStream.schema("k STRING, v INT").json(base + "/in")
s.createOrReplaceTempView("s")
spark.sql("CREATE OR REPLACE TEMP VIEW t AS SELECT * FROM VALUES ('a', 10), ('a', 11), ('b', 20), ('z', 5) AS t(k, w)")
def rows(q):
    try:
        df = spark.sql(q)
        w = df.writeStream.format("memory").queryName("out").outputMode("append").start()
        w.processAllAvailable()
        w.stop()
        print(sorted((tuple(r) for r in spark.table("out").collect()), key=str))
    except Exception as e:
        print(type(e).__name__, e.getCondition(), str(e).strip().split("\n")[0][:250])

# COMMAND ----------

# a static table asked for each row of a stream
rows("SELECT * FROM s WHERE EXISTS (SELECT 1 FROM t WHERE t.k = s.k)")
rows("SELECT * FROM s WHERE EXISTS (SELECT 1 FROM t WHERE t.k = s.k AND t.w > 15)")
rows("SELECT * FROM s WHERE NOT EXISTS (SELECT 1 FROM t WHERE t.k = s.k)")
rows("SELECT * FROM s WHERE k IN (SELECT k FROM t)")
rows("SELECT * FROM s WHERE k NOT IN (SELECT k FROM t)")
rows("SELECT * FROM s WHERE v IN (SELECT w - 9 FROM t WHERE t.k = s.k)")

# COMMAND ----------

# one value
rows("SELECT k, v, (SELECT max(w) FROM t) AS m FROM s")
rows("SELECT k, v, (SELECT max(w) FROM t WHERE t.k = s.k) AS m FROM s")
rows("SELECT k, v, (SELECT count(*) FROM t WHERE t.k = s.k) AS n FROM s")
rows("SELECT * FROM s WHERE v < (SELECT sum(w) FROM t WHERE t.k = s.k)")
rows("SELECT * FROM s WHERE v < (SELECT min(w) FROM t)")

# COMMAND ----------

# not by equality
rows("SELECT * FROM s WHERE EXISTS (SELECT 1 FROM t WHERE t.w > s.v * 10)")
rows("SELECT * FROM s WHERE EXISTS (SELECT 1 FROM t WHERE t.w < s.v)")
rows("SELECT * FROM s WHERE EXISTS (SELECT 1 FROM t)")
rows("SELECT * FROM s WHERE EXISTS (SELECT k FROM t WHERE t.k = s.k GROUP BY k HAVING count(*) > 1)")

# COMMAND ----------

# LATERAL
rows("SELECT * FROM s, LATERAL (SELECT w FROM t WHERE t.k = s.k)")
rows("SELECT s.k, x FROM s, LATERAL (SELECT s.v + 1 AS x)")
rows("SELECT s.k, e FROM s, LATERAL explode(array(v, v * 2)) AS x(e)")

# COMMAND ----------

# a stream in a subquery
rows("SELECT * FROM t WHERE k IN (SELECT k FROM s)")
rows("SELECT * FROM t WHERE EXISTS (SELECT 1 FROM s WHERE s.k = t.k)")
rows("SELECT k, (SELECT max(v) FROM s) AS m FROM t")
rows("SELECT * FROM s WHERE v IN (SELECT v FROM s)")
rows("SELECT * FROM s a WHERE v > (SELECT avg(v) FROM s)")
rows("WITH c AS (SELECT k FROM s) SELECT * FROM t WHERE k IN (SELECT k FROM c)")

# COMMAND ----------

# read at once
spark.sql("SELECT * FROM t WHERE k IN (SELECT k FROM s)").show()

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT k FROM t WHERE EXISTS (SELECT 1 FROM s WHERE s.k = t.k)
