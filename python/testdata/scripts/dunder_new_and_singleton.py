class Single:
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            print("made")
        return cls.instance
    def __init__(self, value):
        self.value = value

a = Single(1)
b = Single(2)
print(a is b, a.value)

class Other:
    def __new__(cls):
        return 42
print(Other())

class Positive(int):
    def __new__(cls, v):
        return super().__new__(cls, abs(v))
    def double(self):
        return Positive(self * 2)
p = Positive(-5)
print(p, p.double(), type(p.double()).__name__, p + 1, type(p + 1).__name__, isinstance(p, int))
