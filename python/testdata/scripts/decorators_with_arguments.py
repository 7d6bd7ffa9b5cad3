import functools
def repeat(n):
    def deco(f):
        @functools.wraps(f)
        def wrapper(*args, **kw):
            return [f(*args, **kw) for _ in range(n)]
        return wrapper
    return deco
def trace(f):
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        return f(*args, **kw)
    return wrapper
@trace
@repeat(2)
def greet(name, punct="!"):
    """Greets."""
    return "hi " + name + punct
print(greet("bob", punct="?"))
@repeat(3)
def doc():
    "documented"
print(doc(), doc.__name__, doc.__doc__, doc.__wrapped__())
class Memo:
    def __init__(self, f):
        self.f, self.cache = f, {}
    def __call__(self, x):
        if x not in self.cache:
            self.cache[x] = self.f(x)
        return self.cache[x]
@Memo
def slow(x):
    print("computing", x)
    return x * 2
print(slow(2), slow(2), slow.cache)
handlers = {}
def on(event):
    return lambda f: handlers.setdefault(event, f)
@on("start")
def start():
    return "started"
print(handlers["start"](), [d for d in handlers])
