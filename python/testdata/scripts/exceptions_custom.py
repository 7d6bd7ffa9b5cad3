class AppError(Exception):
    """Base."""
    code = 1

class NotFound(AppError):
    code = 404
    def __init__(self, name, *, where="here"):
        super().__init__(f"{name} not found")
        self.name = name
        self.where = where

class WithStr(Exception):
    def __init__(self, a, b):
        self.a, self.b = a, b
    def __str__(self):
        return f"{self.a} and {self.b}"

try:
    raise NotFound("x", where="there")
except AppError as e:
    print(e, e.code, e.name, e.where, e.args, repr(e), isinstance(e, Exception))
try:
    raise WithStr(1, 2)
except WithStr as e:
    print(e, repr(e), e.args)
print(str(Exception()), str(Exception(1)), str(Exception(1, "b")), repr(Exception("x", 2)), str(KeyError("k")), repr(KeyError("k")))
print(AppError.__doc__, NotFound.__bases__[0].__name__, issubclass(NotFound, Exception))
class Empty(AppError):
    pass
try:
    raise Empty
except Empty as e:
    print(repr(e), e.code)
raise NotFound("final")
