def registered(cls):
    cls.tag = cls.__name__.lower()
    return cls

def with_value(v):
    def deco(cls):
        cls.value = v
        return cls
    return deco

@registered
@with_value(7)
class Thing:
    __slots__ = ("a", "b")
    def __init__(self):
        self.a = 1

t = Thing()
print(Thing.tag, Thing.value, t.a)
class Doc:
    """Says something."""
    def m(self):
        "method doc"
print(Doc.__doc__, Doc.m.__doc__, Doc().m.__doc__, registered.__doc__)
