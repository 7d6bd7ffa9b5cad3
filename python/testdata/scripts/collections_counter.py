from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(2), c.most_common(), c.total(), len(c), "zz" in c, dict(c), sorted(c.elements()))
d = Counter(a=3, b=1); e = Counter({"a": 1, "b": 2, "c": 5})
print(d + e, d - e, d & e, d | e, +Counter(a=-1, b=2), -Counter(a=-1, b=2), d == Counter(b=1, a=3), d == {"a": 3, "b": 1}, d <= e, Counter(a=1) < Counter(a=2), Counter(a=0) == Counter())
d.update("abb"); print(d); d.update({"z": 10}, q=2); print(d); d.subtract(["a", "z"]); print(d, d["missing"], "missing" in d)
del d["nothing"]; del d["a"]; print(d, Counter(), repr(Counter()), isinstance(d, dict), type(d).__name__)
words = "the cat and the dog and the bird".split()
for w, n in Counter(words).most_common(3): print(w, n)
print(Counter(len(w) for w in words), max(Counter(words), key=Counter(words).get), sum(Counter(words).values()), sorted(Counter(words).items()))
f = Counter([1, 1, 2]); f[3] += 5; print(f, list(f), f.copy(), {**f}, [k for k in f])
f += Counter([9]); print(f); f -= Counter([1]); print(f); print(Counter({"x": 1.5, "y": 2}) + Counter(x=1))
for bad in [lambda: Counter.fromkeys("ab"), lambda: Counter(1, 2), lambda: Counter(5), lambda: c + 5, lambda: Counter(a=1)["a"]["b"], lambda: hash(c)]:
    try:
        print(bad())
    except Exception as x:
        print(type(x).__name__, x)
class Bag(Counter):
    def top(self): return self.most_common(1)[0][0]
b = Bag("hello"); print(b, b.top(), b["q"], type(b + b).__name__ in ("Bag", "Counter"))
