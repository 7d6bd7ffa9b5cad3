# Databricks notebook source
base = "/tmp/brook-csv_options_wide"
def put(name, text):
    dbutils.fs.put(f"{base}/{name}", text, True)
put("semi.csv", "id;name;price\n1;Anna;1,5\n2;Bert;2,75\n")
put("pipe.txt", "1|a b|true\n2||false\n3|c|\n")
put("tab.tsv", "k\tv\nx\t1\ny\t2\n")
put("multi.csv", "a::b::c\n1::2::3\n4::5::6\n")
put("comment.csv", "# made by hand\nid,v\n1,x\n# a remark\n2,y\n")
put("space.csv", "id, name , city\n1,  Anna  , Paris \n2, , \n3,\"  q  \",x\n")
put("quote.csv", "id,text\n1,'it''s, fine'\n2,'plain'\n3,no quote\n")
put("escape.csv", 'id,text\n1,"say \\"hi\\", ok"\n2,"a ""b"" c"\n3,"back\\\\slash"\n')
put("multiline.csv", 'id,note\n1,"first\nsecond"\n2,"x"\n')
put("nulls.csv", 'id,a,b\n1,NA,\n2,"",-\n3,"NA",z\n')

# COMMAND ----------

spark.read.option("sep", ";").option("header", True).option("inferSchema", True).csv(f"{base}/semi.csv").show()
spark.read.csv(f"{base}/semi.csv", sep=";", header=True, inferSchema=True, locale="de-DE").printSchema()
spark.read.options(delimiter="|", inferSchema="true").csv(f"{base}/pipe.txt").show()
spark.read.load(f"{base}/tab.tsv", format="csv", sep="\t", header="true", inferSchema="true").printSchema()
spark.read.option("sep", "::").option("header", True).csv(f"{base}/multi.csv").show()
spark.read.option("sep", "\\t").option("header", True).csv(f"{base}/tab.tsv").show()

# COMMAND ----------

spark.read.option("comment", "#").option("header", True).option("inferSchema", True).csv(f"{base}/comment.csv").show()
spark.read.option("header", True).csv(f"{base}/comment.csv").show(truncate=False)

# COMMAND ----------

df = spark.read.option("header", True).csv(f"{base}/space.csv")
print(df.columns, [tuple(r) for r in df.collect()])
df = spark.read.option("header", True).option("ignoreLeadingWhiteSpace", True).option("ignoreTrailingWhiteSpace", True).csv(f"{base}/space.csv")
print(df.columns, [tuple(r) for r in df.collect()])
df = spark.read.option("header", True).option("ignoreLeadingWhiteSpace", True).option("inferSchema", True).csv(f"{base}/space.csv")
print(df.dtypes, df.collect())

# COMMAND ----------

spark.read.option("header", True).option("quote", "'").csv(f"{base}/quote.csv").show(truncate=False)
spark.read.option("header", True).option("quote", "'").option("escape", "'").csv(f"{base}/quote.csv").show(truncate=False)
spark.read.option("header", True).csv(f"{base}/escape.csv").show(truncate=False)
spark.read.option("header", True).option("escape", '"').csv(f"{base}/escape.csv").show(truncate=False)
spark.read.option("header", True).option("quote", "").csv(f"{base}/escape.csv").show(truncate=False)
spark.read.option("header", True).option("charToEscapeQuoteEscaping", "\\").csv(f"{base}/escape.csv").show(truncate=False)

# COMMAND ----------

spark.read.option("header", True).csv(f"{base}/multiline.csv").show(truncate=False)
spark.read.option("header", True).option("multiLine", True).csv(f"{base}/multiline.csv").show(truncate=False)
print(spark.read.option("header", True).option("multiLine", True).csv(f"{base}/multiline.csv").count())

# COMMAND ----------

for opts in [{}, {"nullValue": "NA"}, {"nullValue": "-"}, {"emptyValue": "(empty)"}, {"nullValue": "NA", "emptyValue": "E"}]:
    df = spark.read.options(header=True, **opts).csv(f"{base}/nulls.csv")
    print(opts, [tuple(r) for r in df.collect()])

# COMMAND ----------

schema = "id INT, a STRING, b STRING"
spark.read.schema(schema).option("header", True).option("enforceSchema", False).csv(f"{base}/nulls.csv").show()
try:
    spark.read.schema("id INT, x STRING, b STRING").option("header", True).option("enforceSchema", False).csv(f"{base}/nulls.csv").show()
except Exception as e:
    print(type(e).__name__)
spark.read.schema("id INT, x STRING, b STRING").option("header", True).csv(f"{base}/nulls.csv").show()

# COMMAND ----------

df = spark.read.option("header", True).option("maxColumns", 2).csv(f"{base}/pipe.txt")
df.show()
spark.read.option("maxCharsPerColumn", -1).csv(f"{base}/pipe.txt").show(truncate=False)
spark.read.option("lineSep", ";").csv(f"{base}/semi.csv").show(truncate=False)
spark.read.option("positiveInf", "plus").option("negativeInf", "minus").option("nanValue", "nix").schema("d DOUBLE").csv(spark.createDataFrame([("plus",), ("minus",), ("nix",), ("1.5",)], "s string").rdd.map(lambda r: r.s) if False else f"{base}/pipe.txt").show()

# COMMAND ----------

from pyspark.sql.types import StructType, StructField, IntegerType, StringType, BooleanType
schema = StructType([StructField("id", IntegerType(), False), StructField("name", StringType(), False), StructField("ok", BooleanType())])
df = spark.read.csv(f"{base}/pipe.txt", schema=schema, sep="|")
df.printSchema()
df.show()
df.where("name is null").show()
print(df.schema.simpleString(), df.schema["ok"].nullable)

# COMMAND ----------

spark.read.option("header", "maybe").csv(f"{base}/tab.tsv")

# COMMAND ----------

spark.read.option("sep", "").csv(f"{base}/tab.tsv").show()

# COMMAND ----------

spark.read.option("quote", "ab").csv(f"{base}/tab.tsv").show()

# COMMAND ----------

spark.read.option("comment", "##").csv(f"{base}/tab.tsv").show()

# COMMAND ----------

spark.read.csv(f"{base}/nothing.csv")
