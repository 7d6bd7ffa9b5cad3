# Databricks notebook source
from pyspark.sql import functions as F
from pyspark.sql.functions import udf, col, pandas_udf
from pyspark.sql.types import StringType, ArrayType, MapType, IntegerType, StructType, StructField, BooleanType
import hashlib, base64, uuid, string, re, json
people = spark.createDataFrame([
    (1, "Ann Lee", "ann.lee@example.com", "+47 912 34 567", "1990-02-28", {"ssn": "123-45-6789", "lang": "no"}, ["a", "b"]),
    (2, "Bob", None, "0049-30-1234", "1985-12-01", {"lang": "de"}, []),
    (3, "Zoë Ångström", "zoe@å.se", "", None, None, None)],
    "id INT, name STRING, email STRING, phone STRING, born STRING, attrs MAP<STRING, STRING>, tags ARRAY<STRING>")
people.show(truncate=False)

# COMMAND ----------

@udf("string")
def mask_email(e):
    if e is None:
        return None
    user, _, host = e.partition("@")
    return f"{user[:1]}{'*' * (len(user) - 1)}@{host}"

@udf(returnType=StringType())
def digits_only(p):
    kept = "".join(ch for ch in p if ch.isdigit())
    return kept[-4:].rjust(8, "#") if kept else "n/a"

def initials(name: str) -> str:
    return ".".join(part[0].upper() for part in name.split()) + "."
initials_udf = udf(initials)
token = udf(lambda s, salt: hashlib.sha256((salt + s).encode("utf-8")).hexdigest()[:12] if s else None, "string")
people.select("id", mask_email("email").alias("email"), digits_only(col("phone")).alias("phone"), initials_udf("name").alias("ini"), token("email", F.lit("s3")).alias("tok")).show(truncate=False)
people.select(mask_email("email"), initials_udf(col("name"))).printSchema()
print(mask_email.__name__, initials_udf.func("ann lee"), mask_email.returnType)

# COMMAND ----------

spark.udf.register("mask_email_sql", mask_email)
spark.udf.register("age_in", lambda born, y: y - int(born[:4]) if born else None, IntegerType())
people.createOrReplaceTempView("people")
spark.sql("SELECT id, mask_email_sql(email) AS e, age_in(born, 2024) AS age, mask(name) AS m, mask(phone, 'X', 'x', '0', '-') AS p FROM people ORDER BY id").show(truncate=False)
spark.sql("SELECT sha2(email, 256) = sha2(lower(email), 256) AS same, left(md5(name), 6) AS h, crc32(name) AS c, xxhash64(name, id) AS x, hash(id, name) AS hh, base64(cast(name AS binary)) AS b FROM people ORDER BY id").show(truncate=False)

# COMMAND ----------

SENSITIVE = {"ssn", "email"}
@udf(MapType(StringType(), StringType()))
def scrub(m):
    return None if m is None else {k: ("***" if k in SENSITIVE else v) for k, v in m.items()}
@udf(ArrayType(IntegerType()))
def lens(words):
    return [len(w) for w in words] if words is not None else []
@udf(StructType([StructField("first", StringType()), StructField("rest", ArrayType(StringType())), StructField("long", BooleanType())]))
def split_name(n):
    f, *r = n.split(" ")
    return {"first": f, "rest": r, "long": len(n) > 7}
people.select("id", scrub("attrs").alias("attrs"), lens("tags").alias("lens"), split_name("name").alias("n")).show(truncate=False)
people.select(split_name("name").alias("n")).select("n.first", F.size("n.rest").alias("k"), "n.long").show()
people.select(F.transform_values("attrs", lambda k, v: F.when(k == "ssn", "x").otherwise(v)).alias("tv"), F.map_filter("attrs", lambda k, v: k != "ssn").alias("mf"), F.create_map(F.lit("n"), "name").alias("cm")).show(truncate=False)

# COMMAND ----------

class Pseudonymiser:
    def __init__(self, key):
        self.key = key
        self.alphabet = string.ascii_lowercase + string.digits
    def __call__(self, s):
        if s is None: return "-"
        h = hashlib.md5((self.key + s).encode()).digest()
        return "".join(self.alphabet[b % len(self.alphabet)] for b in h[:8])
p = Pseudonymiser("k1")
print(p("ann"), p("bob"), p(None))
people.select("id", udf(p.__call__, "string")("name").alias("alias")).orderBy("id").show()
print(base64.b64encode("Zoë".encode()).decode(), hashlib.sha1(b"abc").hexdigest(), str(uuid.uuid5(uuid.NAMESPACE_DNS, "example.com")))

# COMMAND ----------

erase = {2}
bcast = spark.sparkContext.broadcast(erase)
kept = people.filter(~col("id").isin(*erase))
print([r.name for r in kept.collect()], kept.select(F.max(F.length("name"))).first()[0])
forget = udf(lambda i: i in bcast.value, "boolean")
people.withColumn("gone", forget("id")).filter("gone").select("id", "name").show()
cols = [F.when(forget("id"), F.lit(None)).otherwise(col(c)).alias(c) if c in ("name", "email") else col(c) for c in people.columns]
people.select(*cols).drop("attrs", "tags").show()
ages = people.select("id", F.floor(F.months_between(F.lit("2024-03-01"), "born") / 12).alias("age")).withColumn("band", F.concat((F.floor(col("age") / 10) * 10).cast("string"), F.lit("s")))
ages.show()
people.groupBy(F.coalesce(F.col("attrs")["lang"], F.lit("?")).alias("lang")).agg(F.count("*").alias("k")).filter("k >= 1").orderBy("lang").show()

# COMMAND ----------

people.select(udf(lambda s: s.upper(), "string")("email")).show()

# COMMAND ----------

people.select(udf(lambda s: 10 // len(s), "int")("phone").alias("q")).collect()

# COMMAND ----------

@udf("int")
def wrong():
    return "text"
people.limit(1).select(wrong(), udf(lambda: 1.5, "int")(), udf(lambda: 7, "double")(), udf(lambda: True, "string")()).show()
try:
    udf(lambda x: x, "notatype")("a")
except Exception as e:
    print(type(e).__name__, str(e).strip().split("\n")[0])
try:
    people.select(mask_email("emial")).show()
except Exception as e:
    print(e.getCondition(), e.getMessageParameters())
try:
    mask_email()
    people.select(mask_email()).show()
except Exception as e:
    print(type(e).__name__, [l for l in str(e).split("\n") if "TypeError" in l][:1])
