def quicksort(a):
    if len(a) <= 1:
        return a
    p, *rest = a
    return quicksort([x for x in rest if x < p]) + [p] + quicksort([x for x in rest if x >= p])
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
def sieve(n):
    flags = [True] * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(flags[i * i::i])
    return [i for i in range(2, n + 1) if flags[i]]
def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x] + rest
def binary(a, x):
    lo, hi = 0, len(a) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if a[mid] == x:
            return mid
        lo, hi = (mid + 1, hi) if a[mid] < x else (lo, mid - 1)
    return -1
def matmul(a, b):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
memo = {}
def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(quicksort([3, 6, 1, 8, 2, 9, 2]), gcd(48, 36), sieve(30), list(permutations("abc"))[:3], binary([1, 3, 5, 7], 5), binary([1], 2), matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]), fib(90))
def hanoi(n, a, b, c):
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c) if n else []
print(len(hanoi(6, "a", "b", "c")), hanoi(2, "a", "b", "c"))
from functools import reduce
print(reduce(lambda a, b: a * b, range(1, 21)), [[1] if i == 0 else [1] * (i + 1) for i in range(3)], "".join(sorted("algorithm")), sum(int(c) for c in str(2 ** 100)))
