"""Functions that make functions."""
from _functools import *
from _functools import partial

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name, value in getattr(wrapped, "__dict__", {}).items():
        setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def _dispatch(registry, cls):
    """The function for a class: that of the nearest class above it, or of an abstract class that it belongs to."""
    for c in cls.__mro__:
        if c in registry and c is not object:
            return registry[c]
    best = None
    for c in registry:
        if c is not object and issubclass(cls, c) and (best is None or issubclass(c, best)):
            best = c
    return registry[object if best is None else best]


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return _dispatch(registry, cls)

    def register(cls, func=None):
        if isinstance(cls, type) or hasattr(cls, "__args__"):
            if func is None:
                return lambda f: register(cls, f)
        else:
            func = cls
            notes = getattr(func, "__annotations__", {})
            if not notes:
                raise TypeError(f"Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
            name, cls = next(iter(notes.items()))
            if not (isinstance(cls, type) or hasattr(cls, "__args__")):
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for c in cls.__args__ if hasattr(cls, "__args__") else (cls,):
            registry[c] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)
    update_wrapper(wrapper, func)
    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return wrapper


class singledispatchmethod:
    """A method that is chosen by the class of its first argument."""

    def __init__(self, func):
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0])).__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        return method


class partialmethod:
    """A method with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        if obj is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, obj, *self.args, **self.keywords)
