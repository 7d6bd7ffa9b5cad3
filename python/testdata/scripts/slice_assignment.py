a = list(range(10))
a[2:5] = ["x"]; print(a)
a[1:1] = [7, 8]; print(a)
a[::2] = [0] * len(a[::2]); print(a)
del a[1:3]; print(a)
del a[::2]; print(a)
a[:] = []; print(a)
a[5:] = [1, 2]; print(a)
a[-1:] = "xy"; print(a)
try:
    b = [1, 2, 3, 4]; b[::2] = [1]
except ValueError as e:
    print(e)
try:
    b[0:1] = 5
except TypeError as e:
    print(e)
s = slice(1, 5, 2)
print(list(range(10))[s], s, s.indices(4), s.start, s.stop, s.step, "abcdef"[s], (0, 1, 2, 3)[s])
print("abc"[5:1:-1], "abc"[::-2], [1, 2, 3][-100:100], [1, 2, 3][2:0:-1])
