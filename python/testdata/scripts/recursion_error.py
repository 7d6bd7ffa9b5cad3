def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(800))
a = []
for _ in range(100000):
    a = [a]
try:
    repr(a)
except RecursionError:
    print("repr")
try:
    a == a[0]
    x, y = [], []
    for _ in range(100000):
        x, y = [x], [y]
    print(x == y)
except RecursionError:
    print("compare")
class R:
    def __getattr__(self, n):
        return getattr(self, n + "x")
try:
    R().a
except RecursionError:
    print("attribute")
class S:
    def __repr__(self):
        return repr(self)
try:
    repr(S())
except RecursionError:
    print("own repr")
def mutual(n):
    return other(n)
def other(n):
    return mutual(n)
try:
    mutual(1)
except RecursionError:
    print("mutual")
print(depth(500))
