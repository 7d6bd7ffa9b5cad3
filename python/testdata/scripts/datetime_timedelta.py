from datetime import timedelta, date, datetime
t = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds())
print(timedelta(), repr(timedelta()), timedelta(weeks=1), timedelta(-1), repr(timedelta(-1)), timedelta(seconds=-1), repr(timedelta(seconds=-1)), timedelta(microseconds=1), timedelta(2), timedelta(hours=36))
print(timedelta(days=1.5), timedelta(seconds=0.1), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(hours=0.001), timedelta(seconds=1e-7), timedelta(days=0.1, hours=0.1), timedelta(minutes=1/3))
a, b = timedelta(hours=5), timedelta(minutes=45)
print(a + b, a - b, b - a, -a, +a, abs(-a), a * 2, 3 * b, a * 0.5, 0.1 * b, a / b, a // b, a % b, divmod(a, b), a / 3, b // 7, a / 2.5)
print(a > b, a == timedelta(minutes=300), a != b, a < 5 if False else "-", bool(timedelta()), bool(a), max(a, b), sorted([a, b]), sum([a, b], timedelta()))
print({a: 1}[timedelta(minutes=300)], hash(a) == hash(timedelta(minutes=300)), len({a, b, timedelta(hours=5)}))
print(timedelta.min, timedelta.max, timedelta.resolution, repr(timedelta.max), timedelta(days=999999999).days)
print(timedelta(microseconds=5) / 2, timedelta(microseconds=7) / 2, timedelta(microseconds=-5) / 2, timedelta(microseconds=1) * 2.5, timedelta(seconds=10) // timedelta(seconds=3), timedelta(seconds=-10) // timedelta(seconds=3), timedelta(seconds=-10) % timedelta(seconds=3))
print(f"{t}", str(t).rjust(30), "%s" % a, [a, b], {"x": a})
print((datetime(2024, 3, 10, 12) - datetime(2024, 3, 9, 18, 30)), (date(2024, 3, 10) - date(2024, 3, 1)) / timedelta(days=1), timedelta(days=30).total_seconds() / 86400)
for bad in [lambda: timedelta(days=1000000000), lambda: timedelta.max + timedelta(1), lambda: timedelta(days="1"), lambda: a / 0, lambda: a // timedelta(), lambda: a % timedelta(), lambda: a / 0.0, lambda: timedelta(days=float("nan")), lambda: timedelta(days=float("inf")), lambda: timedelta(hours=None)]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
