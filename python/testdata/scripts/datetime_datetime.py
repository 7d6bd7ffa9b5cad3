import datetime
from datetime import datetime as DT, timedelta, date, time, timezone
x = DT(2024, 2, 29, 13, 4, 5, 678900)
print(x, repr(x), x.year, x.month, x.day, x.hour, x.minute, x.second, x.microsecond, x.tzinfo, x.fold)
print(repr(DT(2024, 1, 1)), repr(DT(2024, 1, 1, 1, 2)), repr(DT(2024, 1, 1, 1, 2, 3)), repr(DT(2024, 1, 1, 0, 0, 0, 5)), DT(2024, 1, 1), DT(2024, 1, 1, 5, fold=1).__repr__())
print(x.date(), x.time(), repr(x.time()), x.timetz(), x.weekday(), x.isoweekday(), x.isocalendar(), x.toordinal(), x.timestamp(), DT(1970, 1, 1).timestamp())
print(x.isoformat(), x.isoformat(" "), x.isoformat(timespec="minutes"), x.isoformat("T", "milliseconds"), x.isoformat(timespec="hours"), DT(2024, 1, 1).isoformat(timespec="microseconds"), x.ctime())
print(f"{x:%Y-%m-%d %H:%M}", f"{x}", "{:%b %d}".format(x), format(x, "%H"), x.strftime("%I:%M:%S %p %f %j %c %X|%z|%Z|%T %R %s %P %l %k %r"))
print(x + timedelta(days=1, hours=12), x - timedelta(microseconds=1), timedelta(1) + x, x - DT(2024, 1, 1), DT(2024, 1, 1) - x, (x - DT(2024, 1, 1)).total_seconds())
print(x < DT(2025, 1, 1), x >= x, x == DT(2024, 2, 29, 13, 4, 5, 678900), x == date(2024, 2, 29), x != date(2024, 2, 29), max(x, DT.min), sorted([x, DT(2020, 1, 1)])[0])
print({x: 1}[DT(2024, 2, 29, 13, 4, 5, 678900)], hash(x) == hash(x.replace()), len({x, DT(2024, 1, 1), DT(2024, 1, 1)}), (x, 1) in {(x, 1)})
print(x.replace(hour=0, minute=0, second=0, microsecond=0), x.replace(year=2023, day=1), DT.min, DT.max, DT.resolution)
print(DT.fromtimestamp(0), DT.fromtimestamp(1700000000.123456), DT.utcfromtimestamp(86400), DT.fromtimestamp(1.5, timezone.utc), DT.fromtimestamp(-1.5), DT.fromtimestamp(1e9))
print(DT.combine(date(2024, 5, 6), time(7, 8)), DT.combine(x, time(1)), DT.fromordinal(738000), DT.fromisocalendar(2024, 9, 4))
for s in ["2024-01-02", "2024-01-02T03:04:05", "2024-01-02 03:04", "2024-01-02T03:04:05.678", "2024-01-02T03:04:05.678901", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05+05:30", "20240102T030405", "2024-01-02T03", "2024-01-02T03:04:05.123456789", "2024-W01-2T10:00", "2024-01-02T03:04:05-00:00", "2024-01-02T24:00", "2024-01-02T", "2024-1-2", "2024-01-02T3:04", "", "2024-01-02T03:04:05+25:00", "2024-01-02T03:04:05.", "2024-01-02T03:0405"]:
    try:
        print(s, repr(DT.fromisoformat(s)))
    except Exception as e:
        print(type(e).__name__, e)
print(x.timetuple(), x.utctimetuple().tm_hour, x.timetuple().tm_yday)
print(isinstance(x, date), isinstance(x, DT), type(x), DT.__name__, issubclass(DT, date), type(DT.now() - DT.utcnow()).__name__, DT.now().tzinfo, DT.now(timezone.utc).tzinfo, DT.today().date() == date.today())
print(abs(DT.now() - DT.utcnow()) < timedelta(seconds=5), datetime.datetime.now() > datetime.datetime(2020, 1, 1))
for bad in [lambda: DT(2024, 1, 1, 24), lambda: DT(2024, 1, 1, 0, 60), lambda: DT(2024, 1, 1, 0, 0, 60), lambda: DT(2024, 1, 1, 0, 0, 0, 1000000), lambda: DT(2024, 4, 31), lambda: x < date(2024, 1, 1), lambda: x < DT(2024, 1, 1, tzinfo=timezone.utc), lambda: x - DT(2024, 1, 1, tzinfo=timezone.utc), lambda: DT.max + timedelta(1), lambda: x.isoformat(timespec="x"), lambda: DT(2024, 1, 1, tzinfo=5), lambda: x.replace(hour=99), lambda: DT(2024, 1, 1, fold=2), lambda: DT.fromtimestamp(1e12)]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
