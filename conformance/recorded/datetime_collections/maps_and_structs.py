# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""map(), map('a', NULL), map(1, 'x', 2, 'y'), map_from_arrays(array(1, 2), array('a', 'b')), map_from_entries(array(struct('a', 1))), str_to_map('a=1;b', ';', '='), str_to_map(''), str_to_map(NULL)
map('a', 1, 'a', 2)
map(NULL, 1)
map('a')
map_from_arrays(array(1), array('a', 'b'))
map_concat(map('a', 1), map('a', 2))
map_filter(map('a', 1, 'b', NULL), (k, v) -> v > 0), transform_keys(map('a', 1), (k, v) -> concat(k, v)), transform_values(map('a', 1), (k, v) -> NULL), map_zip_with(map('a', 1), map('b', 2), (k, x, y) -> coalesce(x, y)), map_filter(map(), (k, v) -> true)
transform_keys(map('a', 1, 'b', 2), (k, v) -> 'same')
struct(1, 'a', NULL), named_struct('x', 1, 'y', array()), struct(1 AS a, 2 AS b).a, named_struct('a', named_struct('b', 5)).a.b, struct(1).col1, struct(*) FROM VALUES (1, 'z') AS t(p, q)
named_struct('a', 1).z
named_struct('a')
struct(1, 2) = struct(1, 2), struct(1, NULL) = struct(1, NULL), struct(1, 2) < struct(2, 0), named_struct('a', 1) = named_struct('b', 1), struct(1, NULL) <=> struct(1, NULL)
exists(array(1, NULL), x -> x > 5), exists(array(1, NULL), x -> x > 0), exists(array(), x -> true), forall(array(), x -> false), forall(array(1, NULL), x -> x > 0), forall(array(1, NULL), x -> x > 5)
aggregate(array(1, 2), 0, (a, x) -> a + x + 0.5)
transform(array(1, 0), x -> 1 / x)
filter(array(1), x -> x)
transform(array(1), (a, b, c) -> a)
x, transform(a, e -> e + x), filter(a, e -> e > x), exists(a, e -> e = x), aggregate(a, x, (s, e) -> s + e) FROM VALUES (1, array(1, 2)), (2, array()), (3, NULL) AS t(x, a)
m['k'], map_keys(m), size(m), element_at(m, 'z'), map_filter(m, (k, v) -> v > x) FROM VALUES (1, map('k', 1, 'z', 5)), (2, map()), (3, NULL) AS t(x, m)
to_json(named_struct('a', 1, 'b', NULL, 'c', array(1, NULL), 'd', map('k', DATE'2024-01-01'), 't', TIMESTAMP'2024-01-01 00:00:00')), to_json(map(1, 'a')), to_json(array(struct(1))), to_json(NULL), to_json(named_struct('n', double('NaN'), 'f', 1.50, 's', 'a"b\\c'))
from_json('{"a":1,"b":"x"}', 'a INT, b STRING, c INT'), from_json('{"a":"x"}', 'a INT'), from_json('[1,2]', 'array<int>'), from_json('{"k":1}', 'map<string,int>'), from_json('', 'a INT'), from_json(NULL, 'a INT'), from_json('{"a":1.0}', 'a INT'), from_json('{"A":1}', 'a INT'), from_json('{"a":null}', 'a INT'), from_json('{"d":"2024-01-01","t":"2024-01-01T00:00:00Z"}', 'd DATE, t TIMESTAMP')
get_json_object('{"a":{"b":[1,2,{"c":3}]}}', '$.a.b[2].c'), get_json_object('{"a":1}', '$.b'), get_json_object('x', '$'), get_json_object('{"a":"x"}', 'a'), get_json_object('[1,2]', '$[1]'), get_json_object('{"a b":1}', "$['a b']"), get_json_object('{"a":[{"b":1},{"b":2}]}', '$.a[*].b'), get_json_object('{"a":null}', '$.a')
json_array_length('[1,[2]]'), json_array_length('{}'), json_object_keys('{"a":1,"b":{"c":2}}'), json_object_keys('[]'), schema_of_json('{"a":1,"b":[1.5],"c":null}'), json_array_length(NULL), json_array_length('[')
json_tuple('{"a":1,"b":"x"}', 'a', 'b', 'z')
from_csv('1,abc', 'a INT, b STRING'), from_csv('1', 'a INT, b STRING'), from_csv('', 'a INT'), from_csv('x', 'a INT'), from_csv('26/08/2015', 'time TIMESTAMP', map('timestampFormat', 'dd/MM/yyyy')), to_csv(named_struct('a', 1, 'b', 'x,y', 'c', NULL)), schema_of_csv('1,a,2.5'), to_csv(named_struct('d', DATE'2024-01-01'), map('dateFormat', 'dd.MM.yyyy'))
parse_json('{"b":1,"a":[true,null,1.50]}'), parse_json('5'), try_parse_json('{'), variant_get(parse_json('{"a":{"b":7}}'), '$.a.b', 'int'), try_variant_get(parse_json('{"a":"x"}'), '$.a', 'int'), schema_of_variant(parse_json('{"a":1,"b":[1,"x"]}')), is_variant_null(parse_json('null')), to_variant_object(named_struct('x', 1)), parse_json('{"a":1}'):a, parse_json('[1,2]')[1]::int
variant_get(parse_json('{"a":"x"}'), '$.a', 'int')""".split("\n"):
    ask(q)
