import json, datetime as dt, collections, itertools, math, random, statistics, operator, copy, enum, dataclasses, typing, uuid, hashlib, base64, string, time, calendar, functools
def t(f, *a, **k):
    try: return f(*a, **k)
    except BaseException as e: return f"{type(e).__name__}: {e}"
print(json.dumps({"a": [1, 2.5, None, True, "é\n\"\\"], "b": {"c": ()}}), json.dumps({"b": 1, "a": 2}, sort_keys=True, indent=2), json.dumps([1, [2, {}], []], indent=1), json.dumps("é", ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps([float("nan"), float("inf")]), json.dumps([1, 2], separators=(",", ":")), t(json.dumps, {1, 2}), t(json.dumps, {(1, 2): 3}), json.dumps(dt.date(2024, 1, 1), default=str), json.loads('{"a": [1, 2.0, -3e2, null, true], "b": "\\u00e9\\n"}'), t(json.loads, "{a: 1}"), t(json.loads, "[1,]"), t(json.loads, ""), t(json.loads, '{"a": 1} x'), t(json.loads, "nul"), t(json.loads, None), json.loads("1"), json.loads('"x"'), json.loads("[1.5]", parse_float=str), json.loads('{"a":1}', object_pairs_hook=list), json.loads('{"a":{"b":1}}', object_hook=lambda d: tuple(d)), json.dumps({"k": dt.datetime(2024, 1, 1)}, default=lambda o: o.isoformat()), json.dumps({"a": 1}, indent="\t"), json.dumps({"x": 10**20}), json.loads("NaN"))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({"s": {2, 1}}, cls=Enc), t(json.dumps, object, cls=Enc)[:40], json.JSONEncoder(indent=1).encode([1]), json.JSONDecoder().decode("[1]"), json.JSONDecoder().raw_decode("[1] x"), json.dumps({"a": 1, ("b",): 2}, skipkeys=True))
try: json.loads('{"a": }')
except json.JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc, isinstance(e, ValueError))
d = dt.datetime(2024, 2, 29, 13, 5, 9, 123456)
print(d, repr(d), d.isoformat(), d.date(), d.time(), d.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %j %U %w %p %I %y %%"), d + dt.timedelta(days=1, hours=2), d - dt.datetime(2024, 1, 1), d.replace(year=2023, day=1), d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple().tm_yday, d.timestamp(), dt.datetime.fromisoformat("2024-01-02T03:04:05+02:00"), dt.datetime.strptime("02/Jan/2024:10:11:12 +0000", "%d/%b/%Y:%H:%M:%S %z"), dt.date(2024, 1, 31) + dt.timedelta(days=30), dt.date.fromisoformat("2024-12-25").strftime("%d.%m."), (dt.date(2024, 3, 1) - dt.date(2024, 2, 1)).days, dt.timedelta(seconds=3661), dt.timedelta(days=-1, seconds=5), repr(dt.timedelta(1, 2, 3)), dt.timedelta(hours=36) / 2, dt.timedelta(1) // dt.timedelta(hours=5), dt.timedelta(minutes=90).total_seconds(), dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc), dt.datetime.combine(dt.date(2024, 1, 1), dt.time(1, 2)), t(lambda: dt.datetime(2024, 13, 1)), t(lambda: dt.date(2023, 2, 29)), t(dt.datetime.strptime, "x", "%Y"), t(lambda: d < d.date()), dt.datetime.min, dt.date.max, d.ctime(), sorted([dt.date(2024, 1, 2), dt.date(2024, 1, 1)])[0], dt.time(10, 30).isoformat(), dt.timezone(dt.timedelta(hours=5, minutes=30)), t(lambda: d - 5), dt.datetime.fromtimestamp(0, dt.timezone.utc), dt.datetime.utcfromtimestamp(86400), abs(dt.timedelta(-1)), max(d, d), f"{d:%H:%M}", d.astimezone(dt.timezone.utc).tzinfo if False else "")
from zoneinfo import ZoneInfo
z = dt.datetime(2024, 7, 1, 12, tzinfo=ZoneInfo("America/New_York")); print(z, z.utcoffset(), z.tzname(), z.astimezone(ZoneInfo("Europe/Berlin")), t(ZoneInfo, "No/Where"), z.dst())
c = collections.Counter("mississippi"); print(c, c.most_common(2), c["z"], c + collections.Counter("mm"), c - collections.Counter("ssss"), sum(c.values()), list(c.elements())[:3], c.total()); c.update("zz"); c.subtract("z"); print(c["z"], dict(c), collections.Counter(a=1, b=0))
dd = collections.defaultdict(list); [dd[len(w)].append(w) for w in "a bb cc d".split()]; print(dd, dict(dd), dd.default_factory); q = collections.deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); q.rotate(1); print(q, q[0], q.popleft(), len(q))
P = collections.namedtuple("P", ["x", "y"], defaults=[5]); p = P(1); print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, P._make([1, 2]), t(P), t(lambda: setattr(p, "x", 1)), p == (1, 5)); cm = collections.ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), cm); od = collections.OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, list(od))
I = itertools
print(list(I.chain([1], "a")), list(I.islice(I.count(5, 2), 3)), list(I.accumulate([1, 2, 3])), list(I.accumulate([1, 2, 3], operator.mul, initial=2)), list(I.combinations("abc", 2)), list(I.permutations([1, 2, 3], 2))[:3], list(I.product("ab", [1, 2])), list(I.product([0, 1], repeat=2)), [(k, list(g)) for k, g in I.groupby("aabbc")], list(I.zip_longest([1], [2, 3], fillvalue=0)), list(I.takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(I.dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(I.starmap(pow, [(2, 3)])), list(I.repeat("x", 2)), list(I.compress("abc", [1, 0, 1])), list(I.filterfalse(lambda x: x % 2, range(5))), list(I.pairwise("abc")), [list(x) for x in I.tee([1, 2])], list(I.combinations_with_replacement("ab", 2)), next(I.cycle("ab")), list(I.chain.from_iterable([[1], [2]])), t(I.islice, [1], -1))
random.seed(42); print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(100), 5), random.uniform(1, 2), random.gauss(0, 1), random.choices("ab", k=3), random.choices("abc", weights=[1, 2, 3], k=2), random.randrange(0, 10, 3), random.getrandbits(70), random.betavariate(1, 2), random.expovariate(1), random.triangular(0, 1, 0.5)); l = list(range(10)); random.shuffle(l); print(l, random.Random(7).random(), random.Random("s").random(), random.randbytes(3), random.normalvariate(0, 1), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.gammavariate(2, 1)); st = random.getstate(); a = random.random(); random.setstate(st); print(a == random.random())
print(statistics.mean([1, 2, 3, 4]), statistics.median([1, 3, 2]), statistics.stdev([1, 2, 3, 4]), statistics.mode("aab"), statistics.pstdev([1, 2]), statistics.variance([1, 2, 3]), statistics.quantiles([1, 2, 3, 4], n=4), statistics.fmean([1, 2]), statistics.harmonic_mean([1, 2]), statistics.multimode("aabb"), t(statistics.mean, []))
class Color(enum.Enum):
    RED = 1
    GREEN = "g"
    @property
    def low(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color("g"), Color["RED"], Color.RED.value, Color.RED.low, list(Color), t(Color, 9), t(lambda: Color["X"]), Color.RED is Color(1), Color.RED in Color, {Color.RED: 1}, len(Color), isinstance(Color.RED, Color), Color.RED == 1)
