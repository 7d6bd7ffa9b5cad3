class Counter:
    count = 0
    items = []

    def __init__(self):
        Counter.count += 1
        self.count_mine = Counter.count

a, b = Counter(), Counter()
print(Counter.count, a.count, a.count_mine, b.count_mine)
a.count = 10
print(a.count, b.count, Counter.count, a.__dict__, b.__dict__)
a.items.append(1)
print(b.items, "count" in vars(a), "count" in vars(b))
del a.count
print(a.count, hasattr(a, "nope"), getattr(a, "nope", "default"))
setattr(b, "extra", 5)
print(b.extra, b.__class__.__name__, Counter.__name__, Counter.__qualname__, Counter.__module__)
delattr(b, "extra")
try:
    b.extra
except AttributeError as e:
    print(e)
try:
    Counter.nope
except AttributeError as e:
    print(e)
try:
    del b.extra
except AttributeError as e:
    print(e)
