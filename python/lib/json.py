"""JSON: values as text."""
import _json
from _json import JSONDecodeError, dump, dumps, load, loads

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONEncoder:
    """Writes values; default() says what stands for those that JSON does not have."""

    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan = skipkeys, ensure_ascii, check_circular, allow_nan
        self.sort_keys, self.indent, self.separators = sort_keys, indent, separators
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return _json.dumps(o, skipkeys=self.skipkeys, ensure_ascii=self.ensure_ascii, check_circular=self.check_circular, allow_nan=self.allow_nan, sort_keys=self.sort_keys,
                           indent=self.indent, separators=(self.item_separator, self.key_separator), default=self.default)

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)


class JSONDecoder:
    """Reads values."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook, self.parse_float, self.parse_int, self.parse_constant = object_hook, parse_float, parse_int, parse_constant
        self.strict, self.object_pairs_hook = strict, object_pairs_hook

    def _read(self, read, *args):
        return read(*args, object_hook=self.object_hook, parse_float=self.parse_float, parse_int=self.parse_int, parse_constant=self.parse_constant, object_pairs_hook=self.object_pairs_hook)

    def decode(self, s):
        return self._read(_json.loads, s)

    def raw_decode(self, s, idx=0):
        value, end = self._read(_json.scan, s[idx:])
        return value, idx + end
