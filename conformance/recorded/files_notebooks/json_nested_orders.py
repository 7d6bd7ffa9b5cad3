# Databricks notebook source
path = "/tmp/brook-json_nested_orders/orders.json"
dbutils.fs.put(path, '''[
 {"id": "A1", "customer": {"name": "Ann", "address": {"city": "Bonn", "zip": "53111"}}, "items": [{"sku": "x", "qty": 2, "price": 1.5, "options": {"colour": "red"}}, {"sku": "y", "qty": 1, "price": 20, "options": {}}], "paid": true, "notes": null},
 {"id": "A2", "customer": {"name": "Bob", "address": null}, "items": [], "paid": false, "coupons": ["SPRING", "VIP"]},
 {"id": "A3", "customer": {"name": "Cy", "address": {"city": "Ulm"}}, "items": [{"sku": "z", "qty": 5, "price": 0.99, "options": {"colour": "blue", "size": "L"}}], "paid": true, "meta": {"source": "web", "tries": 3}}
]''', True)
df = spark.read.option("multiline", "true").json(path)
df.printSchema()
df.show(truncate=False)
print(df.schema.simpleString())

# COMMAND ----------

from pyspark.sql.functions import *
flat = (df.select("id", col("customer.name").alias("name"), "customer.address.city", explode_outer("items").alias("item"))
        .select("id", "name", "city", "item.sku", "item.qty", "item.price", "item.options.colour", (col("item.qty") * col("item.price")).alias("total")))
flat.printSchema()
flat.show()
flat.groupBy("id", "name").agg(round(sum("total"), 2).alias("total"), count("sku").alias("lines")).orderBy("id").show()

# COMMAND ----------

df.select("id", size("items").alias("n"), element_at("items", 1).sku.alias("first"), expr("transform(items, i -> i.qty * i.price)").alias("totals"), expr("aggregate(items, 0D, (a, i) -> a + i.qty * i.price)").alias("sum"), expr("filter(items, i -> i.price > 1)").alias("dear"), exists("items", lambda i: i["qty"] > 4).alias("bulk")).orderBy("id").show(truncate=False)
df.select("id", "items.sku", "items.options.size", col("coupons")[0].alias("coupon"), array_contains("coupons", "VIP").alias("vip")).orderBy("id").show()

# COMMAND ----------

def flatten(frame, sep="_"):
    """Take structs apart, as many times as there are any."""
    while True:
        structs = [f.name for f in frame.schema.fields if f.dataType.typeName() == "struct"]
        if not structs:
            return frame
        keep = [c for c in frame.columns if c not in structs]
        frame = frame.select(*keep, *[col(f"{s}.{f.name}").alias(f"{s}{sep}{f.name}") for s in structs for f in frame.schema[s].dataType.fields])
print(flatten(df).columns)
flatten(df.drop("items")).orderBy("id").show()
for f in df.schema:
    print(f"{f.name:<10}{f.dataType.simpleString():<70}{f.nullable}")
print(df.schema["customer"].dataType.names, df.schema["items"].dataType.elementType["qty"])

# COMMAND ----------

df.createOrReplaceTempView("orders")

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT o.id, i.sku, i.qty, pos, o.customer.address.zip FROM orders o LATERAL VIEW OUTER posexplode(o.items) t AS pos, i ORDER BY o.id, pos

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, to_json(customer) AS customer, to_json(named_struct('n', size(items), 'paid', paid)) AS summary, schema_of_json('{"a": [1, {"b": 2}]}') AS s FROM orders ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT inline(items) FROM orders WHERE paid

# COMMAND ----------

changed = (df.withColumn("customer", col("customer").withField("vip", coalesce(array_contains("coupons", "VIP"), lit(False))).dropFields("address.zip"))
           .withColumn("items", transform("items", lambda i: struct(i["sku"].alias("sku"), (i["qty"] * i["price"]).alias("value")))))
changed.printSchema()
changed.select("id", "customer", "items").orderBy("id").show(truncate=False)
changed.coalesce(1).write.mode("overwrite").json("/tmp/brook-json_nested_orders/out")
for line in sorted(spark.read.text("/tmp/brook-json_nested_orders/out").collect()):
    print(line.value)
changed.coalesce(1).write.mode("overwrite").option("ignoreNullFields", "false").json("/tmp/brook-json_nested_orders/out2")
print(spark.read.text("/tmp/brook-json_nested_orders/out2").orderBy("value").first().value)

# COMMAND ----------

texts = spark.createDataFrame([(1, '{"a": 1, "b": {"c": [1, 2, 3]}}'), (2, '{"a": "x"}'), (3, 'oops'), (4, None)], "k int, js string")
parsed = texts.withColumn("p", from_json("js", "a INT, b STRUCT<c: ARRAY<INT>>"))
parsed.select("k", "p", "p.a", "p.b.c", expr("p.b.c[2]").alias("third")).orderBy("k").show(truncate=False)
texts.select("k", get_json_object("js", "$.b.c[1]").alias("one"), json_tuple("js", "a", "b").alias("a", "b")).orderBy("k").show()
texts.select("k", from_json("js", "map<string,string>").alias("m")).orderBy("k").show(truncate=False)
print(texts.select(schema_of_json(lit('{"a": 1, "b": {"c": [1, 2, 3]}}')).alias("s")).first().s)
j = texts.where("k = 1").select(from_json("js", schema_of_json(lit('{"a": 1, "b": {"c": [1]}}'))).alias("p")).select("p.*")
print(j.collect(), j.toJSON().collect() if False else j.select(to_json(struct("*")).alias("t")).first().t)

# COMMAND ----------

texts.select(from_json("js", "a INT, b")).show()
