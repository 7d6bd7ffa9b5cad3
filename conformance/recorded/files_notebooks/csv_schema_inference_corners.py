# Databricks notebook source
base = "/tmp/brook-csv_schema_inference_corners"
n = 0
def infer(text, **options):
    global n
    n += 1
    path = f"{base}/{n}.csv"
    with open(path, "w") as f:
        f.write(text)
    df = spark.read.options(header=True, inferSchema=True).options(**options).csv(path)
    print(n, df.dtypes)
    df.show(truncate=False)
    return df
dbutils.fs.mkdirs(base)
infer("a,b,c\n1,1.0,true\n2,2,false\n")
infer("a,b,c\n1,x,\n2147483648,y,\n,z,\n")
infer("d,t\n2024-01-01,2024-01-01 10:00:00\n2024-12-31,2024-01-01T10:00:00.123\n")
infer("d,t\n2024-01-01,2024-01-01\n2024-01-02 00:00:00,x\n")
infer("d\n01/02/2024\n13/02/2024\n")
infer("d\n01/02/2024\n13/02/2024\n", dateFormat="dd/MM/yyyy")
infer("d\n01/02/2024 10:00\n13/02/2024 11:30\n", timestampFormat="dd/MM/yyyy HH:mm")
infer("d\n2024-01-01\n2024-01-02\n", preferDate=False)

# COMMAND ----------

infer("a\n1\n1.5\n1e3\n")
infer("a\n1\n9223372036854775808\n")
infer("a\n00123\n+5\n-0\n")
infer("a\nNaN\nInf\n-Inf\n1\n")
infer("a\nTRUE\nFalse\ntrue\n")
infer("a\nyes\nno\n")
infer("a,b\n1\n2,3\n4,5,6\n")
infer("a,a,b\n1,2,3\n")
infer(",x,\n1,2,3\n")
infer("a b,c.d,e-f\n1,2,3\n")

# COMMAND ----------

infer("a\n$1.50\n$2\n")
infer("a\n1_000\n2\n")
infer("a\n12:30\n13:45\n")
infer("a\n2024\n2025\n")
infer("a\n2024-01\n2024-02\n")
infer("a,b\n1,NULL\nNULL,2\n", nullValue="NULL")
infer("a,b\n\"1\",\"x, y\"\n\"2\",\"z\"\n")
infer("a,b\n1, 2\n 3,4 \n")
infer("a,b\n1, 2\n 3,4 \n", ignoreLeadingWhiteSpace=True, ignoreTrailingWhiteSpace=True)

# COMMAND ----------

df = spark.read.csv(f"{base}/1.csv")
df.printSchema()
df.show()
spark.read.csv(f"{base}/1.csv", inferSchema=True).printSchema()
spark.read.csv([f"{base}/1.csv", f"{base}/2.csv"], header=True).printSchema()
spark.read.option("samplingRatio", 0.5).option("header", True).option("inferSchema", True).csv(f"{base}/14.csv").printSchema()
infer("a,b\n", ).printSchema()
infer("").printSchema()

# COMMAND ----------

df = infer("id,name\n1,x\n2,y\n")
print(df.rdd.getNumPartitions() if False else df.isEmpty(), df.inputFiles()[0].split("/")[-1], len(df.inputFiles()))
renamed = df.toDF("k", "v")
print(renamed.columns, df.withColumnsRenamed({"id": "ID", "zzz": "q"}).columns)
renamed.select([c for c in renamed.columns if c != "v"]).show()
spark.read.csv(f"{base}/1.csv", header=True, schema="a INT, b DECIMAL(4,1), c BOOLEAN").show()
spark.read.csv(f"{base}/2.csv", header=True, schema="a INT, b STRING, c STRING, d STRING").show()
spark.read.csv(f"{base}/2.csv", header=True, schema="a INT, b INT").show()

# COMMAND ----------

spark.read.csv(f"{base}/2.csv", header=True, schema="a INT, b INT", mode="FAILFAST").collect()

# COMMAND ----------

spark.read.csv(f"{base}/2.csv", header=True, schema="a INT, a STRING").show()

# COMMAND ----------

spark.read.schema("a INT, b").csv(f"{base}/1.csv")

# COMMAND ----------

spark.read.schema(["a", "b"]).csv(f"{base}/1.csv")
