"""Modules by name."""


def import_module(name, package=None):
    if name.startswith("."):
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    module = __import__(name)
    for part in name.split(".")[1:]:
        module = getattr(module, part)
    return module


def reload(module):
    return module
