b = b"Hello, \xff World"
print(b.isdigit(), b"12".isdigit(), b"ab".isalpha(), b"\xe9".isalpha(), b"a1".isalnum(), b" ".isspace(), b"AB".isupper(), b.istitle(), b"\xff".isascii(), b.capitalize(), b.title(), b.swapcase(), b"x".center(5, b"*"), b"x".ljust(3), b"x".rjust(3), b"-7".zfill(4))
print(b"a\nb\r\nc".splitlines(), b.partition(b", "), b.rpartition(b"l"), b.index(b"W"), b.rindex(b"l"), b"a b c".rsplit(None, 1), b"a\tb".expandtabs(4), b"pre-x".removeprefix(b"pre-"), b"x.py".removesuffix(b".py"), bytearray(b"ab").title(), bytearray(b"a b").split())
for f in (lambda: b.index(b"zz"), lambda: b.partition("x"), lambda: b.nope, lambda: b["a"], lambda: b + 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