class F(enum.Flag):
    A = enum.auto(); B = enum.auto(); C = A | B
class IE(enum.IntEnum):
    X = 1; Y = 2
class SE(enum.StrEnum):
    A = enum.auto(); B = "bb"
print(F.A | F.B, F.C & F.A, repr(F.A), IE.X < IE.Y, IE.X + 1, IE.X, f"{IE.Y}", SE.A, SE.B == "bb", f"{SE.A}", json.dumps(IE.X), sorted(IE), enum.unique(IE) is IE, F(3), bool(F(0)))
@dataclasses.dataclass(order=True)
class DC:
    a: int
    b: str = "x"
    c: list = dataclasses.field(default_factory=list, compare=False, repr=False)
    def __post_init__(self): self.a *= 2
x = DC(1); print(x, x == DC(1), DC(1) < DC(2), dataclasses.asdict(x), dataclasses.astuple(x), dataclasses.replace(x, b="z"), [f.name for f in dataclasses.fields(DC)], t(DC), t(DC, 1, 2, 3, 4), dataclasses.is_dataclass(x))
@dataclasses.dataclass(frozen=True, slots=True)
class FZ: q: int = 1
print(t(setattr, FZ(), "q", 2), hash(FZ()) == hash(FZ()), FZ(3), {FZ(): 1})
print(t(exec, "import dataclasses\n@dataclasses.dataclass\nclass Q:\n  a: list = []"), t(exec, "import dataclasses\n@dataclasses.dataclass\nclass Q:\n  a: int = 1\n  b: int"))
print(hashlib.md5(b"a").hexdigest(), hashlib.sha256("é".encode()).hexdigest()[:16], hashlib.sha1(b"").hexdigest(), base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xff\xfe"), uuid.UUID("12345678123456781234567812345678"), uuid.uuid5(uuid.NAMESPACE_DNS, "x.org"), len(str(uuid.uuid4())), string.ascii_lowercase, string.Template("$a ${b}").substitute(a=1, b=2), copy.deepcopy({"a": [1]}), calendar.monthrange(2024, 2), calendar.isleap(2024), calendar.month_name[3], calendar.day_abbr[0], time.strftime("%Y", time.gmtime(0)), operator.itemgetter(1, 0)([5, 6]), operator.attrgetter("real")(5), operator.methodcaller("upper")("a"), functools.reduce(operator.add, [1, 2]))
print(calendar.month(2024, 2)); print(calendar.monthcalendar(2024, 2)[0], calendar.weekday(2024, 1, 1), calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.TextCalendar(6).formatmonth(2023, 1))
T = typing.TypeVar("T"); print(typing.Optional[int], typing.Union[int, str], typing.List[int], typing.Dict[str, typing.Any], typing.get_type_hints(DC), typing.Callable[[int], str], typing.Tuple[int, ...], typing.get_origin(list[int]), typing.get_args(dict[str, int]), typing.Literal["a", 1], T, typing.Any, typing.cast(int, "x"))
class NT(typing.NamedTuple):
    a: int
    b: str = "q"
print(NT(1), NT(1).b, NT._fields); TD = typing.TypedDict("TD", {"a": int}); print(TD(a=1)); 
class Pr(typing.Protocol):
    def run(self) -> int: ...
class Gen(typing.Generic[T]):
    def __init__(self, v: T): self.v = v
print(Gen[int](5).v, Gen(3).v)
