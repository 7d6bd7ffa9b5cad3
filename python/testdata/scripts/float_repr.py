for x in (0.1, 1/3, 1e16, 1e15, 123456789012345680.0, 1e22, 1e-4, 1e-5, 1.5e300, -0.0, 100.0, 2.5, 1e100, 5e-324, 1.7976931348623157e308, 0.1 + 0.2):
    print(x, repr(x))
print(float("inf"), float("-inf"), float("nan"), float("1e3"), float("  -2.5 "), float("1_0.5"))
print(1e400, -1e400, 1e-400)
