a = [1]; b = [1]; c = a
print(a is b, a is c, a == b, a is not b, None is None, True is True, 1 == 1.0, 1 is not None, "a" == "a", () is (), [] == (), 0 == False, "" == False, None == 0, 1 == True, "1" == 1, float("nan") == float("nan"), [1, [2]] == [1, [2]], {"a": [1]} == {"a": [1]}, {1, 2} == {2, 1}, b"a" == "a", range(0) == range(2, 2), 2**53 + 1 == float(2**53), 1 < 2 < 3, 1 < 3 > 2, 1 == 1 != 2, 3 > 2 > 2, not 1 == 2, 1 < 2 == True, 10**20 == 1e20, 0.1 + 0.2 == 0.3, -0.0 == 0.0)
x = y = 256
print(x is y, id(a) == id(c), id(a) != id(b), not a, a and b, a or b, None or "d", 0 or [] or {}, 1 and "x")
class E:
    pass
e1, e2 = E(), E()
print(e1 == e2, e1 == e1, e1 != e2, e1 in [e2], e1 in [e2, e1], len({e1, e2, e1}))
