def check(*sources):
    for s in sources:
        try:
            compile(s, "<string>", "exec")
            print(repr(s), "ok")
        except SyntaxError as e:
            print(repr(s), type(e).__name__, e.msg, e.lineno)

check("x = [1, 2", "f(1, (2, 3]", "x = (1,\ny = 2", "print('a'", "{", "x = }", "a)", "]", "x = {1: 2", "f(\n\n", "(1]\n", "x = (\n  [1,\n 2)\n", "def f(:\n  pass", "foo(a, b", "print(1))", "a[1", "x = [i for i in range(3)\nprint(x)", 'print("a"\nb = 1', "f(1 2\nb = 1", "f(a b\n", "foo(1,\nx = 2\ny=3", "d = {1: 2\nprint(d)", "(" * 250)
