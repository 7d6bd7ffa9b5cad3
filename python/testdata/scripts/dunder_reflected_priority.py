class Base:
    def __add__(self, o):
        return "Base.add"
    def __radd__(self, o):
        return "Base.radd"
class Derived(Base):
    def __radd__(self, o):
        return "Derived.radd"
print(Base() + Base(), Base() + Derived(), Derived() + Base(), 1 + Base(), [1] + Base())
class Never:
    def __add__(self, o):
        return NotImplemented
    def __eq__(self, o):
        return NotImplemented
for f in (lambda: Never() + 1, lambda: 1 + Never(), lambda: Never() == Never()):
    try:
        print(f())
    except TypeError as e:
        print(e)
class Str(str):
    def __add__(self, o):
        return "mine"
print(Str("a") + "b", "a" + Str("b"), Str("x").upper(), len(Str("abc")), Str("q") == "q", {Str("k"): 1}["k"])
