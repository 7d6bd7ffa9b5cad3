print(True & False, True | False, True ^ True, True & 1, -1 >> 2**64, 1 >> 10**20, 0 << 10**20, -0.0 // float("inf"), 5.0 // 0.1, -7 // 2.0, 2 ** 0.5, 0.5 ** -2.5, 3 ** 0.3, 1.1 ** 10, 10 ** -5, 2.5 ** 3)
print("a" % [1, 2], "%c" % 65, "%c" % "z", "%*d|%-*d|" % (5, 3, 4, 2), "%(a)s" % {"a": 1}, slice(1, 2) < slice(1, 3), slice(1) == slice(None, 1))
for f in (lambda: 0 @ 1, lambda: True @ 2, lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%*d" % ("a", 1), lambda: "%s" % (1, 2), lambda: divmod("a", 1), lambda: chr(10**20), lambda: sum(1, 2, 3), lambda: reversed(1, 2), lambda: reversed(5), lambda: format("a", ",.2f"), lambda: int([], 99), lambda: str(1, 2), lambda: 1 << 10**20 if False else "skip", lambda: 1.5 & 1, lambda: None + 1, lambda: [] < 1, lambda: {} > {}, lambda: len(5), lambda: -"a", lambda: ~1.5, lambda: not_defined + 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(format(True, "<5"), format(False, ","), f"{True:d} {True} {True!r:>6}", format(1, "<010"), format(1.5, ">08"), float("inf").hex(), -0.0 % 5.0, 0 / -10**20, 5.0 % -5.0, format(65, "c"))
