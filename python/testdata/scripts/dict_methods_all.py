d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("c"), d.pop("zz", None), d.items(), d.keys(), d.values(), d.copy() is d, list(d))
d.update({"b": 20}, c=30)
d.update([("e", 5)])
print(d, d.popitem(), d, len(d), "a" in d, "z" not in d, d | {"q": 1}, {**d, "a": 0}, d == {"a": 1, "b": 20, "c": 30}, dict.fromkeys("ab", 0), dict.fromkeys([1]))
d.clear()
print(d, bool(d), {1: "int", 1.0: "float", True: "bool"}, {(1, 2): 3}[(1, 2)], {None: 1}[None], {"a": 1}.__contains__("a"), {}.__len__(), sorted({"b": 1, "a": 2}.items()), max({"a": 1, "b": 3}, key={"a": 1, "b": 3}.get))
keys = {"x": 1}.keys()
k = {"m": 1, "n": 2}
v = k.values()
k["o"] = 3
print(list(v), len(k.items()), ("m", 1) in k.items(), "m" in k.keys(), 3 in k.values(), list(reversed(k)), k.keys() & {"m", "zz"}, k.items() == {"m": 1, "n": 2, "o": 3}.items(), keys == {"x"})
nested = {}
nested.setdefault("a", []).append(1)
nested.setdefault("a", []).append(2)
print(nested, {i: i ** 2 for i in range(3)}, {k: v for k, v in zip("ab", (1, 2)) if v > 1}, dict(sorted({"z": 1, "y": 2}.items())), list({"a": 1, "b": 2}.items())[0], {"a": 1} != {"a": 2})
for f in (lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}.update(5), lambda: dict(5), lambda: dict([(1, 2, 3)]), lambda: {} < {}, lambda: {} + {}, lambda: {}.nope, lambda: {"a": 1}.get(), lambda: {}.get(1, 2, 3), lambda: {"a": 1}(1), lambda: dict(**{1: 2}), lambda: {{}: 1}, lambda: {}.keys()[0]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
