d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), "c" in k, 3 in v, ("a", 1) in i)
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "b", "c"}, isinstance(k, type(d.keys())))
for key, value in d.items():
    print(key, value, end=";")
print()
try:
    for x in d:
        d[x + "x"] = 1
except RuntimeError as e:
    print(e)
