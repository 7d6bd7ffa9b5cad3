# Databricks notebook source
def why(f):
    try:
        f(); return "fine"
    except Exception as e:
        return type(e).__name__ + " | " + str(e).split("\n")[0][:260]
frames = {
 "none": "select * except (id) from range(1)",
 "nested none": "select named_struct() as e",
 "dup": "select 1 as a, 2 as a",
 "case dup": "select 1 as a, 2 as A",
 "dt": "select interval '1' day as iv", "ym": "select interval '1' year as iv", "cal": "select make_interval(1) as iv",
 "map": "select map('a', 1) as x", "map int": "select map(1, 1) as x", "array": "select array(1) as x", "struct": "select named_struct('a', 1) as x", "void": "select null as x", "binary": "select cast('a' as binary) as x",
 "variant": "select parse_json('1') as x", "ntz": "select timestamp_ntz'2024-01-01 00:00:00' as x", "decimal": "select 1.5 as x", "dup nested": "select named_struct('a', 1, 'a', 2) as x", "array void": "select array(null) as x", "map dt": "select map(interval '1' day, 1) as x", "string": "select 'a' as x", "int": "select 1 as x"}
for name, q in frames.items():
    for fmt in ("json", "csv", "parquet", "text"):
        print(name, fmt, why(lambda: spark.sql(q).write.mode("overwrite").format(fmt).save("/tmp/brook-write_types_by_format/" + fmt)))
