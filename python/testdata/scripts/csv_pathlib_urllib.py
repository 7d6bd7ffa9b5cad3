import csv, io, os
from pathlib import Path, PurePath, PurePosixPath, PosixPath
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
S = 'id,name,note\n1,"Smith, J","said ""hi"""\n2,é,"multi\nline"\n\n3,,\n4,a"b,"x"y\n'
for row in csv.reader(io.StringIO(S)): print(row)
for row in csv.DictReader(io.StringIO(S)): print(row)
r = csv.reader(S.splitlines(True)); next(r); print(r.line_num, list(r), r.line_num)
print(list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")), list(csv.reader(["a, b,  \"c, d\""], skipinitialspace=True)), list(csv.reader(["1,\"2\",3.5"], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['a,"b,c'], quoting=csv.QUOTE_NONE)), list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(["a\tb"], dialect="excel-tab")), list(csv.reader(['"unclosed'])), list(csv.reader([""])), list(csv.reader(["a,b,"])))
print(t(lambda: list(csv.reader(['"a"b'], strict=True))), t(lambda: list(csv.reader([b"a"]))), t(csv.reader, [], delimiter="xx"), t(csv.reader, [], dialect="nope"), t(csv.reader, [], foo=1), t(lambda: list(csv.reader(["a\rb"]))), t(csv.reader, 5))
o = io.StringIO(); w = csv.writer(o); w.writerow(["a", 1, 2.5, None, "x,y", 'q"t', "l\nm", "", True]); w.writerows([[1], [""], [], ["é"]]); print(repr(o.getvalue()))
for q in (0, 1, 2, 3):
    o = io.StringIO(); w = csv.writer(o, quoting=q, lineterminator="\n", escapechar="\\"); w.writerow(["a", 1, 2.5, None, "x,y", 'q"t', "sp ace"]); print(repr(o.getvalue()))
print(t(csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow, ["a,b"]), t(csv.writer(io.StringIO()).writerow, 5), t(csv.writer, 5), csv.list_dialects())
o = io.StringIO(); w = csv.DictWriter(o, ["a", "b"], restval="-", extrasaction="ignore"); w.writeheader(); w.writerow({"a": 1, "c": 3}); w.writerows([{"a": 2, "b": 3}]); print(repr(o.getvalue()), t(csv.DictWriter(o, ["a"]).writerow, {"z": 1, "y": 2}))
with open("f.csv", "w", newline="") as f: csv.writer(f).writerows([["x", "y"], [1, 2], ["a\r\nb", 3]])
print(open("f.csv", "rb").read()); 
with open("f.csv", newline="") as f: print(list(csv.DictReader(f)))
print(list(csv.DictReader(["a,b", "1,2,3", "4"], restkey="rest", restval="none")), list(csv.DictReader(["1,2"], fieldnames=["x", "y"])), csv.DictReader(["a,b"]).fieldnames)
csv.register_dialect("pipe", delimiter="|"); print(list(csv.reader(["a|b"], "pipe")), csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
p = Path("/usr/local/lib/python3.11/x.tar.gz")
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.root, p.anchor, p.is_absolute(), list(p.parents)[:2], p.parents[-1], p.with_name("y"), p.with_suffix(".zip"), p.with_suffix(""), p.with_stem("q"), p.relative_to("/usr"), p.match("*.gz"), p.match("lib/*/*.gz"), p.as_uri())
for s in ("", ".", "a//b/./c/", "/", "//x", "..", "a/../b", ".bashrc", "a.", "/a", "x.y.z"):
    q = PurePosixPath(s); print(repr(q), q.parts, repr(q.name), repr(q.stem), repr(q.suffix), q.suffixes, q.parent)
print(Path("a") / "b" / "c.txt", "x" / Path("y"), Path("a") / "/abs", Path("a", "b", "c"), Path(Path("a"), "b"), Path("a") == Path("a/"), Path("a") < Path("b"), sorted([Path("b"), Path("a/c"), Path("a")]), {Path("a"): 1}[Path("a")], hash(Path("a")) == hash(Path("a")), Path("a").joinpath("b", "c"), str(Path("a")) + "x", f"{Path('a'):>5}" if False else "")
print(t(lambda: Path("a") / 5), t(lambda: Path(5)), t(p.relative_to, "/var"), t(p.with_suffix, "zip"), t(Path("/").with_name, "x"), p.is_relative_to("/usr"), isinstance(p, PurePath), type(PurePath("a")).__name__, type(p).__name__, isinstance(p, os.PathLike), os.fspath(p), t(lambda: p.parents[99]))
d = Path("data/sub"); d.mkdir(parents=True); (d / "a.txt").write_text("hello\nworld\n"); (d / "b.bin").write_bytes(b"\x00\x01"); (Path("data") / "c.csv").touch()
print(t(d.mkdir), d.mkdir(exist_ok=True), t(Path("q/w").mkdir), (d / "a.txt").read_text(), (d / "b.bin").read_bytes(), (d / "a.txt").exists(), d.is_dir(), (d / "a.txt").is_file(), Path("nope").exists(), (d / "a.txt").stat().st_size)
print(sorted(x.name for x in Path("data").iterdir()), sorted(map(str, Path("data").glob("*"))), sorted(map(str, Path("data").rglob("*.txt"))), sorted(map(str, Path("data").glob("**/*"))), sorted(map(str, Path("data").glob("**"))), sorted(map(str, Path(".").glob("data/*/a*"))))
with (d / "a.txt").open() as f: print(f.readlines(), f.name)
print((d / "a.txt").rename(d / "z.txt"), t((d / "nope").read_text), t((d / "nope").unlink), (d / "nope").unlink(missing_ok=True), t(d.rmdir), t(list, Path("zz").iterdir()), t((d / "z.txt").write_text, 5))
(d / "z.txt").unlink(); print(sorted(os.listdir(d)), Path("data").absolute() == Path.cwd() / "data", Path("data/../x").resolve() == Path.cwd() / "x", open(Path("data/c.csv")).read() == "", os.path.join(d, "x"), os.path.exists(d), Path("~/x").expanduser() != Path("~/x"))
class MyPath(PosixPath): pass
print(repr(MyPath("a") / "b"), MyPath("a").parent)
from urllib.parse import *
print(quote("a b/c?é&=~"), quote("a/b", safe=""), quote_plus("a b&c"), unquote("a%20b%C3%A9%zz"), unquote_plus("a+b"), urlencode({"a": 1, "b": "x y", "c": [1, 2]}), urlencode({"c": [1, 2]}, doseq=True), parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=%20", keep_blank_values=True))
for u in ("https://user:pw@Host.com:8080/p/a;x?q=1&r=2#frag", "file:///tmp/x", "/rel/path?x", "mailto:a@b.c", "//h/p", "s3://bucket/key", "", "http://[::1]:80/", "a:b"):
    r = urlparse(u); print(r, r.hostname, t(lambda: r.port), r.username, r.geturl(), urlsplit(u))
for b, u in (("http://a/b/c/d;p?q", x) for x in ("g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "../g", "../../g", "../../../g", "", "http:g", "g;x", ".", "..", "mailto:x")): print(urljoin(b, u), end=" ")
print(t(lambda: urlparse("http://h:x/").port))
