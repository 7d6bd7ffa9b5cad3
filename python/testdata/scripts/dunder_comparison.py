class Version:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        if not isinstance(o, Version):
            return NotImplemented
        return self.n == o.n
    def __lt__(self, o):
        return self.n < o.n
    def __le__(self, o):
        return self.n <= o.n
    def __hash__(self):
        return hash(self.n)
    def __repr__(self):
        return f"v{self.n}"

a, b, c = Version(1), Version(2), Version(1)
print(a == c, a != c, a == b, a < b, a > b, a <= c, a >= b, a == 1, a != 1)
print(sorted([b, a, c]), max(a, b), min([b, c]), a in [c], [b, a].index(c))
print({a: 1}[c], len({a, b, c}))
class NoHash:
    def __eq__(self, o):
        return True
try:
    hash(NoHash())
except TypeError as e:
    print(e)
print(NoHash() == 5, 5 == NoHash(), NoHash() != 5, None == NoHash())
