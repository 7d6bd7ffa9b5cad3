print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance("a", (int, (float, str))), isinstance(1.0, int), isinstance(None, type(None)))
print(isinstance([], list), isinstance((), tuple), isinstance({}, dict), isinstance(set(), set), isinstance(frozenset(), set), isinstance(b"", bytes), isinstance(range(3), range))
print(isinstance(int, type), isinstance(len, object), isinstance(1, object), isinstance(1, int | str), isinstance(ValueError(), Exception), issubclass(bool, int), issubclass(int, (str, object)))
for f in (lambda: isinstance(1, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance("a", (int, 5)), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, list[int])):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(type(1) is int, type(True) is bool, type("") == str, type(type) is type, type(1.5).__name__)
