print("a,b,,c".split(","), " a  b ".split(), "a b c d".split(" ", 2), "a b c d".rsplit(" ", 1), " a  b c ".split(None, 1), "".split(), "".split(","))
print("a\nb\r\nc\n".splitlines(), "a\nb\n".splitlines(True), "k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
print(",".join(["a", "b"]), "".join(c for c in "xyz"), "-".join("abc"))
for f in (lambda: "a".split(""), lambda: ",".join([1]), lambda: ",".join(["a", None])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
