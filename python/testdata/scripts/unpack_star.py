first, *rest = [1, 2, 3]; print(first, rest)
*init, last = "abc"; print(init, last)
a, *b, c = range(5); print(a, b, c)
a, *b = [1]; print(a, b)
[x, [y, *z]] = [1, [2, 3, 4]]; print(x, y, z)
def f(*args, **kw): return args, kw
print(f(*[1, 2], *(3,), **{"a": 1}, **{"b": 2}), [*range(2), 9], {*[1, 2], 2}, {**{"a": 1}, "a": 2, **{"b": 3}}, (*"ab",))
for src in ("a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 5"):
    try:
        exec(src)
    except Exception as e:
        print(type(e).__name__, e)
