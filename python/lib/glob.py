"""Paths that match patterns of the shell."""
import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return re.search("[*?[]", s) is not None


def escape(pathname):
    return re.sub("([*?[])", r"[\1]", pathname)


def _names(folder, only_folders):
    try:
        with os.scandir(folder or ".") as entries:
            return [e.name for e in entries if not only_folders or e.is_dir()]
    except OSError:
        return []


def _below(folder, only_folders, hidden):
    """The paths of everything below a folder, relative to it."""
    for name in _names(folder, only_folders):
        if hidden or not name.startswith("."):
            yield name
            path = os.path.join(folder, name) if folder else name
            if os.path.isdir(path):
                for rest in _below(path, only_folders, hidden):
                    yield os.path.join(name, rest)


def _matching(folder, pattern, recursive, only_folders, hidden):
    """The names in a folder that match one part of a pattern."""
    if recursive and pattern == "**":
        yield ""
        yield from _below(folder, only_folders, hidden)
    elif has_magic(pattern):
        names = _names(folder, only_folders)
        if not hidden and not pattern.startswith("."):
            names = [n for n in names if not n.startswith(".")]
        yield from fnmatch.filter(names, pattern)
    elif pattern == "":
        if os.path.isdir(folder):
            yield ""
    elif os.path.lexists(os.path.join(folder, pattern)):
        yield pattern


def _walk(pathname, recursive, only_folders, hidden):
    head, tail = os.path.split(pathname)
    if not has_magic(pathname):
        if os.path.lexists(pathname) if tail else os.path.isdir(head):
            yield pathname
        return
    if not head:
        yield from _matching("", tail, recursive, only_folders, hidden)
        return
    folders = _walk(head, recursive, True, hidden) if head != pathname and has_magic(head) else [head]
    for folder in folders:
        for name in _matching(folder, tail, recursive, only_folders, hidden):
            yield os.path.join(folder, name)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    strip = 0
    if root_dir is not None:
        root = os.path.join(os.fspath(root_dir), "")
        if not os.path.isabs(pathname):
            pathname, strip = root + pathname, len(root)
    for path in _walk(pathname, recursive, False, include_hidden):
        if path[strip:]:
            yield path[strip:]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))
