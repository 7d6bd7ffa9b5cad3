import pprint, warnings, types, sys, io
from pprint import pprint as pp
from collections import *
from dataclasses import dataclass
data = {"name": "a long name for wrapping things around", "values": list(range(40)), "nested": {"x": {"y": {"z": [1, 2, {"deep": ("t", 1)}]}}, "b": None}, 3: (1,), "set": {3, 1, 2}, "text": "The quick brown fox jumps over the lazy dog and then some more words to be long enough " * 2}
data = {str(k): v for k, v in data.items()}
pp(data); pp(data, width=40); pp(data, indent=4); pp(data, compact=True); pp(data, depth=2); pp(data, sort_dicts=False, width=60)
print(pprint.pformat([{"id": i, "label": "item-%d" % i, "tags": ["a"] * i} for i in range(4)], width=50))
pp([1, 2, 3]); pp({}); pp([]); pp("short"); pp("line one\nline two\nline three " * 6); pp(("x" * 50, "y" * 50)); pp({"k": "word " * 30}); pp([["word " * 20]])
pp(OrderedDict([("a" * 30, 1), ("b" * 30, 2), ("c" * 20, 3)])); pp(defaultdict(list, {"a" * 30: [1] * 20, "b" * 30: [2]})); pp(Counter({"a" * 30: 3, "b" * 30: 2, "c" * 30: 9})); pp(deque(range(50)), width=40)
P = namedtuple("P", "x y"); pp(P(1, 2)); pp([P("a" * 40, "b" * 40)] * 2)
@dataclass
class D:
    name: str
    items: list
    sub: object = None
pp(D("n" * 30, list(range(30)), D("m" * 40, ["q" * 30]))); pp(D("a", []))
x = [1]; x.append(x); print(pprint.pformat(x).split(" with")[0], pprint.isrecursive(x), pprint.isreadable([1]))
pp({1: "a", "b": 2, None: 3, (1, 2): 4}); pp(b"bytes " * 20); pp(types.SimpleNamespace(a="a" * 50, b="b" * 50)); pp(123456789, underscore_numbers=True)
pprint.pp({"b": 1, "a": 2}); print(pprint.saferepr({"b": 1, "a": [1]}))
pp({"a" * 70: ["b" * 20, "c" * 20]}); pp(frozenset(["a" * 40, "b" * 40])); pp([[]] * 40); pp({i: i for i in range(30)})
n = types.SimpleNamespace(a=1, b="x"); n.c = 3; print(n, n == types.SimpleNamespace(a=1, b="x", c=3)); m = types.MappingProxyType({"a": 1}); print(m, m["a"], dict(m), isinstance(lambda: 0, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance((i for i in []), types.GeneratorType), types.NoneType)
try: m["b"] = 2
except TypeError as e: print(e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning); warnings.warn("user")
    warnings.warn(RuntimeWarning("rt"))
    print(len(w), [(str(x.message), x.category.__name__, x.lineno) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom", FutureWarning)
    except FutureWarning as e: print("raised", e)
sys.stderr = io.StringIO()
warnings.warn("shown"); warnings.filterwarnings("ignore", message="no.*"); warnings.warn("nothing"); warnings.filterwarnings("ignore"); warnings.warn("hidden")
print(sys.stderr.getvalue().split(":", 2)[2].split("\n")[0])
try: warnings.warn("x", int)
except TypeError as e: print(e)
