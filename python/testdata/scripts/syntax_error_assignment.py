def check(*sources):
    for s in sources:
        try:
            compile(s, "<string>", "exec")
            print(repr(s), "ok")
        except SyntaxError as e:
            print(repr(s), type(e).__name__, e.msg, e.lineno)

check("1 = x", "'a' = x", "f() = 1", "f() + 1 = 2", "None = 1", "True = 1", "x + 1 = 2", "(a, 1) = x", "[a, f()] = x", "a = 1 = b", "x = = 1", "x == 1 = 2", "-x = 1", "not x = 1", "lambda: x = 1", "(x if y else z) = 1", "{1: 2} = x", "{1} = x", "[x for x in y] = 1", "(x for x in y) = 1", "f'{x}' = 1", "a < b = 1", "a and b = 1", "x() += 1", "1 += 1", "(a, b) += 1", "[a] += 1", "a, b += 1", "*a = 1", "*a, *b = x", "*a, = x", "for 1 in x: pass", "for f() in x: pass", "for a.b in x: pass", "[x for 1 in y]", "with a as 1: pass", "with a as f(): pass", "del f()", "del 1", "del a + b", "del (a, 1)", "del [a, b]", "del *a", "x: int = 1", "(x): int = 1", "a, b: int", "f(): int = 1", "a[0]: int = 2", "1: int", "(a := 1)", "a := 1", "(a.b := 1)", "(1 := 2)", "x = (y := 1, 2)", "import a as 1", "... = 1", "__debug__ = 1" if False else "x = 1", "a.b = c[d] = e, f = g", "x = yield = 1" if False else "y = 1", "print x", "print 'a', b", "exec 'x'", "x++", "++x", "x +", "x = ", "+= 1", "x =+ 1", "a b", "a b c", "5 5", "'a' x", "f(a b)", "[a b]", "(a b)", "{a b}", "{a: 1 b: 2}", "{a:}", "{a: 1, b}", "{1, a: 2}", "x = 1 if 2", "x = if", "a ? b", "x = $", "x = a!b", "é = 1", "x = €", "a\u200bb")
