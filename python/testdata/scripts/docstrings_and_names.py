def f():
    """Doc of f.

    Second paragraph.
    """
def g():
    'single'
    return 1
def h(): pass
class A:
    """Doc of A."""
    def m(self):
        """Doc of m."""
print(f.__doc__.split("\n")[0], g.__doc__, h.__doc__, A.__doc__, A.m.__doc__, A().m.__doc__, A.__name__, f.__name__, (lambda: 0).__doc__, __name__)
f.attr = 5
f.__doc__ = "changed"
f.__name__ = "renamed"
print(f.attr, f.__doc__, f.__name__, f.__dict__, f.__module__, A.__module__, f.__qualname__, A.m.__qualname__, f.__code__.co_name if False else "", len.__name__, "".join.__name__, A().m.__name__, A().m.__self__.__class__.__name__, A.m is A.__dict__["m"], A().m.__func__ is A.m)
