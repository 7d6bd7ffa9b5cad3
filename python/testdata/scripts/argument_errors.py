def none():
    pass
def one(a):
    pass
def two(a, b):
    pass
def opt(a, b=1):
    pass
def three(a, b, c):
    pass
def pos(a, b, /):
    pass
def var(a, *args):
    pass
class C:
    def m(self, x):
        pass
    def __init__(self, v):
        pass
calls = [lambda: none(1), lambda: one(), lambda: two(), lambda: two(1), lambda: three(), lambda: opt(), lambda: opt(1, 2, 3), lambda: one(1, 2),
    lambda: one(1, a=2), lambda: one(b=2), lambda: pos(a=1, b=2), lambda: pos(1, b=2), lambda: var(), lambda: C(), lambda: C(1).m(), lambda: C(1).m(1, 2), lambda: C.m(), lambda: C(1, 2),
    lambda: one(*[1, 2, 3]), lambda: one(**{"z": 1}), lambda: one(**{1: 2}), lambda: one(*5), lambda: one(**5), lambda: two(1, 2, **{"a": 3}), lambda: (lambda x: x)(), lambda: object(1), lambda: len(), lambda: len(1, 2), lambda: int(1, 2, 3), lambda: "a".upper(1), lambda: [].append()]
for i, c in enumerate(calls):
    try:
        c()
        print(i, "ok")
    except TypeError as e:
        print(i, e)
class NoInit:
    pass
try:
    NoInit(5)
except TypeError as e:
    print(e)
