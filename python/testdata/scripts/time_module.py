import time
t = time.gmtime(1700000000)
print(t)
print(t.tm_year, t.tm_mon, t[2], t.tm_wday, t.tm_yday, t.tm_isdst, len(t), list(t)[:6], tuple(t) == t)
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.strftime("%A %d %B %Y %j %U %w %p %I", t), time.asctime(t), time.ctime(0), time.ctime(1700000000))
print(time.mktime(t), time.mktime(time.gmtime(0)), time.gmtime(86400.9).tm_mday, time.gmtime(-1).tm_year, time.localtime(0)[:6])
p = time.strptime("2024-02-29 13:14:15", "%Y-%m-%d %H:%M:%S")
print(p, time.strptime("Thu Feb 29 01:02:03 2024").tm_hour)
print(time.strftime("%H:%M", (2024, 1, 2, 3, 4, 5, 0, 1, 0)))
a, b = time.time(), time.time()
print(b >= a, isinstance(a, float), isinstance(time.time_ns(), int), time.perf_counter() <= time.perf_counter(), time.monotonic() > 0, time.time() > 1.6e9)
start = time.monotonic(); time.sleep(0.01); print(time.monotonic() - start >= 0.009, time.sleep(0))
x, y = time.gmtime(5), time.gmtime(6)
print(x < y, x == time.gmtime(5), hash(x) == hash(time.gmtime(5)), max(x, y)[5])
for f in [lambda: time.sleep(-1), lambda: time.strptime("x", "%Y"), lambda: time.strftime("%Y", (1, 2)), lambda: time.strftime("%Y", (2024, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.gmtime("x"), lambda: time.sleep("a")]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
