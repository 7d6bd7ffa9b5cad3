s = "banana"
print(s.startswith("ba"), s.startswith(("x", "b")), s.endswith("na"), s.startswith("an", 1), s.find("an", 2), s.find("an", 2, 4), s.rindex("a"), s.count("an"), s.count("a", 2), s.count(""))
for f in (lambda: s.index("q"), lambda: s.rindex("q"), lambda: s[10], lambda: s["a"], lambda: s + 1, lambda: 1 + s, lambda: s * "a", lambda: s.nope, lambda: s < 1, lambda: 1 in s, lambda: ord("ab"), lambda: chr(-1), lambda: chr(0x110000)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
