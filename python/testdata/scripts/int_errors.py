for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: int("x"), lambda: int("1.5"), lambda: int(""), lambda: int("12", 40), lambda: 1 << -1, lambda: int(None), lambda: int([1]), lambda: 0 ** -1, lambda: int(float("nan")), lambda: int(float("inf"))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
