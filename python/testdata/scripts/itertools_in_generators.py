def window(seq, n):
    buf = []
    for x in seq:
        buf.append(x)
        if len(buf) > n:
            buf.pop(0)
        if len(buf) == n:
            yield tuple(buf)
print(list(window(range(5), 3)))
def pipeline(*stages):
    def run(data):
        for s in stages:
            data = s(data)
        return data
    return run
evens = lambda it: (x for x in it if x % 2 == 0)
squares = lambda it: (x * x for x in it)
print(list(pipeline(evens, squares)(range(10))))
def chunks(it, n):
    it = iter(it)
    while True:
        out = []
        for x in it:
            out.append(x)
            if len(out) == n:
                break
        if not out:
            return
        yield out
print(list(chunks(range(7), 3)))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
p = primes()
print([next(p) for _ in range(10)])
