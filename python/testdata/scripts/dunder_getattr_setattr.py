class Proxy:
    def __init__(self):
        object.__setattr__(self, "log", [])
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"no attribute {name}")
        return "dynamic " + name
    def __setattr__(self, name, value):
        self.log.append((name, value))
        super().__setattr__(name, value * 2)
    def __delattr__(self, name):
        self.log.append(("del", name))
        object.__delattr__(self, name)

p = Proxy()
print(p.anything)
p.x = 5
print(p.x, p.log)
del p.x
print(p.x, p.log, hasattr(p, "nothing"), hasattr(p, "other"), getattr(p, "none", 1))
try:
    p.nope
except AttributeError as e:
    print(e)

class All:
    def __getattribute__(self, name):
        return "got " + name
print(All().what, All().__class__)
