import datetime as dt
from datetime import datetime, timezone, timedelta, tzinfo, time
from zoneinfo import ZoneInfo
utc, east, named = timezone.utc, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8), "PST")
print(utc, repr(utc), east, repr(east), named, repr(named), repr(timezone(timedelta(0))), timezone(timedelta(seconds=3661)), timezone.min, timezone.max, dt.UTC is utc, timezone(timedelta(0)) is utc)
a = datetime(2024, 6, 1, 12, tzinfo=utc)
print(a, repr(a), a.isoformat(), a.astimezone(east), repr(a.astimezone(named)), a.astimezone(east) == a, hash(a.astimezone(east)) == hash(a), len({a, a.astimezone(named)}), a - a.astimezone(east))
print(a.utcoffset(), a.tzname(), a.dst(), a.replace(tzinfo=None), a.timestamp(), a.strftime("%z %Z"), a.astimezone(named).strftime("%z %Z"), datetime.fromtimestamp(0, east), a < datetime(2024, 6, 1, 18, tzinfo=east))
print(a == datetime(2024, 6, 1, 12), a != datetime(2024, 6, 1, 12), a.date(), a.time(), a.timetz(), repr(a.timetz()), a.utctimetuple().tm_hour, a.astimezone(east).utctimetuple()[:5])
print(utc == timezone(timedelta(0)), utc == timezone(timedelta(0), "X"), east != utc, {utc: 1}[timezone(timedelta(0))], utc.utcoffset(None), east.tzname(None), utc.dst(None))
ny = ZoneInfo("America/New_York")
for x in [datetime(2024, 1, 15, 12, tzinfo=ny), datetime(2024, 7, 15, 12, tzinfo=ny), datetime(2024, 11, 3, 1, 30, tzinfo=ny), datetime(2024, 11, 3, 1, 30, tzinfo=ny, fold=1), datetime(2024, 3, 10, 2, 30, tzinfo=ny)]:
    print(x, x.utcoffset(), x.tzname(), x.dst(), x.astimezone(utc), x.timestamp())
print(repr(ny), ny, ny.key, ZoneInfo("UTC"), a.astimezone(ny), repr(a.astimezone(ZoneInfo("Asia/Kolkata"))), datetime(2024, 11, 3, 6, 30, tzinfo=utc).astimezone(ny).fold, ZoneInfo("America/New_York") is ny)
print(datetime(2024, 3, 9, 12, tzinfo=ny) + timedelta(days=1), datetime(2024, 3, 10, 12, tzinfo=ny) - datetime(2024, 3, 9, 12, tzinfo=ny))
class Fixed(tzinfo):
    def utcoffset(self, d): return timedelta(hours=2)
    def dst(self, d): return timedelta(hours=1)
    def tzname(self, d): return "FIX"
f = datetime(2024, 1, 1, tzinfo=Fixed())
print(f, f.tzname(), f.dst(), f.astimezone(utc), a.astimezone(Fixed()), f.timetuple().tm_isdst, f.strftime("%Z%z"))
t = time(1, 2, 3, 4, tzinfo=utc)
print(t, repr(t), t.utcoffset(), t.tzname(), t.isoformat("minutes"), time(1, 2) < time(3), time(1) == time(1, tzinfo=utc), time(2, tzinfo=timezone(timedelta(hours=1))) == time(1, tzinfo=utc), t.replace(hour=5), t.strftime("%H %Z"))
print(time(), repr(time()), time.min, time.max, time.resolution, time.fromisoformat("04:05:06.5"), time.fromisoformat("T04"), repr(time.fromisoformat("04:05+01:00")), bool(time()), {time(1): 2}[time(1)], f"{time(4, 5):%H.%M}", time(23, 59, 59, 999999))
for bad in [lambda: timezone(timedelta(hours=24)), lambda: timezone(5), lambda: ZoneInfo("No/Where"), lambda: tzinfo().utcoffset(None), lambda: time(25), lambda: time.fromisoformat("x"), lambda: time(1) < time(1, tzinfo=utc), lambda: timezone(timedelta(1) / 2, 5)]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
