"""Files, folders and the environment."""
import posixpath as path
import _posix
from _posix import chdir, cpu_count, fspath, getcwd, getpid, listdir, rmdir, unlink, urandom
from abc import ABC, abstractmethod
from collections import namedtuple
from collections.abc import MutableMapping

name, linesep = "posix", "\n"
sep, pathsep, curdir, pardir, extsep, altsep, devnull, defpath = "/", ":", ".", "..", ".", None, "/dev/null", "/bin:/usr/bin"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
error = OSError
remove = unlink

class PathLike(ABC):
    """What has __fspath__."""

    @abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented


class stat_result(tuple):
    """What stat() tells of a file."""

    def __new__(cls, items):
        return super().__new__(cls, (*items[:7], *(int(n // 10**9) for n in items[7:])))

    def __init__(self, items):
        self.st_mode, self.st_ino, self.st_dev, self.st_nlink, self.st_uid, self.st_gid, self.st_size = items[:7]
        self.st_atime_ns, self.st_mtime_ns, self.st_ctime_ns = items[7:]
        self.st_atime, self.st_mtime, self.st_ctime = (n / 1e9 for n in items[7:])
        self.st_blksize, self.st_blocks = 4096, (self.st_size + 511) // 512

    def __repr__(self):
        names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")
        return "os.stat_result(" + ", ".join(f"{n}={v}" for n, v in zip(names, self)) + ")"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result(_posix.stat(path) if follow_symlinks else _posix.lstat(path))


def lstat(path, *, dir_fd=None):
    return stat_result(_posix.lstat(path))


class DirEntry:
    """A name in a folder."""

    def __init__(self, folder, name, is_dir, is_link):
        self.name, self.path = name, path.join(folder, name)
        self._dir, self._link = is_dir, is_link

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) if self._link and follow_symlinks else self._dir

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) if self._link and follow_symlinks else not self._dir and not self._link

    def is_symlink(self):
        return self._link

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Entries:
    """The iterator of scandir, which with closes."""

    def __init__(self, entries):
        self._rest = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._rest)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._rest = iter(())


def scandir(path="."):
    folder = fspath(path)
    return _Entries([DirEntry(folder, *e) for e in _posix.entries(folder)])


def mkdir(path, mode=0o777, *, dir_fd=None):
    _posix.mkdir(path)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
    try:
        _posix.mkdir(name)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head = path.dirname(path.abspath(name))
    while head != "/":
        try:
            rmdir(head)
        except OSError:
            break
        head = path.dirname(head)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _posix.rename(src, dst)


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _posix.rename(src, dst)


def renames(old, new):
    head = path.dirname(new)
    if head and not path.exists(head):
        makedirs(head)
    rename(old, new)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    import time
    if ns is not None:
        times = (ns[0] / 1e9, ns[1] / 1e9)
    _posix.utime(path, time.time() if times is None else times[1])


def truncate(path, length):
    with open(path, "r+b") as f:
        f.truncate(length)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        st = _posix.stat(path)
    except (OSError, ValueError):
        return False
    return st[0] >> 6 & mode == mode


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _posix.stat(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = _posix.entries(top)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    folders = [n for n, is_dir, link in entries if is_dir or link and path.isdir(path.join(top, n))]
    files = [n for n, is_dir, link in entries if n not in folders]
    if topdown:
        yield top, folders, files
    for n in folders:
        below = path.join(top, n)
        if followlinks or not path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


class _Environ(MutableMapping):
    """The environment; what is set here stays here."""

    def __init__(self, data):
        self._data = data

    @staticmethod
    def _text(value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[self._text(key)] = self._text(value)

    def __delitem__(self, key):
        try:
            del self._data[self._text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return "environ({" + ", ".join(f"{k!r}: {v!r}" for k, v in self._data.items()) + "})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        return {**self, **other}


environ = _Environ(_posix.environ())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode()


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


def getlogin():
    return environ.get("USER", "root")


def getuid():
    return 0


getgid = geteuid = getegid = getuid


def getppid():
    return 1


terminal_size = namedtuple("terminal_size", "columns lines")


def get_terminal_size(fd=1):
    return terminal_size(80, 24)


uname_result = namedtuple("uname_result", "sysname nodename release version machine")


def uname():
    return uname_result("Linux", "localhost", "", "", "x86_64")


_refused = ("system", "popen", "fork", "execv", "execvp", "kill", "symlink", "link", "readlink", "pipe", "open", "read", "write", "close", "spawnv", "chown", "wait", "waitpid")


def __getattr__(name):
    if name in _refused:
        raise NotImplementedError(f"os.{name} is not supported")
    raise AttributeError(f"module 'os' has no attribute {name!r}")
