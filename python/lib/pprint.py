"""Values over several lines."""
import sys
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from dataclasses import fields, is_dataclass
from io import StringIO
from types import MappingProxyType, SimpleNamespace

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


class _Key:
    """Orders values that do not compare by their types."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    """Prints values so that no line is longer than width, where that can be."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._step, self._width, self._depth = indent, width, depth
        self._stream = stream
        self._compact, self._sort, self._underscores = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        stream = sys.stdout if self._stream is None else self._stream
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._put(object, out, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._short(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _put(self, object, out, indent, allowance, context, level):
        """Appends the text of a value: indent columns are used before it, allowance are wanted after it."""
        if id(object) in context:
            out.append(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            writer = self._writer(object)
            if writer is not None:
                context[id(object)] = 1
                writer(object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        out.append(text)

    def _writer(self, object):
        shown = type(object).__repr__
        for cls, name in ((dict, "_dict"), (list, "_list"), (tuple, "_tuple"), (set, "_set"), (frozenset, "_set"), (str, "_str"), (bytes, "_bytes"), (bytearray, "_bytearray"),
                          (OrderedDict, "_ordered"), (defaultdict, "_defaultdict"), (Counter, "_counter"), (ChainMap, "_chainmap"), (deque, "_deque"),
                          (SimpleNamespace, "_namespace"), (MappingProxyType, "_proxy")):
            if type(object) is cls or isinstance(object, cls) and shown is cls.__repr__ and cls not in (tuple, dict) or cls in (tuple, dict) and isinstance(object, cls) and shown == cls.__repr__:
                return getattr(self, name)
        if is_dataclass(object) and not isinstance(object, type) and object.__dataclass_params__.repr:
            return self._dataclass
        return None

    def _dict(self, object, out, indent, allowance, context, level):
        out.append("{")
        if self._step > 1:
            out.append((self._step - 1) * " ")
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort else object.items()
            self._pairs(items, out, indent, allowance + 1, context, level)
        out.append("}")

    def _pairs(self, items, out, indent, allowance, context, level):
        indent += self._step
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, context, level)
            out.append(text + ": ")
            self._put(value, out, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                out.append(",\n" + " " * indent)

    def _list(self, object, out, indent, allowance, context, level):
        out.append("[")
        self._items(object, out, indent, allowance + 1, context, level)
        out.append("]")

    def _tuple(self, object, out, indent, allowance, context, level):
        out.append("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _set(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        start, end = "{", "}"
        if type(object) is not set:
            start, end = type(object).__name__ + "({", "})"
            indent += len(type(object).__name__) + 1
        out.append(start)
        self._items(sorted(object, key=_Key), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _items(self, items, out, indent, allowance, context, level):
        indent += self._step
        if self._step > 1:
            out.append((self._step - 1) * " ")
        between = ",\n" + " " * indent
        sep = ""
        width = room = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                w = len(text) + 2
                if room < w:
                    room = width
                    if sep:
                        sep = between
                if room >= w:
                    room -= w
                    out.append(sep + text)
                    sep = ", "
                    continue
            out.append(sep)
            sep = between
            self._put(item, out, indent, allowance if last else 1, context, level)

    def _str(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = room = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            parts = self._words(line)
            room2, current = width, ""
            for j, part in enumerate(parts):
                longer = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    room2 -= allowance
                if len(repr(longer)) > room2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = longer
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        if level == 1:
            out.append("(")
        out.append(("\n" + " " * indent).join(chunks))
        if level == 1:
            out.append(")")

    @staticmethod
    def _words(line):
        """A line cut before each word, so that blanks stay with the word before them."""
        parts, current, blank = [], "", False
        for c in line:
            if blank and not c.isspace() and current:
                parts.append(current)
                current = ""
            current += c
            blank = c.isspace()
        if current:
            parts.append(current)
        return parts

    def _bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            out.append("(")
        between = ""
        for text in self._byte_chunks(object, self._width - indent, allowance):
            out.append(between + text)
            between = "\n" + " " * indent
        if parens:
            out.append(")")

    @staticmethod
    def _byte_chunks(object, width, allowance):
        current = b""
        last = len(object) // 4 * 4
        for i in range(0, len(object), 4):
            part = object[i:i + 4]
            longer = current + part
            if i == last:
                width -= allowance
            if len(repr(longer)) > width:
                if current:
                    yield repr(current)
                current = part
            else:
                current = longer
        if current:
            yield repr(current)

    def _bytearray(self, object, out, indent, allowance, context, level):
        out.append("bytearray(")
        self._bytes(bytes(object), out, indent + 10, allowance + 1, context, level + 1)
        out.append(")")

    def _called(self, object, out, indent, allowance, context, level, write):
        name = type(object).__name__
        out.append(name + "(")
        write(indent + len(name) + 1, allowance + 1)
        out.append(")")

    def _ordered(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        self._called(object, out, indent, allowance, context, level, lambda i, a: self._list(list(object.items()), out, i, a, context, level))

    def _defaultdict(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        out.append(f"{name}({factory},\n{' ' * indent}")
        self._dict(object, out, indent, allowance + 1, context, level)
        out.append(")")

    def _counter(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        out.append(type(object).__name__ + "({")
        if self._step > 1:
            out.append((self._step - 1) * " ")
        self._pairs(object.most_common(), out, indent + len(type(object).__name__) + 1, allowance + 2, context, level)
        out.append("})")

    def _chainmap(self, object, out, indent, allowance, context, level):
        if not object.maps:
            out.append(repr(object))
            return
        out.append(type(object).__name__ + "(")
        indent += len(type(object).__name__) + 1
        for i, m in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._put(m, out, indent, allowance + 1 if last else 1, context, level)
            out.append(")" if last else ",\n" + " " * indent)

    def _deque(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        out.append(type(object).__name__ + "([")
        indent += len(type(object).__name__) + 1
        self._items(object, out, indent, 2 if object.maxlen is None else 2, context, level)
        out.append("])" if object.maxlen is None else f"],\n{' ' * indent}maxlen={object.maxlen})")

    def _fields(self, pairs, out, indent, allowance, context, level):
        for i, (name, value) in enumerate(pairs):
            last = i == len(pairs) - 1
            out.append(name + "=")
            if id(value) in context:
                out.append("...")
            else:
                self._put(value, out, indent + len(name) + 1, allowance if last else 1, context, level)
            if not last:
                out.append(",\n" + " " * indent)

    def _namespace(self, object, out, indent, allowance, context, level):
        name = "namespace" if type(object) is SimpleNamespace else type(object).__name__
        out.append(name + "(")
        self._fields(list(object.__dict__.items()), out, indent + len(name) + 1, allowance, context, level)
        out.append(")")

    def _dataclass(self, object, out, indent, allowance, context, level):
        name = type(object).__name__
        out.append(name + "(")
        self._fields([(f.name, getattr(object, f.name)) for f in fields(object) if f.repr], out, indent + len(name) + 1, allowance, context, level)
        out.append(")")

    def _proxy(self, object, out, indent, allowance, context, level):
        out.append("mappingproxy(")
        self._put(object.copy(), out, indent + 13, allowance + 1, context, level)
        out.append(")")

    def _short(self, object, context, maxlevels, level):
        """A value on one line, and whether it can be read back and holds itself."""
        cls = type(object)
        if cls is int and self._underscores:
            return f"{object:_d}", True, False
        shown = cls.__repr__
        kind = next((k for k in (dict, list, tuple) if isinstance(object, k) and shown == k.__repr__), None)
        if kind is None:
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        left, right = {dict: "{}", list: "[]", tuple: "()"}[kind]
        if not object:
            return left + right, True, False
        if maxlevels and level >= maxlevels:
            return left + "..." + right, False, id(object) in context
        if id(object) in context:
            return f"<Recursion on {cls.__name__} with id={id(object)}>", False, True
        context[id(object)] = 1
        parts, readable, recursive = [], True, False

        def one(value):
            nonlocal readable, recursive
            text, r, c = self.format(value, context, maxlevels, level + 1)
            readable, recursive = readable and r, recursive or c
            return text
        if kind is dict:
            for k, v in sorted(object.items(), key=_pair_key) if self._sort else object.items():
                key = one(k)
                parts.append(f"{key}: {one(v)}")
        else:
            parts = [one(v) for v in object]
        del context[id(object)]
        if kind is tuple and len(parts) == 1:
            right = ",)"
        return left + ", ".join(parts) + right, readable, recursive


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._short(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
