import uuid, hashlib, base64
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.version, u == uuid.UUID(hex="{12345678123456781234567812345678}"), uuid.UUID(int=5), u.bytes, {u: 1}[uuid.UUID(str(u))], u < uuid.UUID(int=2**127), u.urn)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.NAMESPACE_X500, uuid.uuid4().version, len(str(uuid.uuid4())), uuid.uuid4() != uuid.uuid4())
print(hashlib.md5(b"abc").hexdigest(), hashlib.sha256("é".encode()).hexdigest(), hashlib.sha1().hexdigest(), hashlib.new("sha512", b"x").hexdigest()[:20], hashlib.sha256(b"a").digest()[:4])
h = hashlib.sha256(); h.update(b"a"); k = h.copy(); h.update(b"b"); print(h.hexdigest() == hashlib.sha256(b"ab").hexdigest(), k.hexdigest() == hashlib.sha256(b"a").hexdigest(), h.name, h.digest_size)
print(base64.b64encode(b"hello \xff"), base64.b64decode("aGVsbG8="), base64.b64decode(b"aGVs\nbG8="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.urlsafe_b64decode("-_8="), base64.b32encode(b"hi"), base64.b32decode("NBUQ===="), base64.b16encode(b"\x0f"), base64.b64encode("é".encode()).decode())
for bad in [lambda: uuid.UUID("x"), lambda: hashlib.md5("x"), lambda: hashlib.new("nope"), lambda: base64.b64encode("x"), lambda: base64.b64decode("abc"), lambda: base64.b64decode("abcde"), lambda: uuid.UUID()]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
