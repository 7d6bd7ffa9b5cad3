"""How long code takes."""
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._timer = timer
        names = {} if globals is None else dict(globals)
        self._setup = setup if callable(setup) else lambda: exec(setup, names)
        self._stmt = stmt if callable(stmt) else lambda: exec(stmt, names)

    def timeit(self, number=1000000):
        self._setup()
        start = self._timer()
        for _ in range(number):
            self._stmt()
        return self._timer() - start

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt="pass", setup="pass", timer=default_timer, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
