import functools
from functools import lru_cache, cache, cached_property, total_ordering
calls = []
@lru_cache(maxsize=2)
def sq(x):
    "square"
    calls.append(x)
    return x * x
print(sq(1), sq(2), sq(1), sq(3), sq(2), sq.cache_info(), calls, sq.__name__, sq.__doc__, sq.__wrapped__(5))
sq.cache_clear(); print(sq.cache_info())
@lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().hits, fib.cache_info().maxsize)
@cache
def add(a, b=1): return a + b
print(add(1), add(1, b=2), add(1), add.cache_info())
@lru_cache(maxsize=None, typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t.cache_info().currsize)
class C:
    n = 0
    @lru_cache
    def m(self, x): C.n += 1; return x + 1
    @cached_property
    def p(self): C.n += 10; return 5
c = C(); print(c.m(2), c.m(2), c.p, c.p, C.n, c.__dict__)
@total_ordering
class O:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(O(1) <= O(2), O(3) > O(2), O(2) >= O(2), O(1) >= O(2), max(O(1), O(5)).v, sorted([O(2), O(1)])[0].v)
for bad in [lambda: sq([]), lambda: lru_cache("x"), lambda: total_ordering(type("Q", (), {}))]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
