"""Exceptions and where they come from, as text."""
import sys
import _trace

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary", "TracebackException"]

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class FrameSummary:
    """One place of a traceback."""

    def __init__(self, filename, lineno, name, line=""):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line

    def _items(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __iter__(self):
        return iter(self._items())

    def __getitem__(self, i):
        return self._items()[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return self._items() == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """The places of a traceback, outermost first."""

    def format(self):
        out = []
        for place in self:
            text = f'  File "{place.filename}", line {place.lineno}, in {place.name}\n'
            if place.line:
                text += f"    {place.line}\n"
            out.append(text)
        return out


def _summary(places, limit=None):
    if limit is not None:
        places = places[:limit] if limit >= 0 else places[limit:]
    return StackSummary([FrameSummary(*p) for p in places])


def extract_tb(tb, limit=None):
    return _summary(_trace.places(tb), limit)


def extract_stack(f=None, limit=None):
    return _summary(_trace.stack(), None if limit is None else -limit)


def format_list(extracted_list):
    return StackSummary([p if isinstance(p, FrameSummary) else FrameSummary(*p) for p in extracted_list]).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def _given(exc, value):
    """The exception of a call with (exc) or with (type, value, traceback)."""
    return value if value is not None or exc is None or isinstance(exc, type) else exc


def format_exception_only(exc, /, value=None):
    exc = _given(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    cls = type(exc)
    name = cls.__qualname__
    if cls.__module__ not in ("builtins", "__main__"):
        name = cls.__module__ + "." + name
    out = []
    if isinstance(exc, SyntaxError) and exc.lineno is not None:
        out.append(f'  File "{exc.filename or "<string>"}", line {exc.lineno}\n')
        text = str(exc.msg)
    else:
        try:
            text = str(exc)
        except Exception:
            text = "<exception str() failed>"
    out.append(f"{name}: {text}\n" if text else f"{name}\n")
    for note in getattr(exc, "__notes__", None) or ():
        out.extend(line + "\n" for line in str(note).split("\n"))
    return out


def _chain(exc, limit, chain, seen):
    out = []
    if chain and id(exc) not in seen:
        seen.add(id(exc))
        if exc.__cause__ is not None:
            out += _chain(exc.__cause__, limit, chain, seen) + [_CAUSE]
        elif exc.__context__ is not None and not exc.__suppress_context__ and id(exc.__context__) not in seen:
            out += _chain(exc.__context__, limit, chain, seen) + [_CONTEXT]
    if exc.__traceback__ is not None:
        out.append("Traceback (most recent call last):\n")
        out += format_tb(exc.__traceback__, limit)
    return out + format_exception_only(exc)


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    exc = _given(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _chain(exc, limit, chain, set())


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def _print(lines, file):
    file = sys.stderr if file is None else file
    for line in lines:
        file.write(line)


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    _print(format_exception(exc, value, tb, limit, chain), file)


def print_exc(limit=None, file=None, chain=True):
    _print(format_exception(sys.exc_info()[1], limit=limit, chain=chain), file)


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    _print(format_stack(f, limit), file)


def clear_frames(tb):
    """Frames hold nothing that needs clearing."""


class TracebackException:
    """An exception kept as text."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None):
        self.exc_type, self._value, self._limit = exc_type, exc_value, limit
        self.stack = extract_tb(exc_traceback, limit)

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, **kwargs)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def format(self, *, chain=True):
        yield from format_exception(self._value, limit=self._limit, chain=chain)

    def __str__(self):
        return str(self._value)
