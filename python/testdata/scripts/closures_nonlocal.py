def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return inc, get
inc, get = counter()
inc(); inc(5)
print(get(), counter()[1]())
def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "inner"
        inner()
        return x
    return middle(), x
print(outer())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def late():
    def show():
        return value
    value = 1
    first = show()
    value = 2
    return first, show()
print(late())
def unbound():
    def show():
        return value
    try:
        show()
    except NameError as e:
        print(type(e).__name__, e)
    value = 1
unbound()
def local():
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    y = 1
local()
def acc(items=[]):
    items.append(len(items))
    return items
acc(); acc()
print(acc(), acc.__defaults__)
