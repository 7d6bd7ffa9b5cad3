# Databricks notebook source
def ask(q):
    try:
        d = spark.sql("SELECT " + q)
        print(q, "|", d.columns, [t for _, t in d.dtypes], [f.nullable for f in d.schema.fields])
        d.show(truncate=False)
    except Exception as e:
        print(q, "!", type(e).__name__, getattr(e, "getCondition", lambda: None)(), str(e).strip().split("\n")[0][:420])

# COMMAND ----------
for q in r"""double('NaN') = double('NaN'), double('NaN') > double('Infinity'), -0.0D = 0.0D, double('NaN') IN (double('NaN'))
isnan(double('NaN')), isnan(NULL), nanvl(double('NaN'), 1), nanvl(NULL, 1), nanvl(1.5D, NULL)
greatest(double('NaN'), 1D), least(double('NaN'), 1D), greatest(-0.0D, 0.0D), least(float('NaN'), NULL)
sqrt(-1), ln(0), ln(-1), log(0, 5), log(2, 0), log(1, 5), log10(-1), log2(0), log1p(-1), log1p(-2)
exp(710), exp(-750), pow(0, 0), pow(2, -1), pow(-8, 1.0D / 3), pow(double('Infinity'), 0), cbrt(-27)
asin(2), acos(-2), acosh(0.5), atanh(1), atanh(2), tan(radians(90)), sin(pi()), cot(0), csc(0), sec(0)
ceil(double('NaN')), floor(double('Infinity')), ceil(1e18D), floor(-0.5D), ceil(-0.5D), rint(-0.5), rint(2.5), rint(3.5)
round(double('NaN'), 2), round(1.005D, 2), round(2.5D), round(-2.5D), round(0.5F), round(1e20D), bround(0.5D), bround(1.5D)
max(x), min(x), avg(x), sum(x) FROM VALUES (double('NaN')), (1D), (double('-Infinity')) AS t(x)
x, count(*) FROM VALUES (0.0D), (-0.0D), (double('NaN')), (double('NaN')) AS t(x) GROUP BY x ORDER BY x
DISTINCT x FROM VALUES (0.0D), (-0.0D), (NULL), (NULL) AS t(x) ORDER BY x
stddev(x), var_pop(x), skewness(x), kurtosis(x) FROM VALUES (double('NaN')), (1D) AS t(x)
1e23D, 2e23D, 1e15F, 123456789.0F, 1e-5D, 100.0F, 1e7F, 12345678.9D, 5e-324D
0.1F + 0.2F, 0.1F * 3, 1e38F * 10, typeof(1e38F * 10), 16777216F + 1F
atan2(0, -1), atan2(-0.0D, -1), hypot(3, 4), hypot(double('Infinity'), double('NaN')), signum(-0.0D), degrees(pi()), radians(-180)
format_number(1234567.891, 2), format_number(-0.5, 0), format_number(1e10D, 1), format_number(0, 3), format_number(NULL, 2), format_number(12.5, '#,##0.00')
format_number(double('NaN'), 2), format_number(1234.5, -1), format_number(0.005, 2), format_number(1234, 0)""".split("\n"):
    ask(q)
