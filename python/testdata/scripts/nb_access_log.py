# Parse an access log and sum it up by status, path and hour.
import re
from collections import Counter, defaultdict
from datetime import datetime

LOG = """\
10.0.0.1 - alice [05/Mar/2024:08:12:31 +0000] "GET /index.html HTTP/1.1" 200 5120 "-" "Mozilla/5.0"
10.0.0.2 - - [05/Mar/2024:08:15:02 +0000] "POST /api/login HTTP/1.1" 302 128 "-" "curl/8.1"
10.0.0.1 - alice [05/Mar/2024:09:01:44 +0000] "GET /api/items?id=7 HTTP/1.1" 404 87 "-" "Mozilla/5.0"
broken line
10.0.0.3 - bob [05/Mar/2024:09:30:10 +0000] "GET /index.html HTTP/1.1" 500 0 "-" "-"
10.0.0.2 - - [05/Mar/2024:23:59:59 +0000] "DELETE /api/items/7 HTTP/1.1" 204 - "-" "curl/8.1"
"""
LINE = re.compile(r'(?P<host>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>\S+) [^"]*" (?P<status>\d{3}) (?P<size>\d+|-)')


def parse(line):
    m = LINE.match(line)
    if not m:
        return None
    d = m.groupdict()
    d["time"] = datetime.strptime(d["time"], "%d/%b/%Y:%H:%M:%S %z")
    d["status"], d["size"] = int(d["status"]), 0 if d["size"] == "-" else int(d["size"])
    d["path"], _, d["query"] = d["path"].partition("?")
    return d


records = [r for r in map(parse, LOG.splitlines()) if r]
bad = sum(parse(l) is None for l in LOG.splitlines())
print(f"{len(records)} records, {bad} bad")
for status, n in sorted(Counter(r["status"] // 100 for r in records).items()):
    print(f"{status}xx {'#' * n} {n}")
by_hour = defaultdict(lambda: {"hits": 0, "bytes": 0})
for r in records:
    h = by_hour[r["time"].replace(minute=0, second=0)]
    h["hits"] += 1
    h["bytes"] += r["size"]
for hour in sorted(by_hour):
    print(hour.isoformat(), by_hour[hour])
print(Counter(r["path"] for r in records).most_common(2))
print({u: [r["method"] for r in records if r["user"] == u] for u in sorted({r["user"] for r in records})})
print(max(records, key=lambda r: r["size"])["path"], records[0]["time"].tzinfo, records[-1]["time"] - records[0]["time"])
