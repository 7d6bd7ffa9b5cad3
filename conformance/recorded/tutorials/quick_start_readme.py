# Databricks notebook source
# The quick start, on a text of our own
base = "/tmp/brook-quick_start_readme"
dbutils.fs.put(f"{base}/README.md", """# Apache Brook

Brook is a small stream. It reads files, and it counts words.
You can find the latest documentation on the web page.

## Building Brook

Brook is built using Go.
To build Brook and its example programs, run:

    go build ./...

## Interactive Shell

The easiest way to start using Brook is through the shell:

    ./bin/brook

Try the following command, which should return 1,000,000,000:

    spark.range(1000 * 1000 * 1000).count()
""", True)

# COMMAND ----------

textFile = spark.read.text(f"{base}/README.md")
print(textFile.count())
print(textFile.first())
linesWithBrook = textFile.filter(textFile.value.contains("Brook"))
print(linesWithBrook.count(), textFile.filter(textFile.value.contains("Brook")).count())
linesWithBrook.show(truncate=60)

# COMMAND ----------

from pyspark.sql import functions as sf
print(textFile.select(sf.size(sf.split(textFile.value, r"\s+")).name("numWords")).agg(sf.max(sf.col("numWords"))).collect())
wordCounts = textFile.select(sf.explode(sf.split(textFile.value, r"\s+")).alias("word")).groupBy("word").count()
wordCounts.orderBy(sf.desc("count"), "word").show(12)
print(sorted(wordCounts.collect(), key=lambda r: (-r["count"], r.word))[:3])

# COMMAND ----------

print(linesWithBrook.cache())
print(linesWithBrook.count(), linesWithBrook.is_cached, linesWithBrook.storageLevel)
linesWithBrook.unpersist()
print(linesWithBrook.is_cached)

# COMMAND ----------

logData = spark.read.text(f"{base}/README.md").cache()
numAs = logData.filter(logData.value.contains('a')).count()
numBs = logData.filter(logData.value.contains('b')).count()
print("Lines with a: %i, lines with b: %i" % (numAs, numBs))

# COMMAND ----------

clean = (textFile.select(sf.explode(sf.split(sf.lower("value"), "[^a-z]+")).alias("word")).where(sf.length("word") > 3)
         .groupBy("word").agg(sf.count("*").alias("n")).withColumn("share", sf.round(sf.col("n") / sf.sum("n").over(__import__("pyspark.sql.window").sql.window.Window.partitionBy()) * 100, 1)))
clean.orderBy(sf.col("n").desc(), sf.col("word").asc()).limit(8).show()
heads = textFile.where("value like '#%'").select(sf.length(sf.regexp_extract("value", "^(#+)", 1)).alias("level"), sf.regexp_replace("value", r"^#+\s*", "").alias("title"))
heads.show()
print([f"{'  ' * (r.level - 1)}{r.title}" for r in heads.collect()])

# COMMAND ----------

textFile.createOrReplaceTempView("readme")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT upper(substr(word, 1, 1)) AS letter, count(*) AS words, count(DISTINCT word) AS different, max(struct(length(word) AS n, word)).word AS longest
# MAGIC FROM (SELECT explode(split(value, '[^A-Za-z]+')) AS word FROM readme) WHERE word <> '' GROUP BY 1 HAVING count(*) > 2 ORDER BY words DESC, letter

# COMMAND ----------

print(spark.range(1000 * 1000).count(), spark.range(0, 100, 7).agg(sf.sum("id")).collect()[0][0])
empty = textFile.where(sf.length(sf.trim("value")) == 0)
print(f"{empty.count()} of {textFile.count()} lines are empty: {empty.count() / textFile.count():.1%}")
