a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a >= {1}, a.isdisjoint({9}), a == {3, 2, 1}, len(a), 2 in a, set(), {1}, frozenset([1, 2]))
a.add(5); a.discard(9); a.discard(1); a.update([7, 8], {9}); a.remove(7)
print(sorted(a), sorted(a.union([100], (200,))), a.intersection([5, 8]), sorted(a.difference([5])), sorted(a.symmetric_difference([5, 6])), {1, 2}.issubset([1, 2, 3]), {1, 2}.issuperset([1]))
a &= {2, 3, 5}; a |= {50}; a -= {2}; a ^= {3, 4}; print(sorted(a))
f = frozenset("ab"); print(f == {"a", "b"}, hash(f) == hash(frozenset("ba")), {f: 1}[frozenset("ab")], set([1, 1, 2]), set("aab") == {"a", "b"})
for g in (lambda: a.remove(99), lambda: set().pop(), lambda: {[1]}, lambda: a | [1], lambda: f.add(1), lambda: a < 1, lambda: set(5)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
