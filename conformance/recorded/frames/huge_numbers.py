# Databricks notebook source
# Numbers that do not fit the int that a method of the JVM takes.
def kind(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__

df = spark.range(3)
print(kind(lambda: df.take(10**12)))
print(kind(lambda: df.head(2**31)))
print(kind(lambda: df.head(10**30)))
print(kind(lambda: df.tail(2**31)))
print(kind(lambda: df.limit(2**31)))
print(kind(lambda: df.limit(2**31 - 1).count()))
print(kind(lambda: df.offset(2**31)))
print(kind(lambda: df.show(10**12)))
print(kind(lambda: df.show(2, 10**12)))
print(kind(lambda: df.show(10**30)))

# COMMAND ----------

spark.sql("SELECT round(1.5D, -400) a, round(25D, -2) b, round(75D, -2) c, round(-75D, -2) d").show()
