print(1, "a", None, 2.5, [1, "x"], sep="-")
print("a", "b", sep="")
print("no newline", end="")
print("!")
print()
print(end="end\n")
print("x", "y", sep="\n", end="<\n")
print(*[1, 2, 3], sep=", ")
print("flush", flush=True)
print("a\tb", "quote'd", 'back\\slash')
print("none", sep=None, end=None)
class W:
    def write(self, s):
        parts.append(s)
parts = []
print("a", "b", file=W())
print("".join(parts) == "a b\n")
for f in (lambda: print("x", sep=1), lambda: print("x", end=2), lambda: print("x", foo=1)):
    try:
        f()
    except TypeError as e:
        print(e)
