x = "global"

class Scope:
    x = "class"
    y = x + "!"
    def get(self):
        return x
    z = [x for _ in range(1)]
    w = [i for i in y]

print(Scope.x, Scope.y, Scope().get(), Scope.z, Scope.w)

class Loop:
    total = 0
    for i in range(4):
        total += i
    if total > 5:
        big = True
    else:
        big = False

print(Loop.total, Loop.i, Loop.big)

def make(prefix):
    class Made:
        name = prefix + "-made"
        def full(self):
            return prefix + self.name
    return Made

print(make("a").name, make("b")().full())
