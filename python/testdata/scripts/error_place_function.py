def inner(x):
    y = x + 1
    return y / 0

def outer():
    return inner(
        1)

print("before")
outer()
