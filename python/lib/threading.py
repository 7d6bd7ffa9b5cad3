"""Threads, of which there is one: what start() is told to do is done before it returns."""
import time as _time

__all__ = ["Thread", "Lock", "RLock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Timer", "Barrier", "local", "current_thread", "main_thread", "active_count", "enumerate", "get_ident"]

_count = 0


class Thread:
    """Runs its target when it is started."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _count
        _count += 1
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name = name or f"Thread-{_count}" + (f" ({target.__name__})" if hasattr(target, "__name__") else "")
        self.daemon, self.ident, self._started = bool(daemon), None, False

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        global _current
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started, self.ident = True, _count + 1
        before, _current = _current, self
        try:
            self.run()
        except Exception:
            import sys
            import traceback
            sys.stderr.write(f"Exception in thread {self.name}:\n" + traceback.format_exc())
        finally:
            _current = before

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")

    def is_alive(self):
        return False

    def getName(self):
        return self.name

    def __repr__(self):
        return f"<{type(self).__name__}({self.name}, {'stopped' if self._started else 'initial'}{' ' + str(self.ident) if self.ident else ''})>"


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self._started, self.ident = True, 1

    def is_alive(self):
        return True


_main = _current = _MainThread()


def current_thread():
    return _current


def main_thread():
    return _main


def active_count():
    return 1


def enumerate():
    return [_main]


def get_ident():
    return _current.ident


class RLock:
    """A lock that its holder may take again."""

    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        self._held += 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("cannot release un-acquired lock")
        self._held -= 1

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *args):
        self.release()


class Lock(RLock):
    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            if not blocking or timeout >= 0:
                return False
            raise RuntimeError("deadlock: the lock is held and there is no other thread")
        return super().acquire()

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        super().release()

    def locked(self):
        return self._held > 0


class Event:
    """A flag."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            if timeout is None:
                raise RuntimeError("deadlock: nobody else can set the event")
            _time.sleep(timeout)
        return self._flag


class Semaphore:
    """A number of places."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value == 0:
            if not blocking or timeout is not None:
                return False
            raise RuntimeError("deadlock: nobody else can release the semaphore")
        self._value -= 1
        return True

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._most = value

    def release(self, n=1):
        if self._value + n > self._most:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class local:
    """Attributes of a thread."""


def __getattr__(name):
    if name in ("Condition", "Timer", "Barrier", "settrace", "excepthook"):
        raise NotImplementedError(f"threading.{name} is not supported")
    raise AttributeError(f"module 'threading' has no attribute {name!r}")
