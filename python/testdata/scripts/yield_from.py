def inner():
    x = yield 1
    print("inner got", x)
    try:
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield 22
    return "result"

def outer():
    r = yield from inner()
    print("r =", r)
    yield from [3, 4]
    yield from "ab"
    r2 = yield from ()
    print(r2)

g = outer()
print(next(g), g.send("hello"), g.throw(ValueError("v")))
print(list(g))
def flatten(x):
    for i in x:
        if isinstance(i, list):
            yield from flatten(i)
        else:
            yield i
print(list(flatten([1, [2, [3, [4]], 5]])))
def returns():
    return 7
    yield
def use():
    v = yield from returns()
    yield v
print(list(use()))
