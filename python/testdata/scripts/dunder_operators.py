class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Vec({self.x}, {self.y})"
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)
    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __truediv__(self, k):
        return Vec(self.x / k, self.y / k)
    def __floordiv__(self, k):
        return Vec(self.x // k, self.y // k)
    def __mod__(self, k):
        return Vec(self.x % k, self.y % k)
    def __pow__(self, k):
        return Vec(self.x ** k, self.y ** k)
    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y
    def __and__(self, o):
        return ("and", o)
    def __or__(self, o):
        return ("or", o)
    def __xor__(self, o):
        return ("xor", o)
    def __lshift__(self, o):
        return ("lshift", o)
    def __rshift__(self, o):
        return ("rshift", o)
    def __rsub__(self, o):
        return ("rsub", o)
    def __rpow__(self, o):
        return ("rpow", o)
    def __neg__(self):
        return Vec(-self.x, -self.y)
    def __pos__(self):
        return self
    def __invert__(self):
        return "inverted"
    def __abs__(self):
        return self.x + self.y
    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a - b, a * 3, 3 * a, b / 2, b // 2, b % 2, b ** 2, a @ b)
print(a & 1, a | 2, a ^ 3, a << 4, a >> 5, 10 - a, 2 ** a)
print(-a, +a, ~a, abs(b))
c = a
c += b
print(a, c is a)
c *= 2
print(a, c)
for f in (lambda: a + 1, lambda: 1 + a, lambda: "x" * a, lambda: a < b):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
