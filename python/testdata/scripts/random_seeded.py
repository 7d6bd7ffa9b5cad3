import random
for s in [0, 1, 42, -42, 2**100, "spark", "", b"bytes", 1.5, -0.1, 3.0, True]:
    random.seed(s)
    print(s, random.random(), random.random(), random.getrandbits(5), random.getrandbits(100))
random.seed(7)
print([random.randint(1, 6) for _ in range(20)], random.randrange(10), random.randrange(5, 50, 7), random.randrange(10, 0, -3), random.randint(-2**70, 2**70))
print(random.choice("abcdef"), random.choice([1, 2, 3]), random.choice((None,)), random.choice(range(100)))
x = list(range(20)); random.shuffle(x); print(x)
print(random.sample(range(1000000), 5), random.sample("abcdefgh", 8), random.sample(list(range(30)), 10), random.sample([1, 2], 0), random.sample(["a", "b"], counts=[3, 4], k=5))
print(random.choices([1, 2, 3], k=8), random.choices("ab", weights=[1, 9], k=10), random.choices("abc", cum_weights=[1, 2, 10], k=5), random.choices([5]))
print(random.uniform(1, 10), random.uniform(5, -5), random.uniform(0.5, 0.75), random.triangular(), random.triangular(0, 10, 3))
state = random.getstate()
a = random.random()
random.setstate(state)
print(a == random.random(), len(state[1]), state[0])
print(random.randbytes(5), random.getrandbits(0))
r = random.Random(5)
print(r.random(), r.randint(1, 100), random.Random("x").random(), isinstance(r, random.Random))
r2 = random.Random(5)
print(r2.random())
for bad in [lambda: random.choice([]), lambda: random.randint(5, 2), lambda: random.randrange(0), lambda: random.randrange(1, 5, 0), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.choices([], k=1), lambda: random.choices([1, 2], weights=[0, 0]), lambda: random.choices([1, 2], weights=[1]), lambda: random.getrandbits(-1), lambda: random.seed([1])]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
