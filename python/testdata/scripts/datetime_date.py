import datetime as dt
from datetime import date, timedelta
d = date(2024, 2, 29)
print(d, repr(d), str(d), d.year, d.month, d.day, f"{d}", f"{d:%d/%m/%Y}", "{:>12}".format(str(d)), "%s" % d)
print(d.weekday(), d.isoweekday(), d.isocalendar(), tuple(d.isocalendar()), d.isocalendar()[1], d.isocalendar().week, d.toordinal())
print(d + timedelta(days=1), d - timedelta(weeks=1), timedelta(days=366) + d, d - date(2023, 2, 28), (date(2024, 3, 1) - d).days)
print(d < date(2024, 3, 1), d <= d, d == date(2024, 2, 29), d != date(2024, 2, 29), d == "2024-02-29", max(d, date(2025, 1, 1)), sorted([date(2024, 5, 1), d]))
print({d: 1}[date(2024, 2, 29)], hash(d) == hash(date(2024, 2, 29)), d in {date(2024, 2, 29)}, len({d, date(2024, 2, 29), date(2024, 2, 28)}), {(d, 1): "x"}[(date(2024, 2, 29), 1)])
print(d.replace(year=2023, day=1), d.replace(month=12), d.isoformat(), d.ctime(), d.timetuple()[:3], d.timetuple())
print(date.min, date.max, date.resolution, date.fromordinal(738945), date.fromisoformat("2024-12-31"), date.fromisoformat("20241231"), date.fromisoformat("2024-W05-3"), date.fromisocalendar(2020, 53, 7))
print(date.fromtimestamp(0), date.fromtimestamp(1700000000.5), date.fromtimestamp(-1))
print(date(2021, 1, 3).isocalendar(), date(2020, 12, 31).isocalendar(), date(1, 1, 1).isocalendar(), date(9999, 12, 31).isocalendar())
print(type(d), type(d).__name__, isinstance(d, date), isinstance(d, dt.datetime), dt.MINYEAR, dt.MAXYEAR)
print(d.strftime("%a %A %b %B %d %j %m %U %W %w %u %V %G %y %Y %% %x %D %F %e|%-d|%-m|%_m|%C|%h"), d.strftime(""), date(5, 1, 2).strftime("%m %d"))
for day in range(1, 8):
    x = date(2023, 1, day)
    print(x.strftime("%a %U %W %V %G %j"), end=";")
print()
total = [date(2024, 1, 1) + timedelta(n) for n in range(0, 400, 45)]
print([x.isoformat() for x in total])
print(all(date.fromordinal(n).toordinal() == n for n in range(1, 3652060, 9973)))
for bad in [lambda: date(2024, 13, 1), lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(10000, 1, 1), lambda: date.fromisoformat("2024-1-1"), lambda: date.fromisoformat("nope"), lambda: date.fromisoformat("2024-02-30"),
            lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: date.fromisocalendar(2021, 53, 1), lambda: date.fromisocalendar(2021, 1, 8), lambda: date.fromordinal(0), lambda: d.replace(month=13), lambda: date.fromisoformat(5)]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
class Day(date):
    def next(self):
        return self + timedelta(days=1)
    def __str__(self):
        return "day " + self.isoformat()
x = Day(2024, 12, 31)
print(x, x.next(), type(x.next()).__name__, Day.fromisoformat("2024-01-01"), x == date(2024, 12, 31), isinstance(x, date))
