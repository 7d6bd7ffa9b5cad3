class Stack(list):
    def push(self, x):
        self.append(x)
        return self
    def peek(self):
        return self[-1]
    def __repr__(self):
        return "Stack" + super().__repr__()

s = Stack([1, 2]).push(3)
print(s, s.peek(), len(s), s[0:2], type(s[0:2]).__name__, s + [4], isinstance(s, list), s == [1, 2, 3])
s.extend([9, 8])
s.sort()
print(s, sum(s), sorted(s, reverse=True), max(s), 9 in s, s.index(8), [x * 2 for x in s])
s += [0]
print(s, type(s).__name__, list(s), tuple(s))
class Named(list):
    def __init__(self, name, items):
        super().__init__(items)
        self.name = name
n = Named("n", "abc")
print(n, n.name, n.count("a"), n.pop())
class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    @property
    def first(self):
        return self[0]
p = Pair(1, 2)
print(p, p.first, p + (3,), len(p), p == (1, 2), hash(p) == hash((1, 2)))
