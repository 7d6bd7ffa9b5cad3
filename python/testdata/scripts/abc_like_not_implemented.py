class Shape:
    def area(self):
        raise NotImplementedError
    def describe(self):
        return f"area {self.area():.2f}"
class Square(Shape):
    def __init__(self, s):
        self.s = s
    def area(self):
        return self.s ** 2
print(Square(3).describe())
try:
    Shape().describe()
except NotImplementedError as e:
    print(repr(e), str(e) == "")
try:
    raise NotImplementedError("later")
except RuntimeError as e:
    print(type(e).__name__, e)
print(NotImplemented, bool(Ellipsis), ...)
