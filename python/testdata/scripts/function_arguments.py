def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, d=6, e=7), f(*[1, 2, 3], **{"c": 9, "z": 0}), f(b=5, a=1, c=2))
print(f(*(1,), *[2, 3], c=0, **{"x": 1}, **{"y": 2}))
def g(a, b, /, c, *, d):
    return a, b, c, d
print(g(1, 2, 3, d=4), g(1, 2, c=3, d=4))
def h(*args, **kwargs):
    return args, kwargs
print(h(), h(1, *"ab", k=1), h(**{"a b": 1}))
def defaults(x, cache={}):
    cache[x] = len(cache)
    return dict(cache)
defaults("a")
print(defaults("b"))
def order(a=print("default evaluated"), b=[]):
    return b
print(order() is order())
def annotated(a: int, b: "str" = "x", *args: float, **kw: dict) -> list[int]:
    return [a]
print(annotated.__annotations__, annotated(1))
