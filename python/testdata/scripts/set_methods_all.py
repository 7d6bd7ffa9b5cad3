s = {1, 2, 3}
s.add(4); s.discard(9); s.remove(1)
print(s, s.pop() in {2, 3, 4}, len(s), {1, 2} | {3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} <= {1, 2}, {1} < {1}, {1, 2} >= {2}, {1}.isdisjoint({2}), {1}.issubset([1, 2]), {1, 2}.issuperset([1]))
s = {1, 2}
s.update([3, 4], (5,)); s.intersection_update({2, 3, 4, 5}); s.difference_update([5]); s.symmetric_difference_update({4, 6})
print(sorted(s), s.union([9], [8]) == {2, 3, 6, 8, 9}, s.intersection([2], [2, 3]), sorted(s.difference([2])), s.copy() == s, s.copy() is s, frozenset([1, 2]) == {1, 2}, type(frozenset([1]) | {2}).__name__, type({1} | frozenset([2])).__name__)
print({1, True, 1.0}, len({"a", "b", "a"}), {i % 3 for i in range(10)}, set("hello") == {"h", "e", "l", "o"}, {frozenset([1]): "f"}[frozenset([1])], set() == {*()}, bool(set()), 2 in {2}, sorted({"b", "a"}), {10, 5, 20, 15}, {100, 3, 50, 7}, set(range(12, 0, -1)), {-1, -2, 0})
for f in (lambda: {1}.remove(5), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2], lambda: {1} < 5, lambda: frozenset().add(1), lambda: {1}[0], lambda: set(5), lambda: {1} + {2}, lambda: {{1}}, lambda: {1}.union(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
