# classes
def t(f, *a, **k):
    try: return f(*a, **k)
    except BaseException as e: return f"{type(e).__name__}: {e}"
class Meta(type):
    def __new__(m, name, bases, ns, **kw): print("new", name, kw); return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a, **k): print("call", cls.__name__); return super().__call__(*a, **k)
    @property
    def tag(cls): return cls.__name__.lower()
class A(metaclass=Meta, flag=1):
    def __init__(self, x): self.x = x
class B(A): pass
print(A(1).x, B(2).x, A.tag, type(A), isinstance(B, Meta), B.__mro__)
class Base:
    registry = []
    def __init_subclass__(cls, /, kind=None, **kw): super().__init_subclass__(**kw); cls.kind = kind; Base.registry.append(cls.__name__)
class P1(Base, kind="p"): pass
class P2(P1): pass
print(Base.registry, P1.kind, P2.kind)
class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name; print("set_name", owner.__name__, name)
    def __get__(self, o, cls=None): return self if o is None else getattr(o, self.name, None)
    def __set__(self, o, v):
        if v < 0: raise ValueError("neg")
        setattr(o, self.name, v)
    def __delete__(self, o): print("del"); delattr(o, self.name)
class D:
    v = Desc()
    def __init__(self, v): self.v = v
d = D(3); print(d.v, d.__dict__, type(D.v).__name__); d.v = 5; print(d.v, t(setattr, d, "v", -1)); del d.v; print(d.v)
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = Slots(); print(s.a, t(lambda: s.b), t(setattr, s, "c", 1), hasattr(s, "__dict__"), Slots.__slots__)
class Prop:
    def __init__(self): self._x = 1
    @property
    def x(self): "doc x"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): print("deleted")
    @property
    def ro(self): return 1
p = Prop(); p.x = 5; print(p.x, t(setattr, p, "ro", 1), Prop.x.__doc__, t(delattr, p, "ro")); del p.x
class X: 
    def who(self): return "X"
class Y(X):
    def who(self): return "Y" + super().who()
class Z(X):
    def who(self): return "Z" + super().who()
class W(Y, Z):
    def who(self): return "W" + super().who()
print(W().who(), [c.__name__ for c in W.__mro__], t(lambda: type("Q", (X, Y), {})), issubclass(W, X), W.__bases__, W.__base__.__name__)
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Num(self.v + (o.v if isinstance(o, Num) else o))
    __radd__ = __add__
    def __iadd__(self, o): self.v += 100; return self
    def __eq__(self, o): return isinstance(o, Num) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"Num({self.v})"
    def __bool__(self): return self.v != 0
    def __len__(self): return self.v
    def __contains__(self, x): return x == self.v
    def __call__(self, *a): return a
    def __neg__(self): return Num(-self.v)
    def __getitem__(self, i): return i
    def __int__(self): return self.v
    def __float__(self): return self.v / 2
    def __index__(self): return self.v
    def __format__(self, spec): return f"<{spec}>"
    def __round__(self, n=None): return ("round", n)
    def __iter__(self): return iter([self.v])
    def __enter__(self): return self
    def __exit__(self, *a): return False
    def __divmod__(self, o): return "dm"
    def __matmul__(self, o): return "mm"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rsub__(self, o): return "rsub"
    def __abs__(self): return "abs"
    def __invert__(self): return "inv"
    def __getattr__(self, n): 
        if n.startswith("dyn"): return n
        raise AttributeError(n)
n = Num(3); print(n + 1, 1 + n, sum([n, n]), n == Num(3), n != Num(4), n < Num(5), sorted([Num(2), Num(1)]), bool(Num(0)), len(n), 3 in n, n(1, 2), -n, n[1:2], int(n), float(n), [0, 1, 2, 9][n], f"{n:abc}", round(n), round(n, 2), list(n), divmod(n, 1), n @ n, n ** 2, pow(n, 2, 3), 5 - n, abs(n), ~n, n.dynx, t(lambda: n.other), hex(n), {n: 1}[Num(3)], max([Num(1), Num(5)]), t(lambda: n - 1), t(lambda: n <= n))
n += 5; print(n)
class E(Exception):
    def __init__(self, code, msg="dflt"): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class E2(E): pass
try: raise E2(5)
except E as e: print(e, repr(e), e.code, e.args, type(e).__mro__[1].__name__)
class Ctx:
    def __init__(self, n, sup=False): self.n, self.sup = n, sup
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, et, ev, tb): print("exit", self.n, et and et.__name__, ev); return self.sup
with Ctx(1) as a, Ctx(2, True) as b: print(a, b); raise ValueError("x")
with (Ctx(3) as c, Ctx(4) as d): print(c, d)
print(t(lambda: exec("with 5: pass")), t(lambda: exec("with Ctx: pass", {"Ctx": Ctx})))
class Cls:
    count = 0
    def __new__(cls, *a): inst = super().__new__(cls); cls.count += 1; return inst
    def __init__(self, *a): self.a = a
    def __del__(self): pass
Cls(1); Cls(2); print(Cls.count, vars(Cls(3)), Cls.__name__, Cls.__qualname__, Cls.__module__, Cls.__doc__)
class Single:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(Single() is Single())
o = type("Dyn", (object,), {"x": 1, "f": lambda self: self.x})(); print(o.x, o.f(), type(o).__name__)
class Inner:
    class Nested: val = 1
    lst = [i * 2 for i in range(3)]
    def meth(self): return __class__.__name__
print(Inner.Nested.val, Inner.Nested.__qualname__, Inner.lst, Inner().meth())
print(t(lambda: object().x), t(setattr, object(), "x", 1), t(lambda: int.x), t(setattr, int, "x", 1), t(lambda: type("T", (int, str), {})), t(lambda: class_undefined))
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[int], list[int], dict[str, list[int]], tuple[int, ...], int | None, list[int] | str)
class Cmp:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
print(Cmp(1) == Cmp(1), Cmp(1) != Cmp(1), t(hash, Cmp(1)), t(lambda: Cmp(1) < Cmp(2)))
from functools import total_ordering, cached_property, singledispatch, singledispatchmethod, wraps, partial, lru_cache, cache, reduce, cmp_to_key, partialmethod
@total_ordering
class TO:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(TO(1) <= TO(2), TO(2) >= TO(3), TO(2) > TO(1))
class CP:
    @cached_property
    def x(self): print("computed"); return 5
c = CP(); print(c.x, c.x, c.__dict__)
@singledispatch
def sd(x): return "obj"
@sd.register
def _(x: int): return "int"
@sd.register(list)
def _l(x): return "list"
@sd.register(float)
@sd.register(complex) if False else sd.register(float)
def _f(x): return "float"
print(sd("a"), sd(1), sd([]), sd(1.5), sd(True), sd.dispatch(int)(1), list in sd.registry)
class SDM:
    @singledispatchmethod
    def go(self, x): return "base"
    @go.register
    def _(self, x: int): return "int"
    @go.register(str)
    def _s(self, x): return "str"
print(SDM().go(1), SDM().go("a"), SDM().go(2.0))
def dd(f):
    @wraps(f)
    def w(*a): "w doc"; return f(*a)
    return w
@dd
def named(): "named doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__, partial(int, base=2)("101"), partial(print, 1, 2).args, reduce(lambda a, b: a * b, [1, 2, 3], 10), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@lru_cache(maxsize=2)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(10), fib.cache_info(), fib.cache_clear())
