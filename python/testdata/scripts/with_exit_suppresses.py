class Ctx:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.suppress

with Ctx("a") as a:
    print(a)
with Ctx("s", True):
    raise ValueError("gone")
print("after")
with Ctx("x") as x, Ctx("y", True) as y:
    print(x, y)
    1 / 0
print("still")
def f():
    with Ctx("r"):
        return "returned"
print(f())
for i in range(2):
    with Ctx(str(i)):
        if i == 0:
            continue
        break
try:
    with Ctx("p"):
        raise KeyError("through")
except KeyError as e:
    print("caught", e)
with (Ctx("m") as m, Ctx("n") as n):
    print(m, n)
try:
    with 5:
        pass
except TypeError as e:
    print(e)
class Pair:
    def __enter__(self):
        return 1, 2
    def __exit__(self, *args):
        print(len(args))
with Pair() as (p, q):
    print(p, q)
