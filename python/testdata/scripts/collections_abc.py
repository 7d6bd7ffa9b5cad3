from collections.abc import *
import collections.abc as cabc
from collections import deque, OrderedDict, Counter, defaultdict
class L(Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
x = L(1, 2, 3, 2)
print(list(x), 2 in x, 7 in x, x.index(3), x.count(2), list(reversed(x)))
try: x.index(9)
except ValueError as e: print("VE", e)
class D(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
d = D(); d["A"] = 1; d.update(B=2, c=3); d.update({"Q": 4})
print(dict(d), d.get("a"), d.get("zz", 5), d.pop("a"), len(d), list(d.items()), d.setdefault("n", 9), "n" in d, d == {"b": 2, "c": 3, "q": 4, "n": 9}, {**d})
print(d.keys() & {"b", "x"}, sorted(d.keys() | {"z"}), list(d.values()))
try: d.pop("nope")
except KeyError as e: print("KE", e)
try: Mapping()
except TypeError as e: print(e)
class Half(Sequence):
    def __len__(self): return 0
try: Half()
except TypeError as e: print(e)
for v in ([], (), "", {}, set(), frozenset(), range(1), b"", 1, None, iter([]), (i for i in []), len, deque(), OrderedDict(), Counter(), print, lambda: 0, L(), D(), int, object()):
    print(type(v).__name__, [c.__name__ for c in (Iterable, Iterator, Sequence, MutableSequence, Mapping, MutableMapping, Set, MutableSet, Hashable, Sized, Container, Collection, Callable, Reversible, Generator) if isinstance(v, c)])
print(issubclass(list, Sequence), issubclass(dict, Mapping), issubclass(int, Hashable), issubclass(L, Iterable), issubclass(list, Hashable))
class S(Set):
    def __init__(self, xs): self.x = list(dict.fromkeys(xs))
    def __contains__(self, v): return v in self.x
    def __iter__(self): return iter(self.x)
    def __len__(self): return len(self.x)
a, b = S([1, 2, 3]), S([2, 3, 4])
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a < b, a <= S([1, 2, 3, 4]), a == S([3, 2, 1]), a.isdisjoint(S([9])))
def f(xs: Iterable[int]) -> Mapping[str, int]: ...
match d:
    case {"b": v}: print("mapping", v)
match x:
    case [1, *r]: print("seq", r)
