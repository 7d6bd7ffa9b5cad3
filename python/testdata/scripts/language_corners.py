# language corners
def t(f, *a, **k):
    try: return f(*a, **k)
    except BaseException as e: return f"{type(e).__name__}: {e}"
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return (a, b, c, args, d, e, kw)
print(t(f, 1, d=4), t(f), t(f, 1), t(f, 1, 2, 3, 4, d=1, z=2), t(f, a=1, d=2), t(f, 1, b=2, d=1), t(f, 1, d=1, c=2, **{"e": 3}))
def g(a, b): return a, b
print(t(g), t(g, 1), t(g, 1, 2, 3), t(g, 1, a=2), t(g, 1, c=2), t(g, *[1], **{"b": 2}), t(g, 1, 2, c=3), t(lambda: 5, 1), t(lambda x, *, y: 1, 1), t(lambda *, a, b: 1), t(lambda a=1: a, 1, 2))
class C:
    def m(self, x): return x
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return x
print(t(C().m), t(C.m), t(C.m, 1), t(C().m, 1, 2), t(C().s), t(C.c), t(C, 1), t(C().m, y=1))
print(t(len), t(len, 1), t(len, [], []), t(int, "x"), t(int, "10", 99), t(int, None), t(int, [1]), t(float, "a"), t(abs, "x"), t(sum, ["a"]), t(sum, 5), t(max, []), t(max, 1), t(min), t(sorted, [1, "a"]), t(range, 1.5), t(range), t(ord, "ab"), t(chr, -1), t(round, "x"), t(isinstance, 1, "x"), t(getattr, 1, "zz"), t(print, sep=1), t(zip, 1), t(enumerate, 5), t(list, 5), t(dict, 5), t(dict, [1]), t(tuple, 5), t(set, 5), t(map), t(filter, 1), t(iter, 5), t(next, []), t(divmod, 1, 0), t(pow, 0, -1), t(hash, []), t(open), t(sum, [1], "a"), t(str.join, ",", 5), t(",".join, [1]), t(bool, 1, 2), t(input) if False else "")
a, *b, c = range(5); print(a, b, c); [x, (y, *z)] = [1, (2, 3, 4)]; print(x, y, z); *q, = "ab"; print(q)
print([*range(3), *"ab"], {*[1, 2], 3}, {**{"a": 1}, "b": 2}, (*[1], 2), print(*[1, 2], sep="-"))
m = {}; m["a"], m["b"] = 1, 2; print(m); i = 0; i, m[i] = 1, "x"; print(m)
d = {(1, 2): "t"}; print(d[1, 2]); 
class S:
    def __getitem__(self, k): return k
print(S()[1:2, ::3], S()[1, 2], S()[...], S()[1:2], S()[(1,)], S()[*[1, 2]], S()[*"ab", 1])
print((lambda *a, **k: (a, k))(1, *[2, 3], x=1, **{"y": 2}))
x = 10
def outer():
    x = 1
    def inner():
        nonlocal x; x += 1; return x
    return inner(), x
print(outer(), x)
def gl():
    global newg; newg = 5
