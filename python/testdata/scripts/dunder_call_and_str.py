class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, x, *rest, scale=1):
        return (self.n + x + sum(rest)) * scale
    def __str__(self):
        return f"adds {self.n}"
    def __repr__(self):
        return f"Adder({self.n})"
    def __format__(self, spec):
        return f"<{spec}|{self.n}>"
    def __bool__(self):
        return self.n > 0
    def __len__(self):
        return 7
    def __int__(self):
        return self.n
    def __float__(self):
        return self.n / 2
    def __index__(self):
        return self.n
    def __round__(self, d=None):
        return ("round", d)

a = Adder(3)
print(a(1), a(1, 2, 3), a(1, scale=10), callable(a), callable(3))
print(str(a), repr(a), [a], f"{a} {a!r} {a:>5} {a!s:>8}", "{:x}".format(a), "%s %r" % (a, a))
print(bool(a), bool(Adder(0)), len(a), int(a), float(a), round(a), round(a, 2), [10, 20, 30, 40][a], hex(a), list(range(a)))
print(not a, "yes" if Adder(-1) else "no")
