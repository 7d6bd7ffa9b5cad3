# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""conv('100', 2, 10), conv('-10', 16, -10), conv('zz', 36, 10), conv('9', 8, 10), conv('', 10, 2), conv('18446744073709551616', 10, 16), conv('12x', 10, 10), conv(NULL, 10, 2), conv('1', 1, 10), conv('-1', 10, 16)
hex(255), hex(-1), hex('Spark'), hex(x'0A'), hex(''), hex(NULL), hex(1.7D), hex(12345678901L), unhex('537061726B'), unhex('F'), unhex('GG'), unhex('')
bin(5), bin(-1), bin(0), bin('13'), bin(NULL), bin(2.9D)
base64('abc'), base64(x''), base64(NULL), unbase64('YWJj'), unbase64(''), base64(repeat('a', 60))
md5(''), sha1(''), sha2('', 256), sha2('a', 0), sha2('a', 224), sha2('a', 1), crc32(''), crc32('abc'), md5(NULL), sha2('é', 512)
hash(1), hash(1L), hash('a'), hash(NULL), hash(1, NULL, 'a'), hash(true), hash(1.5D), hash(1.5F), hash(1.5), hash(-0.0D), hash(0.0D), hash(x'01'), hash(array(1, 2)), hash(named_struct('a', 1)), hash(DATE'2024-01-01'), hash(TIMESTAMP'2024-01-01 00:00:00'), hash(INTERVAL '1' DAY), hash(INTERVAL '1' MONTH), hash(CAST(1 AS DECIMAL(38,0))), hash('')
xxhash64(1), xxhash64(1L), xxhash64('a'), xxhash64(NULL), xxhash64(1, NULL, 'a'), xxhash64(true), xxhash64(1.5D), xxhash64(1.5F), xxhash64(1.5), xxhash64(-0.0D), xxhash64(x'01'), xxhash64(array(1, 2)), xxhash64(named_struct('a', 1)), xxhash64(DATE'2024-01-01'), xxhash64(CAST(1 AS DECIMAL(38,0))), xxhash64(''), xxhash64(repeat('spark', 20)), xxhash64(1Y), xxhash64(1S)
hash(x, y), xxhash64(x, y) FROM VALUES (1, 'a'), (NULL, 'b'), (3, NULL), (NULL, NULL) AS t(x, y)
hash(map('a', 1))
encode('abc', 'UTF-16'), encode('é', 'ISO-8859-1'), encode('é', 'utf-8'), decode(x'E9', 'ISO-8859-1'), decode(x'00610062', 'UTF-16BE'), encode(NULL, 'utf-8'), decode(encode('😀', 'UTF-32'), 'UTF-32')
encode('é', 'US-ASCII')
encode('a', 'nope')
decode(x'FF', 'UTF-8')
decode(2, 1, 'one', 2, 'two', 'other'), decode(9, 1, 'one', 'other'), decode(NULL, NULL, 'null', 'x'), decode(9, 1, 'one')
url_encode('a b&c=d/é'), url_decode('a+b%26'), try_url_decode('%zz'), parse_url('http://u:p@h.com:80/p/a?x=1&y=2#f', 'HOST'), parse_url('http://h.com/p?x=1', 'QUERY', 'x'), parse_url('http://h.com/p?x=1', 'QUERY', 'y'), parse_url('http://u:p@h.com/p', 'USERINFO'), parse_url('http://h.com/p/a?q', 'FILE'), parse_url('http://h.com#r', 'REF'), parse_url('mailto:a@b', 'HOST'), try_parse_url('http://a b', 'HOST')
url_decode('%zz')
parse_url('http://a b', 'HOST')
typeof(1), typeof('a'), typeof(NULL), typeof(array()), typeof(map()), typeof(struct(1, 'a')), typeof(1Y), typeof(x'01'), typeof(INTERVAL '1' DAY), typeof(INTERVAL '1-2' YEAR TO MONTH), typeof(current_date())""".split("\n"):
    ask(q)
