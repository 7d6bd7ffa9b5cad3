print(eval("1 + 2"), eval(" 3"), eval("x * 2", {"x": 4}), eval("y", {}, {"y": 9}))
exec("a = 5\nb = a + 1")
print(a, b)
ns = {}
exec("def f(n):\n    return n * 2\nv = f(4)", ns)
print(ns["v"], ns["f"](10), sorted(k for k in ns if not k.startswith("__")))
code = compile("z = 3", "<string>", "exec")
exec(code)
print(z)
print(eval(compile("z + 1", "f.py", "eval")))
for s in ("1 +", "x = 1", "import os", "(1,"):
    try:
        print(eval(s))
    except SyntaxError as e:
        print(type(e).__name__, e)
try:
    exec("raise ValueError('inside')")
except ValueError as e:
    print(e)
try:
    eval(5)
except TypeError as e:
    print(e)
