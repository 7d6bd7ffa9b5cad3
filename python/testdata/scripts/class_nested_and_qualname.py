class Outer:
    class Inner:
        def method(self):
            return "inner"

    def make(self):
        class Local:
            pass
        return Local

def function():
    def nested():
        pass
    class InFunction:
        def m(self):
            pass
    return nested, InFunction

n, k = function()
print(Outer.Inner.__qualname__, Outer.Inner().method(), Outer().make().__qualname__)
print(n.__qualname__, k.__qualname__, k.m.__qualname__, n.__name__)
print(Outer, Outer.Inner, k)
print((lambda: 0).__name__, Outer.Inner.method.__name__)
