from collections import deque
q = deque([1, 2, 3])
q.append(4); q.appendleft(0); print(q, len(q), q[0], q[-1], list(q), 3 in q, bool(deque()))
print(q.pop(), q.popleft(), q); q.extend([7, 8]); q.extendleft([5, 6]); print(q, q.count(7), q.index(8))
q.rotate(2); print(q); q.rotate(-3); print(q); q.reverse(); print(q); q.insert(1, "x"); q.remove(7); print(q); q[0] = "first"; del q[1]; print(q)
m = deque(maxlen=3)
for i in range(6): m.append(i)
print(m, m.maxlen, deque("abc", 2), q.maxlen); m.appendleft(9); print(m); m.extend([1, 2]); print(m, m.copy(), repr(m + deque([5])))
print(deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1]) == [1], deque([1]) + deque([2]), deque([1]) * 3, list(reversed(deque("abc"))), sorted(deque([3, 1])), sum(deque([1, 2])), deque(), [x * 2 for x in deque([1, 2])], "-".join(deque("xy")))
a, *b = deque([1, 2, 3]); print(a, b, max(deque([4, 9])), tuple(deque("ab")))
m.clear(); print(m)
w, out = deque(maxlen=2), []
for x in [1, 2, 3, 4]:
    w.append(x)
    if len(w) == 2: out.append(sum(w))
print(out)
def loop():
    d = deque([1, 2])
    for x in d: d.append(3)
for bad in [lambda: deque().pop(), lambda: deque().popleft(), lambda: q[99], lambda: q.remove("nope"), lambda: q.index("nope"), lambda: deque(maxlen=-1), lambda: deque([1], maxlen=1).insert(0, 2), loop, lambda: hash(q), lambda: deque(5), lambda: deque([1]) + [2], lambda: q[0:1]]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
big = deque()
for i in range(10000): big.append(i); big.appendleft(-i)
while len(big) > 4: big.popleft(); big.pop()
print(big)
