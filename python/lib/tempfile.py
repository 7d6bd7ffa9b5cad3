"""Files and folders for a while."""
import os
import random
import shutil

__all__ = ["NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "mkdtemp", "gettempdir", "gettempprefix"]

tempdir = None
_letters = random.Random()


def gettempdir():
    return tempdir or "/tmp"


def gettempprefix():
    return "tmp"


def _names(suffix, prefix, dir):
    folder = gettempdir() if dir is None else dir
    if not os.path.exists(folder) and folder == "/tmp":
        os.mkdir(folder)
    while True:
        middle = "".join(_letters.choice("abcdefghijklmnopqrstuvwxyz0123456789_") for _ in range(8))
        yield os.path.join(folder, ("tmp" if prefix is None else prefix) + middle + (suffix or ""))


def mkdtemp(suffix=None, prefix=None, dir=None):
    for name in _names(suffix, prefix, dir):
        try:
            os.mkdir(name)
        except FileExistsError:
            continue
        return os.path.abspath(name)


class _TemporaryFile:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and os.path.exists(self.name):
                os.unlink(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None):
    for name in _names(suffix, prefix, dir):
        if not os.path.exists(name):
            return _TemporaryFile(open(name, mode, encoding=encoding, newline=newline, errors=errors), name, delete)


TemporaryFile = NamedTemporaryFile


class TemporaryDirectory:
    """A folder that is removed at the end of with."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            shutil.rmtree(self.name)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"


def __getattr__(name):
    if name in ("mkstemp", "SpooledTemporaryFile"):
        raise NotImplementedError(f"tempfile.{name} is not supported")
    raise AttributeError(f"module 'tempfile' has no attribute {name!r}")
