# A series of measurements: gaps, resampling, moving averages, outliers.
from datetime import datetime, timedelta
from itertools import pairwise, groupby
from math import sqrt, inf, nan, isnan
from collections import deque
import random

random.seed(7)
start = datetime(2024, 3, 1, 6)
series = [(start + timedelta(minutes=10 * i), round(20 + 5 * random.random() + (30 if i == 9 else 0), 2)) for i in range(18) if i not in (4, 5, 12)]
print(series[0], series[-1][0].isoformat(), len(series))
gaps = [(a, b - a) for (a, _), (b, _) in pairwise(series) if b - a > timedelta(minutes=10)]
for at, length in gaps:
    print(f"gap after {at:%H:%M} of {length}")
hourly = {h: [v for _, v in g] for h, g in groupby(series, key=lambda p: p[0].replace(minute=0))}
for h, vs in hourly.items():
    print(f"{h:%d %b %Hh} n={len(vs)} min={min(vs):.2f} max={max(vs):.2f} mean={sum(vs) / len(vs):.3f}")
values = [v for _, v in series]
mean = sum(values) / len(values)
sd = sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1))
print(round(mean, 6), round(sd, 6), [(t.strftime("%H:%M"), v) for t, v in series if abs(v - mean) > 2 * sd])


def moving(values, n):
    window, total = deque(maxlen=n), 0.0
    for v in values:
        if len(window) == n:
            total -= window[0]
        window.append(v)
        total += v
        yield total / len(window)


print([f"{m:.2f}" for m in moving(values, 3)])
clean = [v if abs(v - mean) <= 2 * sd else nan for v in values]
filled, last = [], None
for v in clean:
    last = last if isnan(v) and last is not None else v
    filled.append(last)
print(sum(map(isnan, clean)), filled[7:10], max(filled), min(filled + [inf]))
ema, alpha = filled[0], 0.5
for v in filled[1:]:
    ema = alpha * v + (1 - alpha) * ema
print(f"{ema:.6f}", random.sample(range(50), 5), random.choices("ab", weights=[9, 1], k=8), round(random.gauss(0, 1), 12), random.randint(1, 6))
changes = ["+" if b > a else "-" if b < a else "=" for a, b in pairwise(filled)]
print("".join(changes), max((len(list(g)), k) for k, g in groupby(changes)))
hist = [0] * 5
for v in filled:
    hist[min(int((v - 20) // 1), 4)] += 1
print("\n".join(f"{20 + i}-{21 + i} {'#' * n}" for i, n in enumerate(hist)))
