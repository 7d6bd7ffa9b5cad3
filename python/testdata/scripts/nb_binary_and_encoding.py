# Bytes, encodings, hashes and checksums, and text in files.
import base64
import hashlib
import io
import os

text = "Grüße, 世界 🌍\n"
for enc in ("utf-8", "utf-16-le", "utf-16", "utf-32-be", "utf-8-sig"):
    data = text.encode(enc)
    print(enc, len(data), data[:8].hex(" "), data.decode(enc) == text)
for enc, errors in (("ascii", "replace"), ("ascii", "ignore"), ("latin-1", "replace")):
    print(text.encode(enc, errors))
for bad in (lambda: text.encode("ascii"), lambda: b"\xff\xfe".decode("utf-8"), lambda: b"abc\x80".decode("ascii"), lambda: "x".encode("nope"), lambda: b"\xe4\xb8".decode()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
b = bytearray(b"hello")
b[0] = ord("J")
b += b" world"
b[1:3] = b"EL"
print(b, bytes(b).upper(), b.find(b"w"), b.split(), b[::-1], list(b[:3]), b.hex(), bytes.fromhex("4a 45"), b"a,b".split(b","), b"x".join([b"1", b"2"]), b"abc"[1], b"abc"[1:], b"%d-%s" % (5, b"z"), bytes(3), bytes([1, 2]), b"\x00\t\\'")
with open("blob.bin", "wb") as f:
    f.write(bytes(range(256)))
    f.seek(10)
    f.write(b"\xff\xff")
with open("blob.bin", "rb") as f:
    print(f.read(4), f.tell(), f.seek(9), f.read(4), f.seek(-2, os.SEEK_END), f.read(), f.read())
print(hashlib.sha256(open("blob.bin", "rb").read()).hexdigest()[:16], hashlib.md5(text.encode()).hexdigest(), hashlib.new("sha1", b"x").hexdigest()[:8], hashlib.sha512().digest_size)
h = hashlib.sha256()
for chunk in (b"a", b"b"):
    h.update(chunk)
print(h.hexdigest() == hashlib.sha256(b"ab").hexdigest(), h.name, h.block_size)
print(base64.b64encode(text.encode()), base64.b64decode(b"aGk="), base64.b32encode(b"hi"), base64.b16encode(b"\xff"), base64.urlsafe_b64encode(b"\xfb\xff"))
buf = io.BytesIO(b"one\ntwo\n")
print(buf.readline(), buf.read(), buf.tell(), buf.getvalue(), buf.seek(0), buf.write(b"ONE"), buf.getvalue())
s = io.StringIO("a\nb\nc")
print(s.readline(), list(s), s.seek(0), s.read(2), s.getvalue(), s.truncate(1), s.getvalue())


def crc(data):
    c = 0xFFFFFFFF
    for byte in data:
        c ^= byte
        for _ in range(8):
            c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    return c ^ 0xFFFFFFFF


print(hex(crc(b"123456789")), sum(b"abc") % 256, int.from_bytes(b"\x12\x34", "big"), (1000).to_bytes(2, "little"), "".join(f"{x:08b}" for x in b"Az"), chr(0x1F30D), ord("界"), ascii("é世"), "•")
