"""Warnings and what is done with them."""
import re
import sys
import _trace

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings", "catch_warnings"]

filters = [("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0), ("ignore", None, PendingDeprecationWarning, None, 0),
           ("ignore", None, ImportWarning, None, 0), ("ignore", None, ResourceWarning, None, 0)]
_seen = set()


class WarningMessage:
    """A warning with its place."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno, self.file, self.line, self.source = message, category, filename, lineno, file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return text + f"  {line.strip()}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


_show = showwarning
_records = []


def _action(text, category, module, lineno):
    for action, message, cls, where, line in filters:
        if (message is None or message.match(text)) and issubclass(category, cls) and (where is None or re.match(where + r"\Z", module)) and (line == 0 or line == lineno):
            return action
    return "default"


def warn_explicit(message, category, filename, lineno, module="__main__", registry=None, module_globals=None, source=None, line=None):
    text = str(message)
    if isinstance(message, Warning):
        category = type(message)
    else:
        message = category(message)
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    key = (text, category, filename, lineno) if action == "default" else (text, category, module) if action == "module" else (text, category)
    if action in ("default", "module", "once"):
        if key in _seen:
            return
        _seen.add(key)
    if _records:
        _records[-1].append(WarningMessage(message, category, filename, lineno))
    else:
        showwarning(message, category, filename, lineno, None, line)


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not {type(category).__name__!r}")
    places = [p for p in _trace.stack() if p[0] != "<frozen warnings>"]
    filename, lineno, _, line = places[max(0, len(places) - max(stacklevel, 1))]
    warn_explicit(message, category, filename, lineno, line=line)


def _check(action, category):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _check(action, category)
    _add((action, re.compile(message, re.I) if message else None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check(action, category)
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    if item in filters:
        filters.remove(item)
    filters.insert(len(filters) if append else 0, item)
    _seen.clear()


def resetwarnings():
    filters.clear()
    _seen.clear()


class catch_warnings:
    """Brings the filters back at the end of with; record=True gives the list of the warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action = record, action
        self._rest = (category, lineno, append)

    def __enter__(self):
        self._saved = filters[:]
        _seen.clear()
        if self._action is not None:
            simplefilter(self._action, *self._rest)
        if self._record:
            log = []
            _records.append(log)
            return log
        return None

    def __exit__(self, *exc):
        filters[:] = self._saved
        _seen.clear()
        if self._record:
            _records.pop()
