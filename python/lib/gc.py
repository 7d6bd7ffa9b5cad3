"""The collector, which works by itself."""


def collect(generation=2):
    return 0


def enable():
    pass


disable = enable


def isenabled():
    return True


def get_count():
    return (0, 0, 0)
