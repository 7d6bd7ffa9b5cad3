import io
s = io.StringIO()
print("a", 1, file=s); s.write("b\n"); print(s.getvalue().splitlines(), s.tell())
t = io.StringIO("one\ntwo\nthree é"); print(t.read(2), t.readline(), t.readlines(), t.read(), t.seek(0), [l.strip() for l in t], t.seek(4), t.read(), t.tell())
t.seek(0); t.write("ONE"); print(t.getvalue(), t.truncate(5), repr(t.getvalue()))
b = io.BytesIO(b"abc"); print(b.read(1), b.read(), b.write(b"de"), b.getvalue())
with io.StringIO("x") as f: print(f.read(), f.closed)
print(f.closed, s.write("héé"), io.StringIO("a\nb").readlines())
for bad in [lambda: f.read(), lambda: io.StringIO(5), lambda: io.StringIO().write(5), lambda: io.BytesIO().write("x"), lambda: io.StringIO().seek(-1)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
