def average():
    total, n, avg = 0, 0, None
    while True:
        x = yield avg
        if x is None:
            return ("done", n)
        total += x
        n += 1
        avg = total / n

g = average()
print(next(g), g.send(10), g.send(20), g.send(30))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)
g = average()
try:
    g.send(5)
except TypeError as e:
    print(e)
def echo():
    received = []
    try:
        while len(received) < 3:
            received.append((yield len(received)))
    finally:
        print("got", received)
e = echo()
next(e)
for x in "abc":
    try:
        print(e.send(x))
    except StopIteration:
        print("over")