gl(); print(newg)
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs]); fs = [lambda: i for i in range(3)]; print([f() for f in fs])
print([y := 1, y ** 2], (n := 5) + n); print(y, [last := k for k in range(3)], last)
if (mm := len("abc")) > 2: print(mm)
w = 3.14159; name = "x"; width = 10
print(f"{w:.2f} {w!r:>10} {name!s:^7}| {w=} {w = :.1f} {name=!s} {width=:>{width}} {'a' + 'b'} {{}} {w:{width}.{2}} {[i for i in range(3)]} {'nested ' + f'{w:.1f}'} {({'a': 1})['a']} {name:*^{width}}")
print(f"{1000000:,} {1e6:_} {255:#x} {255:08b} {-5:+d} {5:+} {0.5:%} {1234.5:e} {1e100:g} {True:d} {'x':5}| {3:<5}| {3:^5}| {3:=+5}| {'é':>3} {1.0:.0f} {2.5:.0f} {1e-7} {float('inf'):f} {float('nan'):5} {12345.678:,.2f} {0:.3} {1.10:g} {100:c}")
print(t(lambda: f"{1:q}"), t(lambda: f"{'a':d}"), t(lambda: f"{1.5:d}"), t(lambda: f"{[]:5}"), t(lambda: f"{None:5}"), t(lambda: "{}".format()), t(lambda: "{0} {}".format(1, 2)), t(lambda: "{a.b}".format(a=1)), t(lambda: "%d" % "x"), t(lambda: "%s %s" % (1,)), t(lambda: "%q" % 1), t(lambda: "%(a)s" % {}), t(lambda: "{:>{w}}".format(1, w=5)), t(lambda: "{!x}".format(1)), t(lambda: f"{1:,d} {1:_x} {10**30:,}"), t(lambda: f"{1:,x}"))
def deco(*args):
    print("deco", args)
    def wrap(fn):
        print("wrap", fn.__name__)
        return fn
    return wrap
@deco(1)
@deco(2)
def decorated(): pass
def gen():
    try:
        r = yield 1
        print("got", r)
        try: yield 2
        except ValueError as e: print("thrown", e); yield 3
    finally: print("cleanup")
    return "ret"
g2 = gen(); print(next(g2), g2.send("s"), g2.throw(ValueError("v"))); g2.close(); print(t(next, g2))
def sub():
    r = yield from gen(); print("r", r); yield "end"
print(list(sub()))
g3 = gen(); print(t(g3.send, 5)); g3.close()
def inf():
    while True: yield
print(t(lambda: next(x for x in [])), sum(i for i in range(5)), max((i for i in [3, 1]), default=0), max([], default="d"))
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("v") from e
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: {}["k"]
    finally: print("fin")
except KeyError as e: print(repr(e), str(e), e.args)
def ff():
    for i in range(3):
        try: continue
        finally: print("f", i)
    else: print("else")
    while True:
        try: break
        finally: print("fb")
    try: return 1
    finally: print("fr")
print(ff())
try: raise Exception("a", 1)
except Exception as e: print(e, e.args, repr(e))
print(t(lambda: undefined), t(lambda: (1).foo), t(lambda: None.foo), t(lambda: [].foo), t(lambda: "a".foo()), t(lambda: int.foo), t(lambda: 1 + "a"), t(lambda: "a" + 1), t(lambda: [] + ()), t(lambda: {} + {}), t(lambda: 1 < "a"), t(lambda: -"a"), t(lambda: "a" * "b"), t(lambda: None + 1), t(lambda: 5()), t(lambda: "a"[1]), t(lambda: [1][5]), t(lambda: [1]["a"]), t(lambda: (1,)[1.5]), t(lambda: {}[[]]), t(lambda: 1[0]), t(lambda: 1 in 5), t(lambda: not_def + 1), t(lambda: 1 << -1), t(lambda: 1 % 0), t(lambda: 1.0 // 0), t(lambda: 0 ** -1), t(lambda: 2.0 ** 10000), t(lambda: int("1" * 5000)), t(lambda: "a" @ "b"), t(lambda: [1, 2].remove(3)), t(lambda: [].pop()), t(lambda: {}.popitem()), t(lambda: [1].index(2)), t(lambda: "abc".index("z")), t(lambda: (lambda x: x)(y=1)))
assert True; print(t(lambda: exec("assert False, 'msg'")), t(lambda: exec("assert 0")))
print(1 if 0 else 2, not 1, 1 and 2, 0 or 3, 1 < 2 < 3, 1 == 1.0, "a" "b", ..., 0x1F, 0b11, 0o17, 1_000, 1e3, .5, 5., r"\n", b"a\x00", """a
b""")
