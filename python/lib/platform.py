"""The machine."""


def python_version():
    return "3.11.7"


def python_version_tuple():
    return ("3", "11", "7")


def python_implementation():
    return "CPython"


def system():
    return "Linux"


def node():
    return "localhost"


def machine():
    return "x86_64"


processor = machine


def release():
    return ""


version = release


def architecture(executable="", bits="", linkage=""):
    return "64bit", "ELF"


def platform(aliased=False, terse=False):
    return "Linux-x86_64"
