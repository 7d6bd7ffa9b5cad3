from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack
@contextmanager
def tag(name):
    print("<" + name + ">")
    try: yield name.upper()
    finally: print("</" + name + ">")
with tag("a") as x: print(x)
try:
    with tag("b"): raise ValueError("oops")
except ValueError as e: print("caught", e)
@contextmanager
def swallow():
    try: yield
    except KeyError as e: print("swallowed", e)
with swallow(): {}["k"]
with suppress(ZeroDivisionError, KeyError): 1 / 0
print("after")
class Res:
    def close(self): print("closed")
with closing(Res()) as r: print(type(r).__name__)
with nullcontext(5) as n: print(n)
with ExitStack() as s:
    print(s.enter_context(tag("x")), s.enter_context(tag("y")))
    s.callback(print, "callback", 1)
@tag("deco")
def f(a): return a * 2
print(f(4), f(5))
@contextmanager
def none():
    return
    yield
for bad in [lambda: none().__enter__()]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try:
    with suppress(KeyError): int("x")
except ValueError as e: print(e)
