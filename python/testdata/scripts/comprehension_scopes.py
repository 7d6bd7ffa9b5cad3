x = "outer"
print([x for x in range(3)], x)
print([(i, j) for i in range(3) for j in range(i)], {k: v for k, v in [("a", 1)]}, {c for c in "a"}, list(c for c in "xy"))
print([[r * c for c in range(3)] for r in range(2)], [a for a, *b in [(1, 2, 3)]], [i for i in range(10) if i % 2 if i > 3])
matrix = [[1, 2], [3, 4]]
print([list(row) for row in zip(*matrix)], [v for row in matrix for v in row], {len(w): w for w in ["a", "bb", "cc"]})
fs = [(lambda: i) for i in range(3)]
print([f() for f in fs])
def f():
    n = 2
    return [n * i for i in range(3)], [j for j in range(n)], sum(n for _ in range(n))
print(f())
try:
    [undefined for _ in range(1)]
except NameError as e:
    print(e)
try:
    print(i)
except NameError as e:
    print(e)
print([y := 1, y + 1], [x async_ for async_ in []] if False else "ok") if False else print("ok")
