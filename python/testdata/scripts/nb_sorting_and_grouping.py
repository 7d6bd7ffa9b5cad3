# Sorting by several keys, stability, grouping, ranking, set algebra, nested dicts.
from bisect import bisect_left, insort
from collections import defaultdict, Counter
from functools import cmp_to_key
from itertools import groupby, accumulate
from operator import itemgetter, attrgetter

people = [("Ann", 31, "NY"), ("bob", 25, "LA"), ("Cid", 31, "LA"), ("dee", 25, "NY"), ("Eve", 40, "SF")]
print(sorted(people, key=itemgetter(1)), sorted(people, key=lambda p: (-p[1], p[0].lower())), sorted(people, key=lambda p: p[0].lower(), reverse=True)[0], sep="\n")
print(sorted("bAcB"), sorted("bAcB", key=str.lower), sorted([3, 1.5, True, -2]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted({"b": 1, "a": 2}.items(), key=itemgetter(1)))
for bad in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([{}, {}]), lambda: [1].sort(key=5), lambda: sorted([1], 5), lambda: max([]), lambda: min(1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
by_city = defaultdict(list)
for name, age, city in people:
    by_city[city].append(name)
print(dict(by_city), {k: len(v) for k, v in by_city.items()}, max(by_city, key=lambda c: len(by_city[c])))
for age, group in groupby(sorted(people, key=itemgetter(1)), key=itemgetter(1)):
    print(age, [g[0] for g in group])
scores = {"a": 90, "b": 85, "c": 90, "d": 70}
ranked = sorted(scores.items(), key=lambda kv: -kv[1])
rank, last = 0, None
for i, (k, v) in enumerate(ranked, 1):
    if v != last:
        rank, last = i, v
    print(f"{rank}. {k} {v}", end="; ")
print()


def compare(a, b):
    return (a > b) - (a < b) if len(a) == len(b) else len(a) - len(b)


print(sorted(["ccc", "a", "bb", "b"], key=cmp_to_key(compare)), list(accumulate([3, 1, 4], max)), list(accumulate("abc")))
xs = []
for x in (5, 1, 4, 1, 3):
    insort(xs, x)
print(xs, bisect_left(xs, 4), [xs[bisect_left(xs, q):][:1] for q in (0, 2, 9)])
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a & b, a - b, a < {1, 2, 3, 4, 5}, a.isdisjoint({9}), sorted(a ^ b), {x % 3 for x in a}, frozenset(b) | a)
nested = lambda: defaultdict(nested)
tree = nested()
tree["x"]["y"]["z"] = 1
tree["x"]["w"] = 2


def plain(d):
    return {k: plain(v) for k, v in d.items()} if isinstance(d, defaultdict) else d


print(plain(tree), Counter("abca") & Counter("aab"), Counter("aab") | Counter("b" * 3), +Counter(a=-1, b=2), sorted(Counter("hello").items(), key=lambda kv: (-kv[1], kv[0])))
inverted = {}
for k, v in scores.items():
    inverted.setdefault(v, set()).add(k)
print({v: sorted(ks) for v, ks in inverted.items()}, dict(zip(scores.values(), scores)), [*map(max, zip(*[(1, 9), (5, 2)]))])
d = {"one": 1, "two": 2, "three": 3}
d.pop("two")
d["two"] = 22
print(d, list(d)[-1], next(iter(d)), {k: d[k] for k in sorted(d)}, d | {"one": 11}, [k for k, v in d.items() if v > 2], dict(reversed(d.items())))
