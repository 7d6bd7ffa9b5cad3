"""Kinds of characters, templates, and what str.format does, to be changed."""
from _string import *


class Formatter:
    """str.format with methods for its steps."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, text, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, name, spec, conversion in self.parse(text):
            if literal:
                out.append(literal)
            if name is None:
                continue
            if name == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name, auto = str(auto), auto + 1
            elif name.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            out.append(self.format_field(value, spec))
        return "".join(out), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        literal, i, n = "", 0, len(format_string)
        while i < n:
            c = format_string[i]
            if c in "{}" and format_string[i + 1:i + 2] == c:
                yield literal + c, None, None, None
                literal, i = "", i + 2
                continue
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if c != "{":
                literal, i = literal + c, i + 1
                continue
            depth, end = 1, i + 1
            while end < n and depth:
                depth += {"{": 1, "}": -1}.get(format_string[end], 0)
                end += 1
            if depth:
                raise ValueError("Single '{' encountered in format string" if end == i + 1 else "expected '}' before end of string")
            yield (literal, *self._field(format_string[i + 1:end - 1]))
            literal, i = "", end
        if literal:
            yield literal, None, None, None

    @staticmethod
    def _field(body):
        """What stands between braces: name, spec and conversion."""
        inside = 0
        for i, c in enumerate(body):
            inside += {"[": 1, "]": -1}.get(c, 0)
            if inside == 0 and c == ":":
                return body[:i], body[i + 1:], None
            if inside == 0 and c == "!":
                name, conversion, rest = body[:i], body[i + 1:i + 2], body[i + 2:]
                if rest and not rest.startswith(":"):
                    raise ValueError("expected ':' after conversion specifier")
                return name, rest[1:], conversion
        return body, "", None

    def get_field(self, field_name, args, kwargs):
        import re
        first = re.match(r"[^.\[]*", field_name).group()
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        for attribute, item in re.findall(r"\.([^.\[]*)|\[([^\]]*)\]", field_name[len(first):]):
            value = getattr(value, attribute) if attribute else value[int(item) if item.isdigit() else item]
        return value, key
