"""Paths as objects."""
import fnmatch
import os
import posixpath
from urllib.parse import quote

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


def _text(part):
    if isinstance(part, PurePath):
        return str(part)
    text = os.fspath(part)
    if not isinstance(text, str):
        raise TypeError(f"argument should be a str or an os.PathLike object where __fspath__ returns a str, not {type(text).__name__!r}")
    return text


class _Parents:
    """The paths above a path."""

    def __init__(self, path):
        self._path = path
        self._count = len(path._names)

    def __len__(self):
        return self._count

    def __getitem__(self, i):
        if isinstance(i, slice):
            return tuple(self[k] for k in range(*i.indices(len(self))))
        if i >= len(self) or i < -len(self):
            raise IndexError(i)
        if i < 0:
            i += len(self)
        return self._path._made(self._path.root, self._path._names[:len(self) - i - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path that is only looked at."""

    drive = ""

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        self = object.__new__(cls)
        root, names = "", []
        for part in args:
            text = _text(part)
            if text.startswith("/"):
                root, names = ("//" if text.startswith("//") and not text.startswith("///") else "/"), []
            names += [x for x in text.split("/") if x and x != "."]
        self.root, self._names = root, names
        return self

    def __init__(self, *args):
        pass

    def _made(self, root, names):
        out = object.__new__(type(self))
        out.root, out._names = root, names
        return out

    def __str__(self):
        return self.root + "/".join(self._names) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + quote(str(self))

    def _key(self):
        return self.root, self._names

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    @property
    def anchor(self):
        return self.root

    @property
    def parts(self):
        return ((self.root,) if self.root else ()) + tuple(self._names)

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + s for s in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        suffix = self.suffix
        return self.name[:-len(suffix)] if suffix else self.name

    @property
    def parent(self):
        return self._made(self.root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self.root, self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._made(self.root, self._names[:-1] + [self.stem + suffix])

    def joinpath(self, *args):
        return type(self)(self, *args)

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self.root)

    def is_reserved(self):
        return False

    def relative_to(self, *other):
        other = type(self)(*other)
        n = len(other.parts)
        if self.parts[:n] != other.parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r} OR one path is relative and the other is absolute.")
        return self._made("", list(self.parts[n:]))

    def is_relative_to(self, *other):
        other = type(self)(*other)
        return self.parts[:len(other.parts)] == other.parts

    def match(self, path_pattern):
        pattern = PurePath(path_pattern)
        want, have = pattern.parts, self.parts
        if not want:
            raise ValueError("empty pattern")
        if pattern.root and len(want) != len(have) or len(want) > len(have):
            return False
        return all(fnmatch.fnmatchcase(h, w) for h, w in zip(reversed(have), reversed(want)))

    def __reduce__(self):
        return type(self), self.parts


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    """A path with the file that it names."""

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(posixpath.expanduser("~"))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def exists(self):
        return posixpath.exists(self)

    def is_dir(self):
        return posixpath.isdir(self)

    def is_file(self):
        return posixpath.isfile(self)

    def is_symlink(self):
        return posixpath.islink(self)

    def is_mount(self):
        return posixpath.ismount(self)

    def samefile(self, other_path):
        return posixpath.samefile(self, other_path)

    def absolute(self):
        return self if self.is_absolute() else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        return type(self)(posixpath.realpath(self, strict=strict))

    def expanduser(self):
        return type(self)(posixpath.expanduser(self))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as f:
            return f.read()

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % type(data).__name__)
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        with self.open("wb") as f:
            return f.write(data)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                self.open("x")
            os.utime(self)
        else:
            self.open("x").close()

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def owner(self):
        self.stat()
        return "root"

    group = owner

    def iterdir(self):
        for name in os.listdir(self):
            yield self._made(self.root, self._names + [name])

    def _select(self, parts):
        """The paths below this one that match the parts of a pattern."""
        if not parts:
            yield self
            return
        first, rest = parts[0], parts[1:]
        if first == "**":
            seen = set()
            for folder in self._folders():
                for path in folder._select(rest) if rest else (folder,):
                    if path not in seen:
                        seen.add(path)
                        yield path
        elif first == "..":
            yield from self._made(self.root, self._names + [".."])._select(rest)
        elif any(c in first for c in "*?["):
            try:
                entries = list(os.scandir(self))
            except OSError:
                return
            for e in entries:
                if (not rest or e.is_dir()) and fnmatch.fnmatchcase(e.name, first):
                    yield from self._made(self.root, self._names + [e.name])._select(rest)
        else:
            path = self._made(self.root, self._names + [first])
            if path.is_dir() if rest else path.exists():
                yield from path._select(rest)

    def _folders(self):
        if self.is_dir():
            yield self
            for e in os.scandir(self):
                if e.is_dir() and not e.is_symlink():
                    yield from self._made(self.root, self._names + [e.name])._folders()

    def glob(self, pattern):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        pattern = PurePath(pattern)
        if pattern.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from self._select(list(pattern._names))

    def rglob(self, pattern):
        yield from self._select(["**"] + PurePath(pattern)._names)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class PosixPath(Path, PurePosixPath):
    pass
