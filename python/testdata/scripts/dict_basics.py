d = {"b": 1, "a": 2}
d["c"] = 3; d["b"] = 10
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, list(d), list(d.values()), list(d.items()), list(reversed(d)))
print(d.pop("a"), d.pop("zz", None), d, d.setdefault("x", []), d.setdefault("b", 5), d)
d.update({"y": 1}, z=2); d.update([("p", 1)]); print(d)
print(d.popitem(), d | {"b": 0}, dict(a=1), dict([("k", "v")]), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0), dict.fromkeys([1]))
d |= {"new": 1}; del d["x"]; print(d, d.copy() == d)
print({1: "a", 1.0: "b", True: "c"}, {(1, 2): 3}, {None: 1}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
d.clear(); print(d, bool(d))
