x = 1
del x
try:
    x
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del a, (b, c)
print("a" in globals(), "c" in globals())
l = [0, 1, 2, 3, 4, 5]
del l[0], l[-1]
del l[1:3]
print(l)
l = list(range(10))
del l[::2]
print(l)
del l[::-2]
print(l)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
class O:
    pass
o = O()
o.x = 1
del o.x
print(hasattr(o, "x"))
def f():
    y = 1
    del y
    try:
        return y
    except UnboundLocalError as e:
        return str(e)
print(f())
for g in (lambda: d.__delitem__("zz"),):
    try:
        g()
    except KeyError as e:
        print("KeyError", e)
try:
    del d["nope"]
except KeyError as e:
    print("KeyError", e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
try:
    del "abc"[0]
except TypeError as e:
    print(e)
try:
    del l[100]
except IndexError as e:
    print(e)
