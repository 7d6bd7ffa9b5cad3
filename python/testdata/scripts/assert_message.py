def check(f):
    try:
        f()
        print("ok")
    except AssertionError as e:
        print(repr(e), str(e))
def a():
    assert 1 == 1, "never"
def b():
    assert 1 == 2
def c():
    assert [], "empty"
def d():
    assert False, (1, 2)
def e():
    assert not True, ValueError("v")
for f in (a, b, c, d, e):
    check(f)
x = 5
assert x > 10, f"x is {x}"
