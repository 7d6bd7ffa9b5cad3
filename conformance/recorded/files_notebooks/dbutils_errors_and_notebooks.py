# Databricks notebook source
base = "/tmp/brook-dbutils_errors_and_notebooks"
def attempt(what, f):
    try:
        print(what, "->", f())
    except Exception as e:
        print(what, "failed:", type(e).__name__)
dbutils.fs.put(base + "/a.txt", "alpha\nbeta\n", True)
attempt("put again", lambda: dbutils.fs.put(base + "/a.txt", "x"))
attempt("head missing", lambda: dbutils.fs.head(base + "/zzz"))
attempt("ls missing", lambda: dbutils.fs.ls(base + "/zzz"))
attempt("cp missing", lambda: dbutils.fs.cp(base + "/zzz", base + "/y"))
attempt("mv missing", lambda: dbutils.fs.mv(base + "/zzz", base + "/y"))
attempt("rm missing", lambda: dbutils.fs.rm(base + "/zzz"))
attempt("rm missing recurse", lambda: dbutils.fs.rm(base + "/zzz", True))
dbutils.fs.mkdirs(base + "/full/inner")
dbutils.fs.put(base + "/full/f.txt", "1", True)
attempt("rm full", lambda: dbutils.fs.rm(base + "/full"))
attempt("rm full recurse", lambda: dbutils.fs.rm(base + "/full", True))
attempt("mkdirs twice", lambda: (dbutils.fs.mkdirs(base + "/m"), dbutils.fs.mkdirs(base + "/m")))
attempt("rm empty", lambda: dbutils.fs.rm(base + "/m"))
attempt("cp folder", lambda: dbutils.fs.cp(base, base + "2", True))
attempt("head bytes", lambda: dbutils.fs.head(base + "/a.txt", 3))
attempt("widget", lambda: dbutils.widgets.get("nope"))
dbutils.fs.rm(base + "2", True)

# COMMAND ----------

# MAGIC %md
# MAGIC ## A helper notebook by `%run`

# COMMAND ----------

# MAGIC %run ./lib/strtest_helpers

# COMMAND ----------

print(GREETING, triple(14), [f.__name__ for f in (triple, frame_of)])
frame_of("x", "y").show()
print(counter["runs"])

# COMMAND ----------

# MAGIC %run "./lib/strtest_helpers"

# COMMAND ----------

print(counter["runs"])
spark.table("helper_view").show()

# COMMAND ----------

# MAGIC %sql SELECT sum(n) AS total FROM helper_view

# COMMAND ----------

dbutils.widgets.text("day", "2024-01-01", "Day")
dbutils.widgets.dropdown("level", "info", ["debug", "info", "warn"])
dbutils.widgets.combobox("city", "Bonn", ["Bonn", "Kiel"], "City")
dbutils.widgets.multiselect("tags", "a", ["a", "b", "c"])
print(dbutils.widgets.get("day"), dbutils.widgets.get("level"), dbutils.widgets.get("city"), dbutils.widgets.get("tags"))
day = dbutils.widgets.get("day")
spark.sql(f"SELECT date_add(DATE'{day}', 7) AS week_later").show()
print(dbutils.widgets.getAll())
dbutils.widgets.remove("city")
print(sorted(dbutils.widgets.getAll()))
dbutils.widgets.removeAll()
print(dbutils.widgets.getAll())

# COMMAND ----------

# MAGIC %fs head /tmp/brook-dbutils_errors_and_notebooks/a.txt

# COMMAND ----------

# MAGIC %fs put /tmp/brook-dbutils_errors_and_notebooks/b.txt "from a magic" true

# COMMAND ----------

# MAGIC %fs ls /tmp/brook-dbutils_errors_and_notebooks

# COMMAND ----------

files = dbutils.fs.ls(base)
print([(f.name, f.size) for f in files])
df = spark.createDataFrame(files)
df.select("name", "size").orderBy("name").show()
print(df.columns, sum(f.size for f in files))
display(spark.createDataFrame([(f.path.split("/")[-1], f.size) for f in files], ["file", "bytes"]).orderBy("bytes"))

# COMMAND ----------

big = "".join(f"{i}\n" for i in range(20000))
dbutils.fs.put(base + "/big.txt", big, True)
print(len(dbutils.fs.head(base + "/big.txt")), len(dbutils.fs.head(base + "/big.txt", 200000)))

# COMMAND ----------

displayHTML("<b>nothing</b>")
print("before exit")
dbutils.notebook.exit("done")
print("never")

# COMMAND ----------

print("not reached")
