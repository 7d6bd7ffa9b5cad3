import operator
from operator import itemgetter, attrgetter, methodcaller, add, mul, lt
from functools import reduce
print(add(1, 2), mul("a", 3), lt(1, 2), operator.sub(5, 3), operator.truediv(7, 2), operator.floordiv(7, 2), operator.mod(7, 4), operator.pow(2, 8), operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.neg(4), operator.not_(0), operator.invert(1), operator.eq(1, 1.0), operator.ge(1, 2))
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 0)), itemgetter(0)("xyz"), itemgetter("k")({"k": 5}), itemgetter(0, 2)([1, 2, 3]), max(rows, key=itemgetter(1)))
class A:
    def __init__(self, n): self.n = n; self.inner = self
print(attrgetter("n")(A(3)), attrgetter("inner.n", "n")(A(4)), methodcaller("upper")("abc"), methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(reduce(operator.mul, [1, 2, 3, 4]), operator.contains([1, 2], 2), operator.getitem([1, 2], 0), operator.countOf([1, 1, 2], 1), operator.indexOf([5, 6], 6), operator.concat([1], [2]), operator.is_(None, None), operator.truth([]), operator.iadd([1], [2]), operator.index(True))
for bad in [lambda: itemgetter(), lambda: itemgetter(5)([1]), lambda: attrgetter("zz")(1), lambda: add(1, "a")]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
