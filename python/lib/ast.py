"""Literals read from text."""
from _trace import literal as _literal


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    return _literal(node_or_string.lstrip(" \t"))


def __getattr__(name):
    raise NotImplementedError(f"ast.{name} is not supported")
