x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50
print(x)
x <<= 2; x |= 1; x &= 0xff; x ^= 3; x >>= 1
print(x)
x /= 4
print(x)
l = [1]
m = l
l += [2]
l *= 2
print(l, m is l)
l += "ab"
print(l)
t = (1,)
u = t
t += (2,)
print(t, u)
s = "a"
s += "b"
s *= 3
print(s)
st = {1}
st |= {2}; st &= {2, 3}; st ^= {5}; st -= {9}
print(sorted(st))
d = {"a": 1}
d |= {"b": 2}
d["a"] += 10
print(d)
class O:
    v = 1
o = O()
o.v += 1
print(o.v, O.v)
grid = [[0] * 2 for _ in range(2)]
grid[1][0] += 7
print(grid)
def idx():
    print("once")
    return 0
a = [5]
a[idx()] += 1
print(a)
for code in ("x = 1; x += 'a'", "x = 'a'; x += 1", "x = []; x += 1", "x = None; x -= 1", "x = [1]; x *= 'a'", "x = {}; x |= 5", "x = (1, [2]); x[1] += [3]", "nope += 1"):
    try:
        exec(code)
    except Exception as e:
        print(type(e).__name__, e)
