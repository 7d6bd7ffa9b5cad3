# Decorators: timing by a fake clock, retries, memo, validation, registration.
import functools
import inspect

clock = iter(range(0, 1000, 7))


def timed(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        start = next(clock)
        try:
            return fn(*args, **kwargs)
        finally:
            print(f"{fn.__name__} took {next(clock) - start}")
    return wrapper


def retry(times=3, on=(Exception,), default=None):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, **kwargs)
                except on as e:
                    print(f"attempt {attempt}: {type(e).__name__}: {e}")
            return default
        wrapper.times = times
        return wrapper
    return decorate


class Memo:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn, self.cache = fn, {}

    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.fn(*args)
        return self.cache[args]

    def __get__(self, obj, cls=None):
        return self if obj is None else functools.partial(self, obj)


registry = {}


def register(name=None):
    def decorate(obj):
        registry[name or obj.__name__] = obj
        return obj
    return decorate(name) if callable(name) and not isinstance(name, str) and not (name := None) else decorate


def typed(fn):
    hints = fn.__annotations__

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        names = fn.__code__.co_varnames
        for n, v in [*zip(names, args), *kwargs.items()]:
            if n in hints and not isinstance(v, hints[n]):
                raise TypeError(f"{fn.__name__}: {n} must be {hints[n].__name__}, not {type(v).__name__}")
        return fn(*args, **kwargs)
    return wrapper


@timed
def add(a, b=1):
    "Adds."
    return a + b


print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(2, 2), str(inspect.signature(add.__wrapped__)))
calls = iter([ValueError("one"), KeyError("two"), "ok"])


@retry(times=3, on=(ValueError, KeyError))
def flaky():
    v = next(calls)
    if isinstance(v, Exception):
        raise v
    return v


print(flaky(), flaky.times)


@retry(2, default="gave up")
def never():
    return 1 / 0


print(never())


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache), fib.__name__)


@typed
def repeat(text: str, n: int = 2) -> str:
    return text * n


print(repeat("ab"), repeat("x", n=3))
for args, kw in ((("a", "b"), {}), ((1,), {}), (("a",), {"n": 1.5}), ((), {}), (("a", 1, 2), {})):
    try:
        print(repeat(*args, **kw))
    except TypeError as e:
        print(e)


@register("special")
class Plugin:
    @property
    def name(self): return "plugin"

    @functools.cached_property
    def heavy(self):
        print("computing")
        return 42


p = registry["special"]()
print(p.name, p.heavy, p.heavy, "heavy" in vars(p))
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, abs, int)("-5"), functools.partial(pow, exp=2)(5), [f(3) for f in [lambda x, n=n: x ** n for n in range(3)]])
