import copy
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9); a[2]["k"].append(8); a.append(0)
print(a, b, c, copy.copy((1, 2)), copy.deepcopy({1: {2: {3}}}), copy.copy({1, 2}) == {1, 2})
class P:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"P({self.v})"
p = P([1]); q, r = copy.copy(p), copy.deepcopy(p); p.v.append(2); print(p, q, r, q is p)
loop = [1]; loop.append(loop); l2 = copy.deepcopy(loop); print(l2[1] is l2, l2 is loop)
class D:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(D()), copy.deepcopy(D()), copy.deepcopy([D()]))
shared = [0]; two = copy.deepcopy([shared, shared]); print(two[0] is two[1], copy.deepcopy(5), copy.deepcopy("x"), copy.deepcopy(None), copy.copy(len) is len)
