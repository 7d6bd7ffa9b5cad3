def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")

g = count(3)
print(next(g), next(g))
print(list(g), list(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(sum(x * x for x in range(5)), list(x for x in "abc"), max((len(w), w) for w in ["a", "bbb"]))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for i, f in enumerate(fib()):
    if f > 50:
        break
    print(f, end=" ")
print()
gen = (print("lazy", i) or i for i in range(3))
print("made")
print(next(gen), type(gen).__name__, iter(gen) is gen)
