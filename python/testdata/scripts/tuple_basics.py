t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], len(t), 1 in t, t + (3,), t * 2, (1,), (), tuple([1, 2]), tuple("ab"), t.index("a"), t.count(1), hash((1, 2)) == hash((1, 2)))
x, y, z = t; print(x, y, z)
(a, b), c = (1, 2), 3; print(a, b, c)
a, b = b, a; print(a, b)
for f in (lambda: t[9], lambda: t.append(1), lambda: t + [1], lambda: (1, [2]) in {(1, [2])}):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
print(1, 2, (3, 4), ((5,),), sorted([(2, 1), (1, 2)]), (1, 2) == (1, 2), (1, 2) == [1, 2])
