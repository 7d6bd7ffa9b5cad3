"""Files and folders as wholes."""
import fnmatch
import os
from collections import namedtuple

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error", "SameFileError", "ignore_patterns", "disk_usage", "which",
           "get_terminal_size"]


class Error(OSError):
    """Several things that went wrong."""


class SameFileError(Error):
    """Source and destination are one file."""


def copyfileobj(fsrc, fdst, length=65536):
    while True:
        data = fsrc.read(length)
        if not data:
            return
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.exists(src) and os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as a, open(dst, "wb") as b:
        copyfileobj(a, b)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.stat(src), os.stat(dst)


def copystat(src, dst, *, follow_symlinks=True):
    st = os.stat(src)
    os.utime(dst, ns=(st.st_atime_ns, st.st_mtime_ns))


def _into(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    return copyfile(src, _into(src, dst))


def copy2(src, dst, *, follow_symlinks=True):
    dst = copyfile(src, _into(src, dst))
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    def ignored(path, names):
        return {n for p in patterns for n in fnmatch.filter(names, p)}
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    skip = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in skip:
            continue
        a, b = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(a):
            copytree(a, b, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(a, b)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    try:
        for name in os.listdir(path):
            below = os.path.join(path, name)
            if os.path.isdir(below) and not os.path.islink(below):
                rmtree(below, ignore_errors, onerror)
            else:
                os.unlink(below)
        os.rmdir(path)
    except OSError as e:
        if onerror is not None:
            onerror(os.rmdir, path, (type(e), e, e.__traceback__))
        elif not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    real = dst
    if os.path.isdir(dst):
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    os.stat(src)
    os.rename(src, real)
    return real


_usage = namedtuple("usage", "total used free")


def disk_usage(path):
    os.stat(path)
    return _usage(1 << 40, 0, 1 << 40)


def which(cmd, mode=1, path=None):
    for folder in (os.environ.get("PATH", "") if path is None else path).split(":"):
        name = os.path.join(folder, cmd)
        if folder and os.path.isfile(name) and os.access(name, mode):
            return name
    return None


get_terminal_size = os.get_terminal_size


def __getattr__(name):
    if name in ("make_archive", "unpack_archive", "chown", "get_archive_formats"):
        raise NotImplementedError(f"shutil.{name} is not supported")
    raise AttributeError(f"module 'shutil' has no attribute {name!r}")
