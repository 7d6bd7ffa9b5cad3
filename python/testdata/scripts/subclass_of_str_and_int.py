class Name(str):
    def shout(self):
        return self.upper() + "!"
n = Name("bob")
print(n, n.shout(), n + "by", type(n + "x").__name__, n[0], len(n), n == "bob", f"{n:>5}", repr(n), "b" in n, n.split("o"), "-".join([n, n]))
class Money(float):
    def __repr__(self):
        return f"${float(self):.2f}"
m = Money(3.5)
print(m, [m], m + 1, type(m * 2).__name__, m > 3, round(m), int(m))
class Flag(int):
    def __str__(self):
        return "on" if self else "off"
print(Flag(1), Flag(0), [Flag(1)], Flag(1) + Flag(2), f"{Flag(1)}", f"{Flag(5):03d}", int(Flag(7)))
class S(set):
    def add_twice(self, a, b):
        self.add(a)
        self.add(b)
        return self
s = S([1]).add_twice(2, 3)
print(sorted(s), len(s), 2 in s, isinstance(s, set), s == {1, 2, 3}, sorted(s | {9}))
