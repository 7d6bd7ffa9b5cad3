"""Names that match patterns of the shell."""
import functools
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def translate(pat):
    out, i, n = [], 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[":
            end = i + 1 if pat[i:i + 1] == "!" else i
            end = pat.find("]", end + 1 if pat[end:end + 1] == "]" else end)
            if end < 0:
                out.append("\\[")
                continue
            body = pat[i:end].replace("\\", "\\\\").replace("[", "\\[")
            i = end + 1
            if body.startswith("!"):
                body = "^" + body[1:]
            elif body.startswith("^"):
                body = "\\" + body
            out.append(f"[{body}]")
        else:
            out.append(re.escape(c))
    return "(?s:" + "".join(out) + r")\Z"


@functools.lru_cache(maxsize=256)
def _matcher(pat):
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    match = _matcher(pat)
    return [n for n in names if match(n)]
