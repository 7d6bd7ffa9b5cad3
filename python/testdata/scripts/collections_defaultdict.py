from collections import defaultdict, OrderedDict, ChainMap
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]: d[k].append(v)
print(d, dict(d), d["new"], len(d), d.get("zz"), "zz" in d, d.default_factory, sorted(d.items()), list(d), isinstance(d, dict))
n = defaultdict(int, {"x": 1}, y=2); n["z"] += 5; print(n, n["x"], n.copy(), n == {"x": 1, "y": 2, "z": 5}, n | {"q": 1})
t = defaultdict(lambda: defaultdict(int)); t["a"]["b"] += 1; t["a"]["c"] += 2; print({k: dict(v) for k, v in t.items()}, t["a"])
s = defaultdict(set); s[1].add(2); print(s, defaultdict(None, a=1)["a"], {**n}, [*n], n.pop("x"), n)
for bad in [lambda: defaultdict()["x"], lambda: defaultdict(5), lambda: defaultdict(None)["k"]]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
o = OrderedDict([("b", 1), ("a", 2)]); o["c"] = 3
print(o, list(o), o == OrderedDict([("a", 2), ("b", 1), ("c", 3)]), o == {"a": 2, "b": 1, "c": 3}, OrderedDict(), o.copy(), list(reversed(o)))
o.move_to_end("b"); print(o); o.move_to_end("c", last=False); print(o, o.popitem(), o.popitem(last=False), o, o | {"z": 1}, o["a"])
try: o.move_to_end("nope")
except KeyError as e: print("KeyError", e)
try: OrderedDict().popitem()
except KeyError as e: print("KeyError", e)
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c, c["a"], c["b"], len(c), list(c), sorted(c.items()), dict(c), c.get("z", 9), "b" in c, c.parents, c.maps)
c["n"] = 5; k = c.new_child({"a": 0}); print(c, k["a"], k, c == {"a": 1, "b": 3, "n": 5})
for bad in [lambda: c["zz"], lambda: c.pop("b")]:
    try: print(bad())
    except KeyError as e: print("KeyError", e)
print(c.pop("a"), c["a"])
