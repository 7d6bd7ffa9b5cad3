people = [("bob", 30), ("al", 25), ("cy", 30), ("di", 25)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted("bAcB"), sorted("bAcB", key=str.lower), sorted([3, 1.5, True, 2]), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")]))
l = [5, 2, 9]
print(l.sort(), l, l.sort(reverse=True), l)
l = ["ccc", "a", "bb"]
l.sort(key=len)
print(l, min(l, key=len), max(l, key=len), max([], default="none"), min(3, 1, 2), max("ab", "b"))
for f in (lambda: sorted([1, "a"]), lambda: [3, None].sort(), lambda: sorted(5), lambda: sorted([1], lambda x: x), lambda: sorted([1, 2], key=5), lambda: sorted([{}, {}])):
    try:
        f()
    except TypeError as e:
        print(e)
class K:
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        return self.v < o.v
print([k.v for k in sorted([K(3), K(1), K(2)])])
