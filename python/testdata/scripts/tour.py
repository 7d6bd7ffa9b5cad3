def fib(n):
    a, b = 0, 1
    while n > 0:
        yield a
        a, b = b, a + b
        n -= 1
print(list(fib(10)), sum(x*x for x in range(5)))
class A:
    n = 0
    def __init__(self, x, y=2, *args, **kw):
        self.x = x; self.y = y; self.args = args; self.kw = kw
        A.n += 1
    def __repr__(self): return f"A({self.x!r}, {self.y}, {self.args}, {self.kw})"
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __add__(self, o): return A(self.x + o.x)
    @property
    def double(self): return self.x * 2
    @staticmethod
    def s(v): return v + 1
    @classmethod
    def make(cls, v): return cls(v, 7)
class B(A):
    def __init__(self, x): super().__init__(x, 9)
    def hi(self): return "hi " + str(self.x)
print(A(1, 3, 4, z=5), A(1) == A(1), A(1) + A(2), A.n, B(5), B(5).hi(), A(4).double, A.s(1), B.make if False else A.make(3))
try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e, type(e).__name__)
finally:
    print("fin")
try:
    {}["x"]
except KeyError as e:
    print(repr(e), str(e))
d = {"b": 1, "a": [1, 2.5, None, True, "q'uote"]}
print(d, sorted(d), {k: v for k, v in d.items()}, len(d), d.get("zz", 3))
x, *rest, y = [1, 2, 3, 4]
print(x, rest, y, [1,2,3][::-1], "hello"[1:4], "a-b-c".split("-"), "-".join(["x","y"]))
print(f"{3.14159:.2f} {42:05d} {'abc':>6}|{1234567:,} {0.1+0.2} {1e16} {1e-5} {2**100} {7//-2} {-7%3}")
print("%s %d %.3f %5s|" % ("a", 3, 2.5, "z"), "{} {1}".format if False else "{0} {1} {0}".format("p", "q"))
def outer():
    c = 0
    def inner():
        nonlocal c
        c += 1
        return c
    return inner
f = outer(); f(); print(f(), (lambda a, b=2: a*b)(4))
for i in range(3):
    if i == 5: break
else:
    print("else")
print([(i, j) for i in range(2) for j in "ab" if i], {1, 2, 3} & {2, 3, 4}, (1,), (), set())
with_ = None
class CM:
    def __enter__(self): print("enter"); return 5
    def __exit__(self, *a): print("exit", a[0] is None); return True
with CM() as v:
    print(v); raise ValueError("x")
print(1 < 2 < 3, not 1, 1 and 0 or 5, None is None, "a" in "abc", [1] + [2] * 2, max([3, 9, 2], key=lambda v: -v))
import json, math
print(json.dumps({"a": [1, 2, {"b": None}]}), json.loads('{"x": [1, 2.5, "é"]}'), math.sqrt(16), round(2.5), round(3.14159, 2), int("42"), float("1e3"), str(1.0), bool([]))
def deco(fn):
    def w(*a, **k):
        print("call", fn.__name__, a, k)
        return fn(*a, **k)
    return w
@deco
def add(a, b): return a + b
print(add(1, b=2))
print(*[1,2], sep=",", end="!\n")
a = [3,1,2]; a.sort(reverse=True); print(a, sorted("bca"), list(zip([1,2],"ab")), list(map(str, [1,2])), list(enumerate("xy", 1)))
print(isinstance(True, int), type(3), type("").__name__, [x for x in (1, 2) if (y := x) > 1], y)
def g():
    r = yield 1
    print("got", r)
    yield 2
it = g(); print(next(it), it.send("v"))
print("abc".upper(), " x ".strip(), "a,b,,c".split(","), "Hello World".title(), "x".center(5, "*"), "1".zfill(3), b"ab", 'é'.encode())
def kwonly(a, *, b): return a + b
try:
    kwonly(1)
except TypeError as e: print(e)
try:
    kwonly(1, 2, 3)
except TypeError as e: print(e)
try: undefined_name
except NameError as e: print(e)
try: "a" + 1
except TypeError as e: print(e)
try: [1][5]
except IndexError as e: print(e)
try: int("x")
except ValueError as e: print(e)
try: None.foo
except AttributeError as e: print(e)
