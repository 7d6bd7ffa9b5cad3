def check(*sources):
    for s in sources:
        try:
            compile(s, "<string>", "exec")
            print(repr(s), "ok")
        except SyntaxError as e:
            print(repr(s), type(e).__name__, e.msg, e.lineno)

check("x = 1 \\ \ny", "x = \\\n 1", "x = 1 \\", "x = 1;; y", ";", "x; y", "x = 1; ", "if 1: x; y", "if 1: if 2: x", "if 1: x\n  y", "\n\n  \nx = (\n1 +\n)", "# only comment", "", "\n", "x\n\n\n  y", "'''doc'''\nx", "a = 1\nb = 2\nc = = 3\n", "for i in range(3):\n    print(i)\n   print(2)", "x = 5 y = 6", "class A:\n    pass\n  x = 1", "pass;pass", "if True: pass\nelse: pass", "try: pass\nexcept: pass", "with open(x) as f, open(y) as g: pass", "with (open(x) as f, open(y) as g): pass", "with (a, b): pass", "with (a): pass", "with (a) as b: pass", "with a, b as c: pass", "with: pass", "with a as: pass", "x = not", "lambda", "lambda x: ", "[x for x]", "[x for x in]", "[for x in y]", "[x, y for x in z]", "{x: y for x in z}", "{x for x in y}", "(x, y for x in z)", "[x if y for x in z]", "[x for x in y if]", "[x for x in y else z]", "x = [1, 2, 3", "a = {1, 2", "def f():\n    return\n  x", "else:", "except:", "finally:", "elif x:", "import a.1", "x = yield", "print 'hello'", "print hello", "print(a b)", "x = a b", "if a b: pass", "while a b: pass", "return x y", "from a import b as", "@a b\ndef f(): pass", "a; b c", "try:\n    x\nexcept A as 1:\n    y", "try:\n    x\nexcept A as b.c:\n    y", "x = 'a' 'b' c", "match x:\n    case 1:\n        pass" if False else "x = 1", "match = 1", "match(x)", "match[x]", "type = 5", "case = 1", "print", "_ = 1")
