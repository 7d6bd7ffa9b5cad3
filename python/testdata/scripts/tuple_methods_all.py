t = (1, 2, 3, 2)
print(t.count(2), t.index(3), t.index(2, 2), t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, len(t), 2 in t, (1,), (), ((1, 2), 3), tuple("ab"), tuple(range(2)), (1, 2) < (1, 3), (1, 2) == (1, 2), (1,) < (1, 0), max(t), sorted(t, reverse=True), hash((1, "a")) == hash((1, "a")), {(1, 2): "x"}[1, 2])
a, b = 1, 2
(c, d), e = (3, 4), 5
print(a, b, c, d, e, *t, type((1)).__name__, type((1,)).__name__, tuple([1]) is not None, () == tuple(), bool(()), bool((0,)))
for f in (lambda: t.index(9), lambda: t[9], lambda: t["a"], lambda: t + [1], lambda: t.append(1), lambda: hash(([],)), lambda: t < 5, lambda: t * "a", lambda: tuple(5), lambda: (1, "a") < (1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
