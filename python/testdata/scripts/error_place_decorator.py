def deco(f):
    def wrapper(*a):
        return f(*a)
    return wrapper

@deco
def g(a):
    return a + "x"

print(g("y"))
g(1)
