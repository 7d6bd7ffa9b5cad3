print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(2) for y in "ab"], {x: x ** 2 for x in range(3)}, {x % 3 for x in range(9)}, sum(x for x in range(4)))
print([[j for j in range(i)] for i in range(3)], [y for x in [[1, 2], [3]] for y in x], {k: v for k, v in zip("ab", [1, 2]) if v > 1}, list(x for x in "ab"))
x = "outer"
print([x for x in range(3)], x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f(2) for f in [lambda v, i=i: v + i for i in range(3)]])
print([y := 5, y * 2], y, [last := v for v in range(3)], last)
print([a if a > 1 else -a for a in range(3)], any(x > 2 for x in [1, 2, 3]), all(x for x in []), max((len(w), w) for w in ["a", "bbb", "cc"]))
