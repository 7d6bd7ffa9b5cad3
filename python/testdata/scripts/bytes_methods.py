b = b"hello \x00\xff world"
print(b, len(b), b[0], b[1:3], b + b"!", b * 2, 104 in b, b"lo" in b, list(b[:3]))
print(b.hex(), bytes.fromhex("68 69"), bytes([1, 2, 255]), bytes(3), b"a,b".split(b","), b"-".join([b"x", b"y"]), b"abc".upper(), b"abc".find(b"c"), b"ab".replace(b"a", b"z"), b"x" == b"x", b"a" < b"b", b"  a ".strip())
ba = bytearray(b"abc")
ba.append(100); ba[0] = 65; ba += b"ef"
print(ba, bytes(ba), len(ba), ba.hex(), ba.upper(), ba[1:3], list(ba), ba == b"Abcdef", b"bc" in ba, ba + b"!", ba * 2)
del ba[0]
ba[1:2] = b"ZZ"
print(ba, ba.pop(), ba.decode(), bytearray(2), isinstance(ba, bytes), ba.find(b"Z"))
for f in (lambda: b + "a", lambda: bytes([256]), lambda: bytes("é"), lambda: b[0:1] == "h"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
