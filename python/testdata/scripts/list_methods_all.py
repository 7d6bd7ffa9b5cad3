l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 0); l.insert(-1, 99); l.insert(100, 7)
print(l, l.pop(), l.pop(0), l.pop(-2), l.index(2), l.index(5, 2), l.count(3), l)
l.remove(3); l.reverse()
print(l, l.copy(), l.copy() is l, l.sort(), l, sorted(l, reverse=True), len(l), 4 in l, [1] + [2], [0] * 3, [[]] * 2, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9])
l.clear()
print(l, [*range(3), *"ab"], list("abc"), list((1, 2)), list({"k": 1}), [i for i in "xyz"], [[0] * 2 for _ in range(2)], [1, [2, [3]]][1][1][0], [1, 2, 3][-1], [x for x in [1, 2, 3, 4] if x % 2][::-1])
a = [1, 2, 3, 4, 5]
a[1:3] = ["x"]; print(a)
a[:0] = [0]; print(a)
a[::2] = [7, 8, 9] if len(a[::2]) == 3 else a[::2]; print(a)
del a[1:3]; print(a)
a[len(a):] = [100]; print(a, a[1:1], a[10:])
b = a; b += [1]; print(a is b, a[-1]); b = b + [2]; print(a is b)
c = [3, 1, 2]; c.sort(key=lambda x: -x); print(c)
c *= 2; print(c, c.index(1, 3), max(c), min(c), sum(c))
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [].remove(1), lambda: [1].index(2), lambda: [1][1], lambda: [1]["a"], lambda: [1, "a"].sort(), lambda: [] + (), lambda: [] * "a", lambda: [1].insert("a", 2), lambda: [].append(), lambda: [].nope, lambda: [1, 2, 3].index(1, 5), lambda: [1](0), lambda: [].extend(5), lambda: [].copy(1), lambda: hash([]), lambda: [1] - [1]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
