def check(*sources):
    for s in sources:
        try:
            print(repr(s), eval(s))
        except SyntaxError as e:
            print(repr(s), type(e).__name__, e.msg, e.lineno)

check("0xg", "0x", "0b2", "0b12", "0b", "0o8", "0o", "012", "00", "0_0", "1__0", "1_", "1_000", "0x_ff", "1e", "1e5", "1.5.2", "1abc", "1.5abc", "0xfg", "1e+", ".5", "5.", "1_0.5_0", "0777", "0b_1", "1if 2 else 3", "0xfor 1", "1 if 1else 2", "9and 1", "1.e3", "1._5", "123456789012345678901234567890", "0XFF", "0O17", "0B11", "1E3")
