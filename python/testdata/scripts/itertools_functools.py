from itertools import *
import itertools, functools
from functools import reduce, partial, wraps, lru_cache, cmp_to_key
print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1], [2, 3]])), list(islice(count(5, 2), 3)), list(islice("abcdefg", 1, 6, 2)))
print(list(islice(cycle("ab"), 5)), list(repeat(0, 3)), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise([1, 2, 3])), list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=2)))
print([(k, list(g)) for k, g in groupby("aabbc")], list(zip_longest([1, 2], "a", fillvalue="-")), list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(combinations("abc", 2)), list(permutations([1, 2, 3], 2)), list(combinations_with_replacement("ab", 2)), list(combinations([], 0)), len(list(permutations(range(4)))))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7), partial(int, base=2)("101"), partial(max, 3)(1, 2))
def deco(f):
    @wraps(f)
    def inner(*a):
        return f(*a) + 1
    return inner
@deco
def g(x):
    "doc"
    return x
print(g(1), g.__name__, g.__doc__)
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
reduce(lambda a, b: a, [])
