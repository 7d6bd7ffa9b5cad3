# Pipelines of generators: reading, windows, batches, merging, and coroutines.
import heapq
from collections import deque
from itertools import chain, count, cycle, groupby, islice, tee, takewhile, zip_longest


def read(lines):
    for n, line in enumerate(lines, 1):
        line = line.strip()
        if line and not line.startswith("#"):
            yield n, line


def parse(records):
    for n, line in records:
        try:
            key, value = line.split("=", 1)
            yield key.strip(), float(value)
        except ValueError as e:
            print(f"line {n}: {e}")


def window(seq, size):
    buffer = deque(maxlen=size)
    for x in seq:
        buffer.append(x)
        if len(buffer) == size:
            yield tuple(buffer)


def batches(seq, n):
    it = iter(seq)
    while batch := list(islice(it, n)):
        yield batch


text = ["# sensors", "a = 1.5", "", "b=2", "broken", "a=x", "c = 3e2"]
print(dict(parse(read(text))))
print(list(window(range(6), 3)), [sum(w) / 2 for w in window([1, 3, 5, 9], 2)])
print(list(batches("abcdefgh", 3)))


def primes():
    found = {}
    for n in count(2):
        p = found.pop(n, None)
        if p is None:
            yield n
            found[n * n] = n
        else:
            m = n + p
            while m in found:
                m += p
            found[m] = p


print(list(islice(primes(), 12)), list(takewhile(lambda p: p < 20, primes())))


def averager():
    total, n, mean = 0, 0, None
    while True:
        try:
            x = yield mean
        except ZeroDivisionError:
            total, n, mean = 0, 0, "reset"
            continue
        total, n = total + x, n + 1
        mean = total / n


avg = averager()
next(avg)
print([avg.send(x) for x in (10, 20, 60)], avg.throw(ZeroDivisionError), avg.send(4))
avg.close()


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, (None, 2, None)), 3, (None, 4, None)))))


def delegating():
    result = yield from counted("ab")
    yield f"{result} items"


def counted(seq):
    n = 0
    for x in seq:
        n += 1
        yield x
    return n


print(list(delegating()))
print(list(heapq.merge([1, 5, 9], [2, 6], [0, 10])), list(chain.from_iterable(zip_longest("ab", [1, 2, 3]))))
print([(k, len(list(g))) for k, g in groupby("aaabccd")], list(zip(cycle("xy"), range(5))))
a, b = tee(x * x for x in range(4))
print(sum(a), list(b))
lazy = (print("work", i) or i for i in range(3))
print("before")
print(next(lazy), any(x == 1 for x in lazy), list(lazy))
print(max(((len(w), w) for w in "to be or not to".split()), default=None), sorted({w[0] for w in "to be or not".split()}))
