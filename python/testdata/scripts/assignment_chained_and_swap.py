a = b = c = []
a.append(1)
print(b, c is a)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), [r, *s] = (1, 2), [3, 4, 5]
print(p, q, r, s)
i = 0
arr = [0, 0, 0]
i, arr[i] = 2, 9
print(i, arr)
first, *mid, last = "hello"
print(first, mid, last)
*init, tail = range(3)
print(init, tail)
m = n = 5
m += 1
print(m, n)
d = {}
d["a"], d["b"] = 1, 2
print(d)
for k, (u, v) in [("x", (1, 2)), ("y", (3, 4))]:
    print(k, u, v)
for f in ("a, b = 1", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = {}", "[a, b] = 'xyz'", "(a, b), c = 1, 2"):
    try:
        exec(f)
    except Exception as e:
        print(type(e).__name__, e)
