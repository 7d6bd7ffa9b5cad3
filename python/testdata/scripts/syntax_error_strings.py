def check(*sources):
    for s in sources:
        try:
            compile(s, "<string>", "exec")
            print(repr(s), "ok")
        except SyntaxError as e:
            print(repr(s), type(e).__name__, e.msg, e.lineno)

check("x = 'abc", 'x = "abc\ny = 1', "x = '''abc\n\n", "y = 1\nz = 'it's'", "b'é'", "'\\x4'", "'\\u12'", "'a' b'c'", "f'{'", "f'{}'", "f'}'", "f'{a'", "f'{1 +}'", "f'{x!z}'", "f'{a b}'", "f'{x:{y}'", "f'{*}'", "f\"{d['k']}\"", "f'{x!r:>{w}}'", "x = \"a", "f'{{}}'", "f'{ }'", "f'{a\\\\n}'", "f'{#}'")
