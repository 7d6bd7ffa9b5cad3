# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""array(), array(NULL), array(1, 2.5), array(array(1), array()), array('a', NULL), array(1, 'a')
size(array()), size(NULL), size(array(NULL)), cardinality(map()), array_size(array()), array_size(NULL), size(array(array(1, 2), NULL))
array_contains(array(1, NULL), 1), array_contains(array(1, NULL), 2), array_contains(array(), 1), array_contains(NULL, 1), array_contains(array('a'), 'A'), array_contains(array(1.5D, double('NaN')), double('NaN')), array_contains(array(array(1)), array(1)), array_contains(array(0.0D), -0.0D)
array_contains(array(1), NULL)
array_contains(array(1), 'a')
array_position(array(1, NULL, 1), 1), array_position(array('a'), 'b'), array_position(array(), 1), array_position(NULL, 1), array_position(array(1.0), 1)
element_at(array(1, 2), 2), element_at(array(1, 2), -2), element_at(map('a', 1), 'a'), element_at(map('a', 1), 'b'), try_element_at(array(1), 5), try_element_at(map(1, 'x'), 2), get(array(1, 2), 0), get(array(1, 2), -1), get(array(1, 2), 2), element_at(NULL, 1)
element_at(array(1, 2), 0)
element_at(array(1, 2), 3)
array(1, 2)[2]
array(1, 2)[0], array(1, 2)[NULL], map('a', 1)['a'], map('a', 1)['z'], map(1, 'x')[2]
array_min(array(3, NULL, 1)), array_max(array()), array_max(array(NULL)), array_max(array('a', 'B')), array_min(array(double('NaN'), 1D)), array_max(array(double('NaN'), 1D)), array_max(array(array(1), array(2))), array_min(array(true, false))
sort_array(array(3, NULL, 1)), sort_array(array(3, NULL, 1), false), sort_array(array()), sort_array(array('b', 'A', 'a')), sort_array(array(double('NaN'), 1D, NULL)), sort_array(array(struct(2, 'a'), struct(1, 'z'))), sort_array(NULL), sort_array(array(true, false, NULL), false)
sort_array(array(map('a', 1)))
array_sort(array(3, NULL, 1)), array_sort(array('b', 'A')), array_sort(array(3, 1, 2), (a, b) -> b - a), array_sort(array('aaa', 'b', 'cc'), (a, b) -> length(a) - length(b)), array_sort(array(NULL, 1), (a, b) -> 0)
array_distinct(array(1, NULL, 1, NULL)), array_distinct(array()), array_distinct(array(0.0D, -0.0D, double('NaN'), double('NaN'))), array_distinct(array('a', 'A', 'a')), array_distinct(array(array(1), array(1))), array_distinct(NULL)
array_union(array(1, NULL), array(NULL, 2)), array_intersect(array(1, 1, NULL), array(1, NULL)), array_except(array(1, NULL, 1), array(2)), arrays_overlap(array(1, NULL), array(2)), arrays_overlap(array(1), array(2)), arrays_overlap(array(), array(1)), array_union(array(1), array(2L)), arrays_overlap(array(NULL), array(1))
array_union(array(1), array('a'))
array_remove(array(1, NULL, 1), 1), array_remove(array('a'), 'b'), array_append(array(1), NULL), array_prepend(NULL, 1), array_append(array(), 1), array_insert(array(1, 2), 5, 9), array_insert(array(1, 2), -1, 9), array_insert(array(1, 2), -5, 9), array_compact(array(NULL, NULL)), array_compact(array())
array_insert(array(1), 0, 9)
array_repeat('a', 0), array_repeat(NULL, 2), array_repeat('a', -1), array_join(array('a', NULL), ','), array_join(array('a', NULL), ',', ''), array_join(array(), ','), array_join(NULL, ','), array_join(array(1, 2), '-')
slice(array(1, 2, 3), 2, 5), slice(array(1, 2, 3), -2, 1), slice(array(1), 5, 1), slice(array(1, 2), 1, 0), slice(NULL, 1, 1)
slice(array(1), 0, 1)
slice(array(1), 1, -1)
flatten(array(array(1), array(2, 3))), flatten(array(array(1), NULL)), flatten(array()), arrays_zip(array(1, 2), array('a')), arrays_zip(), arrays_zip(array(), array(1)), arrays_zip(NULL, array(1))
sequence(1, 5, 2), sequence(5, 1), sequence(1, 1), sequence(3, 1, -1), sequence(1Y, 3Y), sequence(NULL, 1)
sequence(1, 5, -1)
sequence(1, 5, 0)
concat(array(1), array(2)), concat(array(1), NULL), reverse(array(1, NULL)), concat(array(), array('a')), reverse(array()), concat(array(1), array(1.5))
explode(array()), explode_outer(array(1, NULL))""".split("\n"):
    ask(q)

# COMMAND ----------
for q in r"""explode_outer(NULL)
posexplode(array('a', NULL)) AS (p, v)
inline(array(struct(1, 'a'), NULL))
x, a[0], size(a), array_contains(a, x), array_max(a), sort_array(a), element_at(a, 1) FROM VALUES (1, array(1, 2)), (2, array(NULL, 3)), (NULL, array(5)) AS t(x, a)
try_element_at(a, x), get(a, x), array_position(a, x), array_remove(a, x), array_append(a, x) FROM VALUES (1, array(1, 2)), (2, NULL), (NULL, array(5)), (9, array()) AS t(x, a)""".split("\n"):
    ask(q)
