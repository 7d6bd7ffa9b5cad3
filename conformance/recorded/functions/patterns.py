# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""'abc' LIKE 'a%', 'abc' LIKE '_b_', 'a%c' LIKE 'a\\%c', 'abc' LIKE 'ABC', 'abc' ILIKE 'A%', '' LIKE '', '' LIKE '%', NULL LIKE 'a', 'a\nb' LIKE 'a_b'
'a_b' LIKE 'a/_b' ESCAPE '/', 'a/b' LIKE 'a//b' ESCAPE '/'
'ab' LIKE 'a\\b'
'abc' RLIKE 'b', 'abc' RLIKE '^b', 'abc' REGEXP 'c$', regexp_like('ABC', '(?i)abc'), regexp('a1', '\\d'), rlike('', '')
'abc' RLIKE '('
regexp_extract('100-200', '(\\d+)-(\\d+)', 1), regexp_extract('100-200', '(\\d+)-(\\d+)', 2), regexp_extract('100-200', '\\d+', 0), regexp_extract('abc', '(\\d+)', 1), regexp_extract('a', '(b)?a', 1)
regexp_extract('100-200', '(\\d+)', 2)
regexp_extract_all('1a22b', '(\\d+)([a-z])'), regexp_extract_all('1a22b', '(\\d+)([a-z])', 2), regexp_extract_all('x', '\\d'), regexp_extract_all('aaa', 'a*', 0)
regexp_replace('a1b22', '\\d+', '#'), regexp_replace('abc', '(b)', '[$1]'), regexp_replace('abcabc', 'b', 'X', 4), regexp_replace('abc', '', '-'), regexp_replace('abc', 'x', 'y'), regexp_replace(NULL, 'a', 'b')
regexp_replace('abc', 'b', '$2')
regexp_count('a1b22', '\\d'), regexp_count('aaa', 'aa'), regexp_instr('abc1', '\\d'), regexp_instr('abc', '\\d'), regexp_substr('abc12', '\\d+'), regexp_substr('abc', '\\d')
split('a,b,,c,,', ','), split('a,b,,c,,', ',', 2), split('a,b,,c,,', ',', -1), split('abc', ''), split('', ','), split('a1b2', '\\d'), split('a.b', '\\.'), split('a|b', '|'), split(NULL, ',')
'abc' LIKE ANY ('x%', 'a%'), 'abc' LIKE ALL ('a%', '%c'), 'abc' NOT LIKE ANY ('a%', 'b%'), 'abc' LIKE SOME ('q', NULL), 'abc' NOT LIKE ALL ('x%', NULL)
'Spark' LIKE concat('S', '%'), 'a' LIKE NULL, 'a' RLIKE NULL, like('a', 'A'), ilike('a', 'A'), like('a_', 'a#_', '#')
'\t' LIKE '%\t%', 'é' LIKE '_', '😀' LIKE '_', '😀' RLIKE '^.$', 'ß' ILIKE 'SS', 'É' ILIKE 'é'
to_char(1234.5, '9,999.99'), to_char(-12, 'S99'), to_char(0.5, '0.00'), to_number('1,234', '9,999'), to_number('-12.5', 'S99.9'), to_char(12345, '999'), to_varchar(7, '000'), try_to_number('x', '9')
to_number('abc', '999')
format_string('%d|%5d|%-5d|%05d|%x|%o|%,d', 42, 42, 42, 42, 255, 8, 1234567), format_string('%s %S %10s|%-5s|', 'a', 'b', 'c', 'd'), format_string('%%')
format_string('%.2f|%e|%g|%10.3f', 3.14159D, 12345.678D, 0.0001D, 2.5D), printf('%b %c', true, 'x'), format_string('%s', NULL), format_string('%2$s %1$s', 'a', 'b')
format_string('%d', 'a')""".split("\n"):
    ask(q)
