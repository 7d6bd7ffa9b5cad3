# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""substring('Spark SQL', 0), substring('Spark', 1, 0), substring('Spark', -3), substring('Spark', -10, 7), substring('Spark', 2, -1), substring('Spark', 3, 100)
substring('héllo', 2, 2), substring('a😀b', 2, 1), substring('', 1, 1), substring(NULL, 1), substring('abc', NULL), substring(x'010203', 2)
left('abc', 2), left('abc', -1), right('abc', 2), right('abc', 0), left('abc', NULL), right('😀b', 1)
lpad('hi', 5, 'xy'), lpad('hi', 1, 'x'), lpad('hi', 5, ''), lpad('hi', -1, 'x'), rpad('hi', 5, 'xy'), lpad('', 3), rpad('é', 3, '😀'), lpad(x'01', 3, x'02'), lpad(NULL, 3, 'x')
trim('  a b '), ltrim('  a'), rtrim('a  '), trim('x' FROM 'xxaxx'), trim(BOTH 'xy' FROM 'xyaxy'), trim(LEADING 'x' FROM 'xxa'), trim(TRAILING FROM 'a  '), btrim('xax', 'x'), trim('' FROM 'a'), trim(NULL FROM 'a')
repeat('ab', 3), repeat('ab', 0), repeat('ab', -1), repeat('', 5), repeat(NULL, 2), space(3), space(0), space(-1), reverse('abc'), reverse('a😀'), reverse('')
length('héllo'), char_length('a😀'), bit_length('é'), octet_length('é'), length(''), length(x'0102'), length('a '), length(NULL), len('abc')
concat('a', NULL), concat(), concat('a', 1, true), concat(x'01', x'02'), concat_ws('-', 'a', NULL, 'b'), concat_ws('-', array('a', NULL, 'b'), 'c'), concat_ws(NULL, 'a'), concat_ws('-')
upper('straße'), lower('İ'), initcap('hello wORLD-foo bar'), upper('ǆ'), ucase('a'), lcase('ÀÉ'), initcap(''), upper(NULL), initcap('éa ßb')
instr('abcabc', 'c'), locate('b', 'abcb', 3), position('z' IN 'abc'), locate('', 'abc'), instr('abc', ''), locate('a', 'abc', 0), instr('😀a', 'a'), position('b', 'abcb', 3)
translate('AaBbCc', 'abc', '123'), translate('abc', 'ab', ''), translate('abc', 'aa', 'xy'), translate('a😀', '😀', 'z'), replace('aaa', 'a', 'b'), replace('abc', '', 'x'), replace('abc', 'b'), overlay('abcdef' PLACING 'XY' FROM 3), overlay('abc' PLACING 'Z' FROM 2 FOR 0), overlay('abc', 'Z', -1)
substring_index('a.b.c', '.', 2), substring_index('a.b.c', '.', -1), substring_index('a.b.c', '.', 0), substring_index('abc', '', 1), substring_index('a..b', '.', 2), substring_index('abc', 'x', 5)
split_part('a,b,c', ',', 2), split_part('a,b,c', ',', -1), split_part('a,b,c', ',', 9), split_part('abc', '', 1), split_part('', ',', 1)
split_part('a,b', ',', 0)
find_in_set('b', 'a,b'), find_in_set('', ',a'), find_in_set('a,b', 'a,b'), find_in_set('x', ''), find_in_set('', ''), find_in_set(NULL, 'a')
elt(1, 'a', 'b'), elt(2, NULL, 'b'), elt(NULL, 'a')
elt(3, 'a', 'b')
ascii(''), ascii('é'), ascii('😀'), chr(65), chr(256), chr(-1), chr(233), char(0) = '', ascii(NULL)
levenshtein('', 'abc'), levenshtein('kitten', 'sitting', 2), levenshtein('a', 'a', 0), levenshtein('😀', 'b'), soundex(''), soundex('Ashcraft'), soundex('123'), soundex('Pfister'), soundex('é')
startswith('abc', ''), endswith('abc', 'bc'), contains('abc', 'B'), startswith(NULL, 'a'), contains('', ''), startswith(x'0102', x'01'), endswith('😀', '😀')
mask('AbC-123'), mask('AbC-123', 'Q', 'q', 'd', 'o'), mask('AbC-123', NULL), mask(NULL), mask('Éé', 'X', 'x'), mask('ab', lowerChar => 'z')
sentences('Hi there! How are you?'), sentences(''), sentences('a b. c', 'en'), luhn_check('4111111111111111'), luhn_check('123'), luhn_check('')""".split("\n"):
    ask(q)
