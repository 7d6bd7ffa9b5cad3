import os, os.path
from os.path import join
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
os.makedirs("w/a/b", exist_ok=True)
with open("w/x.txt", "w") as f:
    print(f.write("héllo\nworld\r\nlast"), f.mode, f.closed, f.name, f.tell(), f.writable(), f.readable())
print(f.closed, t(f.write, "x"), t(f.read))
print(open("w/x.txt").read().__repr__(), open("w/x.txt", newline="").read().__repr__(), open("w/x.txt", "rb").read())
with open("w/x.txt") as f:
    print(f.readline().__repr__(), f.tell(), f.read(3), f.tell(), f.seek(0), f.readlines(), f.read().__repr__(), f.readline().__repr__())
with open("w/x.txt") as f:
    for i, line in enumerate(f): print(i, repr(line))
    print(list(f))
with open("w/x.txt") as f:
    next(f); print(t(f.tell)); print(next(f), end="")
with open("w/x.txt", "a") as f: print(f.tell()); f.write("!\n"); print(f.tell())
with open("w/x.txt", "r+") as f:
    print(f.read(2)); f.seek(0); f.write("H"); f.seek(0, 2); f.write("end"); f.seek(0); print(repr(f.read()))
with open("w/b.bin", "wb+") as f:
    f.write(b"\x00\x01\x02\xff"); f.seek(-2, 2); print(f.read(), f.tell()); f.seek(1); f.write(b"Z"); f.seek(0); print(f.read()); print(f.truncate(2)); f.seek(0); print(f.read())
print(t(open, "w/none.txt"), t(open, "w"), t(open, "w/x.txt", "x"), t(open, "nodir/y", "w"), t(open, "w/x.txt", "q"), t(open, "w/x.txt", "rw"), t(open, "w/x.txt", "rb", encoding="utf-8"), t(open, 5.5), t(open, "w/x.txt", "bt"), t(open, "w/x.txt", "+"))
with open("w/new.txt", "x") as f: f.writelines(["a\n", "b\n"])
print(open("w/new.txt").readlines())
print(t(open("w/new.txt").write, "x"), t(open("w/o", "w").read), t(open("w/new.txt", "rb").write, b"x"), t(open("w/o", "wb").read), t(open("w/o", "wb").write, "s"), t(open("w/o", "w").write, b"s"), t(open("w/o", "w").write, 5))
open("w/l.txt", "w", encoding="latin-1").write("é"); print(open("w/l.txt", "rb").read(), t(open("w/l.txt").read), open("w/l.txt", errors="replace").read(), open("w/l.txt", encoding="latin-1").read())
open("w/u16", "w", encoding="utf-16").write("a\nb"); print(open("w/u16", "rb").read(), open("w/u16", encoding="utf-16").read().split())
open("w/sig", "w", encoding="utf-8-sig").write("x"); print(open("w/sig", "rb").read(), open("w/sig", encoding="utf-8-sig").read(), repr(open("w/sig").read()))
open("w/crlf", "w", newline="\r\n").write("a\nb\n"); print(open("w/crlf", "rb").read(), open("w/crlf").readlines(), open("w/crlf", newline="").readlines(), open("w/crlf", newline="\n").readlines())
print(repr(open("w/x.txt")), repr(open("w/x.txt", "rb")), repr(open("w/x.txt", "wb")), repr(open("w/x.txt", "w", encoding="ascii")))
print(sorted(os.listdir("w")), os.path.exists("w/a"), os.path.isdir("w/a"), os.path.isfile("w/new.txt"), os.path.isfile("w/a"), os.path.getsize("w/new.txt"), os.path.islink("w/a"))
print(t(os.listdir, "zz"), t(os.listdir, "w/new.txt"), t(os.mkdir, "w/a"), t(os.makedirs, "w/a"), os.makedirs("w/a", exist_ok=True), t(os.mkdir, "q/r/s"), t(os.remove, "w/zz"), t(os.remove, "w/a"), t(os.rmdir, "w/a"), t(os.rmdir, "w/new.txt"), t(os.rename, "w/zz", "w/yy"), t(os.stat, "zz"), t(os.path.getsize, "zz"), t(os.makedirs, "w/new.txt/x"))
os.rename("w/new.txt", "w/ren.txt"); os.replace("w/ren.txt", "w/o"); print(open("w/o").read(), os.path.exists("w/ren.txt"))
open("w/a/b/deep.txt", "w").write("x"); open("w/a/f.csv", "w").close()
for root, dirs, files in sorted(os.walk("w/a")): print(root, sorted(dirs), sorted(files))
print([r for r, d, f in os.walk("w/a", topdown=False)], list(os.walk("nope")))
with os.scandir("w/a") as it:
    for e in sorted(it, key=lambda e: e.name): print(e.name, e.path, e.is_dir(), e.is_file(), e.stat().st_size, e)
st = os.stat("w/o"); print(st.st_size, st[6], len(st), type(st).__name__, oct(st.st_mode)[:4], st.st_mtime > 1e9)
for f in (os.path.basename, os.path.dirname, os.path.split, os.path.splitext, os.path.normpath, os.path.isabs):
    print(f.__name__, [f(p) for p in ("/a/b/c.txt", "a.tar.gz", "/a/b/", "", "/", "a//b/../c/./d", ".bashrc", "..", "/..", "a/.b.c", "//x", "///x", "a/...", "x.")])
print(join("a", "b"), join("a/", "b"), join("a", "/b"), join("a", "", "b", ""), join(""), join("a", "b", "c"), t(join, "a", 1), t(join, "a", b"b"))
print(os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonpath(["/usr/lib", "/usr/local/x"]), os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), t(os.path.commonpath, ["a", "/b"]))
print(os.sep, os.linesep.__repr__(), os.curdir, os.pardir, os.extsep, os.pathsep, os.name, os.devnull)
os.environ["BROOK_T"] = "1"; print(os.environ["BROOK_T"], os.getenv("BROOK_T"), os.environ.get("NOPE_X"), os.getenv("NOPE_X", "d"), "BROOK_T" in os.environ, t(lambda: os.environ["NOPE_X"]), os.environ.pop("BROOK_T"), t(lambda: os.environ.__setitem__("a", 1)), os.path.expandvars("$NOPE_Y/x"))
cwd = os.getcwd(); os.chdir("w"); print(os.path.exists("x.txt"), os.path.abspath("q") == join(cwd, "w/q"), os.path.basename(os.getcwd())); os.chdir(".."); print(t(os.chdir, "nope"), t(os.chdir, "w/o"))
print(isinstance("x", os.PathLike), len(os.urandom(8)), type(os.getpid()), t(os.fspath, 5), os.fspath("a"))
class P:
    def __fspath__(self): return "w/o"
print(open(P()).read(), os.path.join(P(), "x"), isinstance(P(), os.PathLike), os.path.exists(P()))
try: open("nope.txt")
except OSError as e: print(e.errno, e.strerror, e.filename, e.args, isinstance(e, FileNotFoundError), repr(e))
try: os.rename("nope1", "nope2")
except OSError as e: print(e.filename, e.filename2)
with open("w/multi", "w") as a, open("w/multi2", "w") as b: print("to a", file=a); print("to b", 1, 2, sep="-", file=b)
print(open("w/multi").read(), open("w/multi2").read())
print(sum(1 for _ in open("w/multi")), [l.strip() for l in open("w/multi2")], open("w/multi").read(2), open("w/multi").readline(2))
os.remove("w/multi"); print(os.path.exists("w/multi"))
