class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

print(list(Countdown(3)), sum(Countdown(4)), [x for x in Countdown(2)], 2 in Countdown(5), tuple(Countdown(2)))
a, b, *c = Countdown(5)
print(a, b, c)
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "default"))
print(list(iter(lambda c=[0]: c.append(1) or len(c), 5)))
class Indexed:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10
print(list(Indexed()), 20 in Indexed(), max(Indexed()))
class BadIter:
    def __iter__(self):
        return 5
for f in (lambda: iter(5), lambda: list(BadIter()), lambda: next([1]), lambda: [*3], lambda: dict([1]), lambda: next(iter([]))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
z = zip([1, 2], "ab")
print(next(z), list(z), list(z))
m = map(str, [1, 2])
print(list(m), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a"])), list(reversed([1, 2])), list(enumerate("ab", 5)))
