# Scopes: closures, nonlocal, globals, comprehensions, class bodies, defaults.
x = "global"


def outer():
    x = "outer"

    def read():
        return x

    def write():
        nonlocal x
        x = "changed"
        return x

    class Body:
        y = x
        z = [y for _ in range(2)] if False else [x for _ in range(2)]

        def method(self):
            return x

    return read(), write(), read(), Body.y, Body.z, Body().method()


print(outer(), x)


def counter(start=0, *, step=1):
    n = start

    def tick(times=1):
        nonlocal n
        n += step * times
        return n

    tick.reset = lambda: exec("pass")
    return tick


a, b = counter(), counter(10, step=-2)
print(a(), a(3), b(), b(2), a())


def default(items=[], *, cache={}):
    items.append(len(items))
    cache[len(items)] = items
    return items


print(default(), default(), default([9]), default.__defaults__, sorted(default.__kwdefaults__["cache"]))
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
i = 100
squares = [i * i for i in range(4)]
print(i, squares, [(i, j) for i in range(3) for j in range(i) if (i + j) % 2], {k: v for k, v in zip("ab", range(2))}, sum(j for j in range(5) if j % 2))


def late():
    try:
        print(undefined_yet)
    except NameError as e:
        print(e)
    try:
        print(local_later)
        local_later = 1
    except UnboundLocalError as e:
        print(e)
    del_me = 1
    del del_me
    try:
        del_me
    except UnboundLocalError as e:
        print(e)


late()


def make(n):
    global made
    made = n
    return [globals()["made"], "n" in locals(), sorted(locals())]


print(make(5), made, "make" in globals())
if (n := len("walrus")) > 3 and (m := n * 2):
    print(n, m, [last := k for k in range(3)], last)
print((lambda *a, k=2, **kw: (a, k, kw))(1, 2, z=3), (lambda: (yield))().__class__.__name__)
exec("z = x + '!'", scope := {"x": "in"})
print(scope["z"], eval("a + b", {"a": 1}, {"b": 2}), eval("[q for q in range(2)]"))
for k in range(3):
    pass
print(k, [c for c in "ab"], "c" in dir())
try:
    raise ValueError("gone")
except ValueError as err:
    kept = err
print("err" in dir(), kept)
