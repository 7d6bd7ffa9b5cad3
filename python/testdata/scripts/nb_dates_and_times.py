# Dates: ranges, weeks, month ends, ages, time zones and durations.
from datetime import date, datetime, timedelta, timezone, time
from zoneinfo import ZoneInfo
import calendar


def month_end(d):
    return d.replace(day=calendar.monthrange(d.year, d.month)[1])


def add_months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    return date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))


def daterange(start, stop, step=timedelta(days=1)):
    while start < stop:
        yield start
        start += step


start = date(2024, 1, 29)
print([d.strftime("%a %d %b") for d in daterange(start, start + timedelta(days=5))])
print([add_months(date(2024, 1, 31), n).isoformat() for n in range(-2, 4)], month_end(date(2023, 2, 3)))
print([d.isocalendar()[:2] for d in (date(2020, 12, 31), date(2021, 1, 3), date(2021, 1, 4))])
print(sum(1 for d in daterange(date(2024, 2, 1), date(2024, 3, 1)) if d.weekday() < 5), "working days")
birth = date(1990, 6, 15)
today = date(2024, 6, 14)
print(today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day)), "years", (today - birth).days, "days")
utc = datetime(2024, 3, 31, 0, 30, tzinfo=timezone.utc)
for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney"):
    local = utc.astimezone(ZoneInfo(name))
    print(f"{name:<18}{local:%Y-%m-%d %H:%M %Z%z} dst={local.dst()}")
print((utc + timedelta(hours=1)).astimezone(ZoneInfo("Europe/Berlin")).isoformat())
delta = timedelta(days=2, hours=3, minutes=4, seconds=5, microseconds=600)
print(delta, delta.total_seconds(), delta * 2, delta // timedelta(hours=1), delta % timedelta(hours=1), -delta, abs(-delta), repr(delta))
print(datetime.strptime("2024-02-29 23:59", "%Y-%m-%d %H:%M") + timedelta(minutes=2), datetime.fromisoformat("2024-05-06T07:08:09.123456+05:30"), datetime(2024, 5, 6).timestamp() if False else "")
print(sorted([datetime(2024, 1, 1, 12), datetime(2023, 12, 31), datetime(2024, 1, 1, 3)], reverse=True)[0], min(date(2024, 1, 1), date(2023, 1, 1)))
for bad in ("2024-13-01", "2024-02-30", "x", "2024-1-1"):
    try:
        print(date.fromisoformat(bad))
    except ValueError as e:
        print("ValueError:", e)
try:
    datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc)
except TypeError as e:
    print("TypeError:", e)
print(datetime.combine(date(2024, 1, 2), time(3, 4), tzinfo=timezone.utc), time(23, 59, 59, 999999).isoformat("milliseconds"), datetime(2024, 1, 1).strftime("%d/%m/%y %I:%M %p week %W day %j"))
quarter = {q: [m for m in range(1, 13) if (m - 1) // 3 + 1 == q] for q in range(1, 5)}
print(quarter, f"Q{(date(2024, 8, 1).month - 1) // 3 + 1}")
hist = {}
for d in daterange(date(2024, 1, 1), date(2025, 1, 1)):
    hist.setdefault(d.strftime("%b"), []).append(d.weekday())
print({m: v.count(0) for m, v in hist.items()})
