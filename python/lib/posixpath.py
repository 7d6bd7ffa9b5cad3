"""Paths with slashes."""
import _posix
from _posix import fspath as _fspath

sep, pathsep, curdir, pardir, extsep, altsep, devnull, defpath = "/", ":", ".", "..", ".", None, "/dev/null", "/bin:/usr/bin"
supports_unicode_filenames = True


def _like(path, text):
    """text as bytes where the path is bytes."""
    return text.encode() if isinstance(path, bytes) else text


def isabs(s):
    s = _fspath(s)
    return s.startswith(_like(s, "/"))


def join(a, *p):
    path = _fspath(a)
    slash = _like(path, "/")
    for b in p:
        if not isinstance(b, (str, bytes)) and not hasattr(b, "__fspath__"):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(b).__name__!r}")
        b = _fspath(b)
        if type(b) is not type(path):
            raise TypeError("Can't mix strings and bytes in path components")
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = _fspath(p)
    slash = _like(p, "/")
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    if head.strip(slash):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _fspath(p)
    slash, dot = _like(p, "/"), _like(p, ".")
    base = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at > base and p[base:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _fspath(path)
    slash, dot, up = _like(path, "/"), _like(path, "."), _like(path, "..")
    if not path:
        return dot
    root = path[:0]
    if path.startswith(slash):
        root = slash * 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else slash
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part == up and (parts and parts[-1] != up or root and not parts):
            if parts:
                parts.pop()
        else:
            parts.append(part)
    return root + slash.join(parts) or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        path = join(_like(path, _posix.getcwd()), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        _posix.stat(path)
    return path


def relpath(path, start=None):
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    here = [x for x in abspath("." if start is None else start).split("/") if x]
    there = [x for x in abspath(path).split("/") if x]
    same = len(commonprefix([here, there]))
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_fspath(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(p) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    shared = commonprefix([[x for x in p.split("/") if x and x != "."] for p in paths])
    return ("/" if isabs(paths[0]) else "") + "/".join(shared)


def normcase(s):
    return _fspath(s)


def _stat(path):
    try:
        return _posix.stat(path)
    except (OSError, ValueError):
        return None


def exists(path):
    return _stat(path) is not None


def lexists(path):
    try:
        _posix.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    st = _stat(path)
    return st is not None and st[0] & 0o170000 == 0o100000


def isdir(s):
    st = _stat(s)
    return st is not None and st[0] & 0o170000 == 0o040000


def islink(path):
    try:
        return _posix.lstat(path)[0] & 0o170000 == 0o120000
    except (OSError, ValueError):
        return False


def ismount(path):
    return abspath(path) == "/"


def getsize(filename):
    return _posix.stat(filename)[6]


def getatime(filename):
    return _posix.stat(filename)[7] / 1e9


def getmtime(filename):
    return _posix.stat(filename)[8] / 1e9


def getctime(filename):
    return _posix.stat(filename)[9] / 1e9


def samefile(f1, f2):
    return _posix.stat(f1)[1:3] == _posix.stat(f2)[1:3]


def expanduser(path):
    path = _fspath(path)
    if path == "~" or path.startswith("~/"):
        import os
        return os.environ.get("HOME", "/root").rstrip("/") + path[1:] or "/"
    return path


def expandvars(path):
    path = _fspath(path)
    if "$" not in path:
        return path
    import os
    import re

    def value(m):
        name = m.group(1)
        if name.startswith("{"):
            name = name[1:-1]
        return os.environ.get(name, m.group(0))
    return re.sub(r"\$(\w+|\{[^}]*\})", value, path)
