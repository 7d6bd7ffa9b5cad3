import textwrap, bisect, heapq, glob, shutil, tempfile, fnmatch, os, random
T = "The quick brown fox -- jumps over the lazy-dog's well-known back--end, e-mail  x-ray  a-b-c state-of-the-art. Supercalifragilisticexpialidocious! Hello--world... foo-bar--baz  end.  Next one?\tTab\nnew line\n\n  para two-"
for w in (1, 5, 10, 17, 25, 40, 70, 200):
    print(w, textwrap.wrap(T, w))
    print(textwrap.wrap(T, w, break_long_words=False, initial_indent="* ", subsequent_indent="  "))
    print(textwrap.wrap(T, w, break_on_hyphens=False, drop_whitespace=False, replace_whitespace=False))
    print(textwrap.wrap(T, w + 6, max_lines=2), textwrap.shorten(T, w + 6, placeholder="..."))
    print(textwrap.fill(T, w, fix_sentence_endings=True, expand_tabs=False, tabsize=4))
print(repr(textwrap.dedent("""
    hello
      world

    \tx
   """)), repr(textwrap.dedent("  a\n\tb")), repr(textwrap.dedent("a\n  b")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda l: True)), textwrap.wrap(""), textwrap.fill("  x  "))
try: textwrap.wrap("x", 0)
except ValueError as e: print(e)
try: textwrap.shorten("hello world", 3)
except ValueError as e: print(e)
a = [1, 3, 3, 5, 9]
print([(bisect.bisect_left(a, x), bisect.bisect(a, x)) for x in range(0, 11)], bisect.bisect_left([("a", 1), ("b", 2)], 2, key=lambda t: t[1]))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
r = random.Random(3); h = []
for i in range(30): heapq.heappush(h, r.randrange(100))
print(h); print([heapq.heappop(h) for _ in range(10)]); print(heapq.heapreplace(h, 1), heapq.heappushpop(h, 50), h[:5])
x = [r.randrange(50) for _ in range(20)]; heapq.heapify(x); print(x)
print(heapq.nlargest(3, ["aa", "b", "cccc"], key=len), heapq.nsmallest(2, [5, 1, 4]), list(heapq.merge([1, 4, 7], [2, 4, 6], [0])), list(heapq.merge(["bb", "a"], ["c"], key=len, reverse=True)))
try: heapq.heappop([])
except IndexError as e: print(e)
print([fnmatch.fnmatch(n, p) for n, p in [("a.txt", "*.txt"), ("a.TXT", "*.txt"), ("ab", "a?"), ("a]", "a[]]"), ("ax", "a[!x]"), ("a[x", "a[x"), ("b-", "b[a-c-]")]], fnmatch.filter(["a.py", "b.txt"], "*.py"))
os.makedirs("d/e/f"); 
for p in ("d/1.csv", "d/2.csv", "d/e/3.csv", "d/e/f/4.txt", "d/.hid"): open(p, "w").write(p)
for p in ("d/*.csv", "d/*", "**/*.csv", "d/**", "d/**/", "*/*/*", "nope/*", "d/1.csv", "d/[12].csv", "d/?.csv", "*", "d/e/", "d/.*"):
    print(p, sorted(glob.glob(p)), sorted(glob.glob(p, recursive=True)))
print(glob.glob("*.csv", root_dir="d").__len__(), glob.escape("a[1]*"))
print(shutil.copy("d/1.csv", "d/e"), shutil.copyfile("d/1.csv", "c.txt"), shutil.copytree("d/e", "t"), sorted(os.listdir("t")), shutil.move("c.txt", "t/f"), open("t/f/c.txt").read())
for f in (lambda: shutil.copytree("d", "t"), lambda: shutil.rmtree("zz"), lambda: shutil.copy("zz", "y"), lambda: shutil.move("zz", "y"), lambda: shutil.copyfile("d/1.csv", "d/1.csv")):
    try: f()
    except OSError as e: print(type(e).__name__, e)
shutil.rmtree("t"); shutil.rmtree("zz", ignore_errors=True); print(os.path.exists("t"))
with tempfile.TemporaryDirectory() as td:
    print(os.path.isdir(td), td.startswith(tempfile.gettempdir()))
    open(os.path.join(td, "x"), "w").write("1")
print(os.path.exists(td))
with tempfile.NamedTemporaryFile("w+", suffix=".txt", delete=True) as f:
    f.write("tmp"); f.flush(); f.seek(0); print(f.read(), f.name.endswith(".txt"), os.path.exists(f.name))
print(os.path.exists(f.name)); d = tempfile.mkdtemp(prefix="pre"); print(os.path.basename(d)[:3], os.path.isdir(d)); shutil.rmtree(d)
