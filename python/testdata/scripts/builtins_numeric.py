print(abs(-5), abs(-2.5), abs(True), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(3, -1, 7), round(3.14159, 3))
print(bin(10), bin(-5), oct(64), hex(255), hex(-255), chr(97), ord("a"), chr(8364), ord("€"), int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"))
print(sum([1, 2, 3]), sum([0.1] * 3), sum([[1], [2]], []), sum((), 5), sum(x for x in range(4)), sum([True, True]), sum([1], start=10))
print(min(3, 1, 2), max([4, 9, 2]), min("hello"), max(["a", "bb"], key=len), max([], default=0), min(1, 2.5), max(1, True))
print(int(), float(), bool(), str(), list(), tuple(), dict(), set(), bytes(), frozenset(), complex if False else "")
print((5).bit_length(), (255).bit_count(), (0.5).as_integer_ratio(), (3).real, (2.0).is_integer(), (1.5).hex(), 7 .__add__(3), (-7) // 2, -7 % 3, 7 % -3, -7.5 // 2, 2 ** 100, 10 ** -2, 0 ** 0, -2 ** 2)
for f in (lambda: abs("x"), lambda: pow(2, 3, 0), lambda: chr(-1), lambda: ord("ab"), lambda: hex(1.5), lambda: sum(["a"]), lambda: sum(5), lambda: max(), lambda: max([]), lambda: round("x"), lambda: divmod(1, 0), lambda: 1 % 0, lambda: 1.0 // 0, lambda: 0 ** -1, lambda: int(float("nan")), lambda: int("12x"), lambda: int("9", 8), lambda: float("1.2.3"), lambda: 1 << -1, lambda: ~1.5, lambda: -"a", lambda: 10.0 ** 400, lambda: pow("a", 2), lambda: sum([1], "a"), lambda: sum(["a"], "")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
