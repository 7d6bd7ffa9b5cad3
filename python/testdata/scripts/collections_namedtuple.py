from collections import namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, repr(p), p.x, p.y, p[0], p[-1], p[:1], len(p), tuple(p), list(p), p == (1, 2), (1, 2) == p, p == Point(1, 2), p < (1, 3), hash(p) == hash((1, 2)), {p: "v"}[(1, 2)])
x, y = p; print(x, y, Point._fields, p._asdict(), p._replace(x=9), Point._make([7, 8]), isinstance(p, tuple), type(p), Point.__name__, 1 in p, p.count(1), p.index(2))
print(p + (3,), p * 2, [*p], f"{p}", f"{p.x:03d}", "%d-%d" % p, sorted([Point(2, 1), Point(1, 5)]), max([Point(2, 1), Point(1, 5)], key=lambda q: q.y))
E = namedtuple("E", "name age city", defaults=[30, "?"]); print(E("a"), E("b", 5), E(name="c", city="d"), E._field_defaults, getattr(E("z"), "age"))
print(namedtuple("R", "a class a _b", rename=True)._fields, namedtuple("S", "a, b")._fields, namedtuple("T", "")())
class P3(namedtuple("P3", "x y z")):
    def norm(self): return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5
    def __str__(self): return f"<{self.x},{self.y},{self.z}>"
    @property
    def total(self): return sum(self)
v = P3(1, 2, 2); print(v, repr(v), v.norm(), v.total, v._replace(z=0), isinstance(v, P3), v == (1, 2, 2))
rows = [E("a", 1, "x"), E("b", 2, "y")]
for name, age, city in rows: print(name, age, city)
print([r.name for r in rows], sum(r.age for r in rows), dict(zip(E._fields, rows[0])), sorted(rows, key=lambda r: -r.age)[0].name)
def set_x(): p.x = 5
for bad in [lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, 2, z=3), lambda: p.z, set_x, lambda: namedtuple("1a", "x"), lambda: namedtuple("A", "x x"), lambda: namedtuple("A", "_x"), lambda: namedtuple("A", "class"), lambda: namedtuple("A", "x", defaults=[1, 2]), lambda: p._replace(q=1), lambda: Point._make([1]), lambda: p[5]]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
