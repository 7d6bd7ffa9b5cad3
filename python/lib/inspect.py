"""What functions and classes are."""
import types
from _trace import parameters as _parameters, source as _source

_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = range(5)


class _empty:
    """Stands for what is not given."""


class Parameter:
    """A parameter of a function."""

    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def __str__(self):
        text = {2: "*", 4: "**"}.get(self.kind, "") + self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'


class Signature:
    """The parameters of a function and what it returns."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {p.name: p for p in parameters or ()}
        self.return_annotation = return_annotation

    def __str__(self):
        parts, before, star = [], None, False
        for p in self.parameters.values():
            if before == 0 and p.kind != 0:
                parts.append("/")
            if p.kind == 2:
                star = True
            if p.kind == 3 and not star:
                parts.append("*")
                star = True
            parts.append(str(p))
            before = p.kind
        if before == 0:
            parts.append("/")
        text = "(" + ", ".join(parts) + ")"
        return text if self.return_annotation is _empty else text + " -> " + formatannotation(self.return_annotation)

    def __repr__(self):
        return f"<Signature {self}>"


def formatannotation(annotation):
    if isinstance(annotation, type):
        return annotation.__qualname__ if annotation.__module__ in ("builtins", "__main__") else annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def signature(obj):
    if isinstance(obj, type):
        list_ = _parameters(obj.__init__)
        list_ = list_ and list_[1:]
        notes = {}
    else:
        list_ = _parameters(obj)
        notes = dict(getattr(obj, "__annotations__", {}))
    if list_ is None:
        if not callable(obj):
            raise TypeError(f"{obj!r} is not a callable object")
        raise ValueError(f"no signature found for builtin {obj!r}")
    out = [Parameter(name, kind, default=default[0] if default else _empty, annotation=notes.get(name, _empty)) for name, kind, default in list_]
    return Signature(out, return_annotation=notes.get("return", _empty))


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutinefunction(object):
    return False


def isabstract(object):
    return isclass(object) and any(getattr(getattr(object, n, None), "__isabstractmethod__", False) for n in dir(object))


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if not isinstance(doc, str):
        return None
    lines = doc.expandtabs().split("\n")
    margin = min((len(s) - len(s.lstrip()) for s in lines[1:] if s.strip()), default=0)
    lines = [lines[0].lstrip()] + [s[margin:] for s in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmembers(object, predicate=None):
    out = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            out.append((name, value))
    return out


def getmodule(object):
    return None


def getmro(cls):
    return cls.__mro__


def getsource(object):
    text = _source(object)
    if text is None:
        raise OSError("could not get source code")
    return text


def __getattr__(name):
    raise NotImplementedError(f"inspect.{name} is not supported")
