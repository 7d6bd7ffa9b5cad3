def f(*, a, b=2):
    return a, b
print(f(a=1), f(b=5, a=3))
def g(x, *, key):
    return x, key
for call in (lambda: f(), lambda: f(1), lambda: f(a=1, c=2), lambda: g(1, 2), lambda: g(1), lambda: g(1, 2, key=3), lambda: f(1, a=2)):
    try:
        print(call())
    except TypeError as e:
        print(e)
