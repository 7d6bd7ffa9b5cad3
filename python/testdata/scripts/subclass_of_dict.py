class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value
    def total(self):
        return sum(self.values())

d = Default(a=1)
print(d["a"], d["bb"], d, len(d), isinstance(d, dict), d.get("zz"), "zz" in d)
print(Default({1: 2, 3: 4}).total(), type(d).__name__, d == {"a": 1, "bb": "bbbb"}, dict(d), list(d))
class Upper(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
    def __getitem__(self, k):
        return super().__getitem__(k.upper())
u = Upper()
u["x"] = 1
u.update(y=2)
print(u, u["x"], {**u}, sorted(u.items()))
class Attr(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)
    def __setattr__(self, name, value):
        self[name] = value
a = Attr(p=1)
a.q = 2
print(a.p, a.q, a)
try:
    a.zz
except AttributeError as e:
    print("AttributeError", e)
