class Date:
    def __init__(self, y, m):
        self.y, self.m = y, m

    @classmethod
    def parse(cls, text):
        y, m = text.split("-")
        return cls(int(y), int(m))

    @staticmethod
    def valid(m):
        return 1 <= m <= 12

    def __repr__(self):
        return f"{type(self).__name__}({self.y}, {self.m})"

class Special(Date):
    pass

print(Date.parse("2024-02"), Special.parse("2024-03"), Date(1, 2).parse("3-4"))
print(Date.valid(3), Date(1, 2).valid(13), Special.valid(12))
f = Date.parse
print(f("5-6"), Date.__dict__["parse"].__func__.__name__)
class Registry:
    known = {}
    @classmethod
    def add(cls, name):
        def deco(f):
            cls.known[name] = f
            return f
        return deco
@Registry.add("sq")
def square(x):
    return x * x
print(Registry.known["sq"](4), square(3))
