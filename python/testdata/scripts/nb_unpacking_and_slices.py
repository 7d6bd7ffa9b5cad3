# Unpacking, starred expressions, slices and in-place changes.
first, *middle, last = range(6)
(a, b), [c, *d] = (1, 2), "xyz"
print(first, middle, last, a, b, c, d)
*init, tail = "ab"
head, = [1]
print(init, tail, head)
x, y = 1, 2
x, y = y, x + y
grid = [[0] * 3 for _ in range(2)]
grid[0][1], grid[1][2] = 5, 6
i = 0
i, grid[i][0] = 1, 9
print(x, y, grid, i)
print([*range(3), *"ab", *{"k": 1}], {*[1, 2], *(2, 3)}, {**{"a": 1, "b": 2}, "b": 3}, (*[], 1), [*map(str, range(2))])
for n, (k, *rest) in enumerate([("a", 1, 2), ("b",)]):
    print(n, k, rest)


def f(*args, **kwargs):
    return args, kwargs


print(f(*[1, 2], 3, *(4,), **{"a": 1}, b=2, **dict(c=3)))
for bad in ("a, b = 1", "a, b = 1, 2, 3", "a, *b = ()", "[a, b] = 'x'", "f(**{1: 2})", "f(*5)", "f(**5)", "f(a=1, **{'a': 2})", "for a, b in [1]: pass"):
    try:
        exec(bad)
    except Exception as e:
        print(f"{bad:<22} {type(e).__name__}: {e}")
for bad in ("*a = 1", "a, *b, *c = 1", "f(a=1, a=2)", "f(a=1, 2)", "1 = x", "f() = 1", "x + 1 = 2", "(a, 1) = 2", "del f()", "a = b = 3 = c", "x ++", "def g(a, a): pass", "return 5", "yield 1", "break", "print 'x'", "if x = 1: pass", "lambda x=1, y: 0", "class A: return", "else: pass", "for in x: pass", "x = [1, 2", "x = )", "'abc", "f'{'", "0777", "1__0", "a b", "import", "from x import", "global x; x = 1; global y", "nonlocal q"):
    try:
        compile(bad, "s", "exec")
        print("fine:", bad)
    except SyntaxError as e:
        print(f"{bad:<34} {type(e).__name__}: {e.msg}")
s = list(range(10))
print(s[2:5], s[-3:], s[:-7], s[::3], s[::-2], s[8:2:-2], s[100:], s[-100:2], s[5:2], "hello"[1:4], (1, 2, 3)[::-1], range(10)[2:8:3])
s[1:3] = ["a", "b", "c"]
s[5:5] = [0]
s[-1:] = []
del s[::4]
print(s)
try:
    s[::2] = [1]
except ValueError as e:
    print(e)
t = s
t += ["more"]
t = t + ["copy"]
print(s[-1], t[-1], s is t)
sl = slice(1, None, 2)
print(s[sl], sl.indices(5), sl, slice(3) == slice(None, 3))
m = {"a": 1}
m |= {"b": 2}
m["c"] = m.get("c", 0) + 1
n = m.copy()
n.update(a=5, d=6)
print(m, n, m.keys() ^ n.keys() == {"d"})
z = 7
z **= 2
z //= 5
z <<= 3
z ^= 5
z %= 50
print(z, -7 // 2 * 2 + -7 % 2)
