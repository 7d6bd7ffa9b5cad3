tests = [lambda: "x" * 10**12, lambda: [0] * 10**12, lambda: (1,) * 10**12, lambda: b"a" * 10**12, lambda: "%0999999999999d" % 1]
for t in tests[:4]:
    try:
        t()
        print("made")
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__, e)
for t in (lambda: "x" * 10**20, lambda: [1] * 10**20, lambda: "a" * -5, lambda: [] * 10**12, lambda: "" * 10**12):
    try:
        print(repr(t()))
    except OverflowError as e:
        print(e)
