# Databricks notebook source
base = "/tmp/brook-foreach_functions_fail"
dbutils.fs.put(base + "/in/1.txt", "a\nb", True)
s = spark.readStream.text(base + "/in")

# COMMAND ----------

def f(df, i):
    x = df.count()
    raise ValueError("cannot take it")
q = s.writeStream.foreachBatch(f).start()
try:
    q.processAllAvailable()
except Exception as e:
    print(type(e).__name__, e.getCondition(), e.getSqlState(), str(e).split("terminated with exception: ")[-1].split("\n")[0])
    print("ValueError: cannot take it\n SQLSTATE: 39000" in str(e))
x = q.exception()
print(type(x).__name__, x.getCondition(), str(x).split("\n")[0], "ValueError: cannot take it" in str(x))
print(q.status["message"].split("\n")[0], q.isActive, q.lastProgress)

# COMMAND ----------

q = s.writeStream.foreach(lambda r: 1 / 0).start()
try:
    q.processAllAvailable()
except Exception as e:
    print(type(e).__name__, e.getCondition(), e.getSqlState(), str(e).split("terminated with exception: ")[-1].split("\n")[0])
    print("ZeroDivisionError: division by zero\n SQLSTATE: 39000" in str(e))
print(q.isActive)

# COMMAND ----------

class Writer:
    def open(self, partition_id, epoch_id):
        raise KeyError("no way in")
    def process(self, row):
        print("never", row)
    def close(self, error):
        print("closed", type(error).__name__, error)
q = s.writeStream.foreach(Writer()).start()
try:
    q.awaitTermination(30)
except Exception as e:
    print(type(e).__name__, e.getCondition(), "KeyError: 'no way in'" in str(e))

# COMMAND ----------

class Writer2:
    def process(self, row):
        if row.value == "b":
            raise RuntimeError("not b")
q = s.writeStream.foreach(Writer2()).start()
try:
    q.awaitTermination(30)
except Exception as e:
    print(type(e).__name__, e.getCondition(), "RuntimeError: not b" in str(e))

# COMMAND ----------

# the wrong number of arguments, and a function that is none
for f in (lambda df: None, None, 3):
    q = s.writeStream.foreachBatch(f).start()
    try:
        q.awaitTermination(30)
    except Exception as e:
        print(e.getCondition(), str(e).split("terminated with exception: ")[-1].split("]")[0], "TypeError" in str(e))

# COMMAND ----------

# a failure of the query itself, before the function
q = s.selectExpr("int(value) AS n").writeStream.foreachBatch(lambda df, i: df.show()).start()
try:
    q.awaitTermination(30)
except Exception as e:
    print(e.getCondition(), "CAST_INVALID_INPUT" in str(e))
