print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 ** 2, 2 ** 0.5, 1e308 * 10, 0.1 * 3)
print(divmod(7.5, 2), divmod(-7.5, 2), float("inf") - float("inf"))
print(1 == 1.0, 1 < 1.5, float("nan") == float("nan"), float("nan") != float("nan"), hash(1.0) == hash(1))
print((2.5).is_integer(), (3.0).is_integer(), (0.75).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+1"))
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: float("x"), lambda: 10.0 ** 400, lambda: float([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
