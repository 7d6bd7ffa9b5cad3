from collections import namedtuple, deque, defaultdict, OrderedDict
from dataclasses import dataclass
from enum import Enum
@dataclass
class Point:
    x: int
    y: int = 0
class Color(Enum):
    RED = 1
    BLUE = 2
P = namedtuple("P", "a b")
class V:
    __match_args__ = ("name", "age")
    def __init__(self, name, age): self.name, self.age = name, age
class Bad:
    __match_args__ = ["x"]
class Bad2:
    __match_args__ = (1,)
def what(x):
    match x:
        case None: return "none"
        case True | False as b: return f"bool {b}"
        case 0: return "zero"
        case int(n) if n < 0: return f"negative {n}"
        case int(): return "int"
        case float(f): return f"float {f}"
        case "a" | "b" as s: return f"ab {s}"
        case str(): return "str " + x
        case []: return "empty"
        case [x]: return f"one {x}"
        case [x, y]: return f"two {x} {y}"
        case [first, *rest, last]: return f"seq {first} {rest} {last}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": t, **rest}: return f"typed {t} {rest}"
        case {}: return f"mapping {len(x)}"
        case Point(0, 0): return "origin"
        case Point(x, y=0): return f"on x {x}"
        case Point(x=px): return f"point {px}"
        case Color.RED: return "red"
        case V("bob", age): return f"bob {age}"
        case V(name=n, age=int(a) | float(a)): return f"v {n} {a}"
        case _: return "other"
for x in [None, True, 0, -4, 9, 2.5, "a", "b", "zz", [], (), (1,), [1, [2]], range(5), deque([1, 2, 3, 4]), {"type": "circle", "r": 3, "z": 1}, {"type": "sq", "w": 2}, {}, {"q": 1}, OrderedDict(type="o"), Point(0, 0), Point(3, 0), Point(3, 4), Color.RED, Color.BLUE, V("bob", 3), V("al", 2.5), V("al", "x"), b"ab", bytearray(b"x"), {1, 2}, P(1, 2), iter([1]), object]:
    print(what(x))
def p(v):
    match v:
        case P(a, b=2): return a
        case P(): return "P"
        case (Point(x=a) | [a, _, _]): return a
print(p(P(5, 2)), p(P(5, 3)), p(Point(7)), p([1, 2, 3]), p(3))
match 5:
    case x if x > 10: print("no")
    case y: print("y", y, x)
d = defaultdict(list)
match d:
    case {"k": v}: print("has")
    case _: print("no key", dict(d))
for bad in (Bad, Bad2, int):
    try:
        match bad():
            case bad(1, 2): print("m")
    except TypeError as e: print(e)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f1():
    match V("a", 1):
        case V(1, 2, 3): pass
def f2():
    match V("a", 1):
        case V("a", name="a"): pass
def f3():
    match 1:
        case len(): pass
def f4():
    match Point(1):
        case Point(1, 2, 3): pass
def f5():
    k = "a"
    class K: pass
    K.a = K.b = "x"
    match {"x": 1}:
        case {K.a: 1, K.b: 1}: return 1
def f6():
    match 3:
        case undefined_name.x: pass
def f7():
    match 3:
        case int(1) | str() | 3: return "ok"
def f8():
    for i in range(5):
        match i:
            case 1: continue
            case 3: break
        print(i)
    return i
def f9():
    match [1, 2, 3], {"a": {"b": [10, 20]}}:
        case [a, *_], {"a": {"b": [_, z]}}: return a, z
def f10():
    match "quit":
        case "quit" | "exit": return 0
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10): t(f)
class Meta(type):
    def __instancecheck__(cls, o): return o == 3
class Three(metaclass=Meta): pass
match 3:
    case Three(): print("three")
match = {"case": 1}
case = match["case"]
print(match, case)
match case:
    case 1: print("soft")
match (1, 2):
    case (1, 2) as whole: print(whole)
def g():
    global gg
    match 7:
        case gg: pass
g(); print(gg)
def gen(xs):
    for x in xs:
        match x:
            case {"v": v}: yield v
            case [*vs]: yield from vs
print(list(gen([{"v": 1}, [2, 3], 4])))
match -1.5:
    case -1.5: print("neg")
match {"a": None}:
    case {"a": None}: print("a none")
print(Point.__match_args__, P.__match_args__)
