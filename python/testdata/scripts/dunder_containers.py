class Bag:
    def __init__(self, *items):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        print("get", i)
        return self.items[i]
    def __setitem__(self, i, v):
        print("set", i, v)
        self.items[i] = v
    def __delitem__(self, i):
        print("del", i)
        del self.items[i]
    def __contains__(self, x):
        print("in", x)
        return x in self.items
    def __iter__(self):
        return iter(self.items)
    def __reversed__(self):
        return iter(["r"] + self.items[::-1])

b = Bag(1, 2, 3)
print(len(b), b[0], b[-1], b[0:2], b[::2])
b[1] = 20
del b[0]
print(5 in b, 20 in b, 5 not in b)
print(list(b), list(reversed(b)), bool(b), bool(Bag()))
b[0] += 5
print([*b], sum(b), b[1, 2] if False else None)
x, y = b
print(x, y)
