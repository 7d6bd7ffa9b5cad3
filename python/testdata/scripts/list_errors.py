a = [1, 2]
for f in (lambda: a[5], lambda: a["x"], lambda: a.remove(9), lambda: a.index(9), lambda: [].pop(), lambda: a.pop(7), lambda: a + (1,), lambda: a * 1.5, lambda: a < 1, lambda: sorted([1, "a"]), lambda: [1] < ["a"], lambda: a.nope, lambda: a(), lambda: [1, 2, 3].sort(5), lambda: a.insert(1), lambda: len(5), lambda: list(5), lambda: {[]: 1}, lambda: hash([]), lambda: min([]), lambda: max()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
