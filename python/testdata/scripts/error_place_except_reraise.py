def f():
    raise KeyError("first")

try:
    f()
except KeyError:
    print("again")
    raise
