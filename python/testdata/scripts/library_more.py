import statistics, threading, queue, concurrent.futures, secrets, html, platform, gc, timeit, keyword, ast, importlib, inspect, typing, calendar, itertools, string
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
print(statistics.harmonic_mean([1, 2, 4]), statistics.harmonic_mean([40, 60], weights=[5, 30]), statistics.correlation([1, 2, 3], [1, 5, 7]), statistics.covariance([1, 2, 3], [4, 5, 9]), statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.median_grouped([1, 2, 2, 3]), statistics.NormalDist(0, 1).cdf(0.5), statistics.geometric_mean([1, 2, 4]), t(statistics.harmonic_mean, []), t(statistics.correlation, [1], [1]), statistics.mean([1, 2]), statistics.pvariance([1, 2, 3]))
out = []
th = [threading.Thread(target=lambda i=i: out.append(i)) for i in range(3)]
for x in th: x.start()
for x in th: x.join()
print(out, threading.current_thread().name)
lock = threading.Lock()
with lock: print(lock.locked())
with concurrent.futures.ThreadPoolExecutor(max_workers=2) as ex:
    fs = [ex.submit(pow, i, 2) for i in range(4)]
    print([f.result() for f in fs], list(ex.map(str, [1, 2])), sorted(f.result() for f in concurrent.futures.as_completed(fs)))
    bad = ex.submit(lambda: 1 / 0); print(t(bad.result), repr(bad.exception()))
q = queue.Queue(); q.put(1); q.put(2); print(q.get(), q.qsize(), q.empty(), t(queue.Queue().get_nowait)); pq = queue.PriorityQueue(); [pq.put(x) for x in (3, 1, 2)]; print([pq.get() for _ in range(3)])
print(len(secrets.token_hex(4)), secrets.choice([1]), html.escape("<a href='x'>&</a>"), html.unescape("&lt;&amp;&#39;&#x41;&eacute;&nope;"), keyword.iskeyword("for"), gc.collect() >= 0, timeit.timeit("1+1", number=10) >= 0)
print(ast.literal_eval("{'a': [1, (2, 3), None, True, -1.5, b'x']}"), t(ast.literal_eval, "open('x')").split("<")[0], t(ast.literal_eval, "1 +"), ast.literal_eval(" 5"), importlib.import_module("os.path").join("a", "b"))
def f(a, b: int = 2, /, c=3, *args: str, d, e: "x" = 5, **kw) -> bool:
    "doc\n    string"
    return a
class C:
    def m(self, x): pass
    def __init__(self, q=1): pass
print(inspect.signature(f), inspect.signature(C().m), inspect.signature(C), inspect.signature(lambda x, *, y: 1), [(p.name, str(p.kind) if False else int(p.kind), p.default if p.default is not inspect.Parameter.empty else "E") for p in inspect.signature(f).parameters.values()], inspect.isfunction(f), inspect.isclass(C), inspect.getdoc(f).__repr__(), inspect.ismethod(C().m))
TD = typing.TypedDict("TD", {"a": int}); x = TD(a=1); print(x, type(x))
class M(typing.TypedDict, total=False):
    a: int
print(M(a=1), M(), typing.Any, type(M(a=2)))
print(list(itertools.permutations("abc")), list(itertools.permutations(range(3), 2)), list(itertools.combinations("abcd", 3)), list(itertools.combinations("ab", 3)), list(itertools.combinations_with_replacement("abc", 2)), list(itertools.permutations([], 0)), list(itertools.combinations([1], 0)), list(itertools.combinations_with_replacement([], 2)), sum(1 for _ in itertools.combinations(range(20), 6)), sum(1 for _ in itertools.permutations(range(7))), list(itertools.permutations("ab", 3)))
a, b = itertools.tee(itertools.count()); print(next(a), next(a), next(b), list(itertools.islice(a, 3)), next(b))
print(calendar.calendar(2024)[:300]); print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 2, w=3), t(calendar.monthrange, 2024, 13), list(calendar.Calendar().itermonthdates(2024, 2))[:2], calendar.Calendar(6).monthdayscalendar(2024, 2)[0])
print(string.Formatter().format("{0} {a!r:>5} {1[0]}", 1, [2], a="x"), list(string.Formatter().parse("a{b!r:c}d{{")), string.capwords("ab cd"))
