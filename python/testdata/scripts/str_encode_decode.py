b = "héé€😀".encode()
print(b, len(b), b.decode(), "abc".encode("ascii"), "é".encode("latin-1"), "é".encode("utf-16-le"))
for f in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "a".encode("nope")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print("é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"))
