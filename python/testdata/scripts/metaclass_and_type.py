class Meta(type):
    def __new__(mcs, name, bases, ns):
        ns["created_by"] = mcs.__name__
        return super().__new__(mcs, name, bases, ns)
    def __call__(cls, *args):
        print("making", cls.__name__)
        return super().__call__(*args)
    def __len__(cls):
        return 99

class Thing(metaclass=Meta):
    def __init__(self, x):
        self.x = x

t = Thing(3)
print(t.x, Thing.created_by, type(Thing).__name__, len(Thing), isinstance(Thing, type))
P = type("P", (), {"v": 5, "get": lambda self: self.v})
print(P.__name__, P().get(), type(P()) is P)
Q = type("Q", (P,), {})
print(Q().get(), Q.__bases__[0].__name__, type(1), type("x"), type(None), type([]), type(print).__name__, type(lambda: 0))
