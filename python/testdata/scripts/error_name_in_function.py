def f():
    return undefined_thing
print("x")
f()
