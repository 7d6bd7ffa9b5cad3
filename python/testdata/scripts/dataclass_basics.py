from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, InitVar, KW_ONLY, make_dataclass, MISSING
@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = Point(3, 4); q = Point(3, y=4)
print(p, repr(p), p == q, p != Point(1), p.norm(), p.tags is q.tags, Point.y, p == (3, 4, []))
p.tags.append("a"); p.x = 10; print(p, q, asdict(p), astuple(p), replace(q, x=7), [f.name for f in fields(Point)], is_dataclass(p), is_dataclass(Point), is_dataclass(5))
@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False, repr=False)
v = Version(1, 2, "x"); print(v, v == Version(1, 2, "y"), v < Version(1, 3), sorted([Version(2), Version(1, 5), v]), max(Version(1), v), {v: 1}[Version(1, 2)], hash(v) == hash(Version(1, 2)), v.label)
@dataclass
class Base:
    a: int
    b: str = "b"
@dataclass
class Child(Base):
    c: float = 1.5
    b: str = "child"
    def __post_init__(self): self.total = self.a + self.c
c = Child(1); print(c, c.total, Child(1, "z", 2.5), isinstance(c, Base), [f.name for f in fields(c)], c == Base(1))
@dataclass
class Var:
    name: str
    scale: InitVar[int] = 2
    _: KW_ONLY
    flag: bool = False
    size: int = field(init=False, default=0)
    def __post_init__(self, scale): self.size = len(self.name) * scale
print(Var("abc"), Var("abc", 3, flag=True), Var("x", scale=10).size)
@dataclass
class Tree:
    value: int
    children: list["Tree"] = field(default_factory=list)
    meta: dict = field(default_factory=dict)
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])], {"k": Tree(9)}); print(asdict(t)); print(astuple(t)); print(t)
@dataclass(eq=False)
class NoEq:
    x: int
print(NoEq(1) == NoEq(1), len({NoEq(1), NoEq(1)}))
@dataclass(unsafe_hash=True)
class H:
    x: int
    y: list = field(default_factory=list, hash=False)
print(len({H(1), H(1)}), H(1))
@dataclass(repr=False, init=False)
class Custom:
    x: int = 5
    def __init__(self, n): self.x = n * 2
    def __repr__(self): return f"<{self.x}>"
print(Custom(4), Custom(1) == Custom(1))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1), K(b=1, a=2))
D = make_dataclass("D", ["x", ("y", int), ("z", int, 5)]); print(D(1, 2), D(1, 2, 3).z)
f = fields(Version)[1]; print(f.name, f.type, f.default, f.default_factory is MISSING, f.init)
def assign(): v.major = 9
def delete(): del v.major
def mutable():
    @dataclass
    class M:
        x: list = []
def order():
    @dataclass
    class M:
        x: int = 1
        y: int
def untyped():
    @dataclass
    class M:
        x = field(default=1)
def both(): field(default=1, default_factory=list)
def frozen():
    @dataclass
    class M(Version):
        z: int = 1
for bad in [assign, delete, mutable, order, untyped, both, frozen, lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(1, z=2), lambda: K(1), lambda: K(), lambda: Point(1) < Point(2), lambda: hash(p), lambda: asdict(5), lambda: asdict(Point), lambda: fields(3), lambda: replace(Var("a"), size=3)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
