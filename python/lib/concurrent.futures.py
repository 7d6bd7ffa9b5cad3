"""Executors. There is one thread: what is submitted is done at once, in order."""

__all__ = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "Future", "Executor", "wait", "as_completed", "ThreadPoolExecutor"]

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError


class CancelledError(Exception):
    pass


class InvalidStateError(Exception):
    pass


class Future:
    """What comes of a call."""

    def __init__(self):
        self._done, self._result, self._exception, self._callbacks = False, None, None, []

    def _finish(self):
        self._done = True
        for f in self._callbacks:
            f(self)

    def set_result(self, result):
        self._result = result
        self._finish()

    def set_exception(self, exception):
        self._exception = exception
        self._finish()

    def result(self, timeout=None):
        if not self._done:
            raise TimeoutError()
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        return self._exception

    def done(self):
        return self._done

    def running(self):
        return False

    def cancelled(self):
        return False

    def cancel(self):
        return False

    def add_done_callback(self, fn):
        if self._done:
            fn(self)
        else:
            self._callbacks.append(fn)

    def __repr__(self):
        what = "pending" if not self._done else f"finished raised {type(self._exception).__name__}" if self._exception else f"finished returned {type(self._result).__name__}"
        return f"<Future at {hex(id(self))} state={what}>"


class Executor:
    """Calls what it is given."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers, self._shut = max_workers or 4, False
        if initializer is not None:
            initializer(*initargs)

    def submit(self, fn, /, *args, **kwargs):
        if self._shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        try:
            result = fn(*args, **kwargs)
        except Exception as e:
            future.set_exception(e)
        else:
            future.set_result(result)
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return (f.result() for f in futures)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shut = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.shutdown()
        return False


class ThreadPoolExecutor(Executor):
    pass


class _Waited(tuple):
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    return _Waited((set(fs), set()))


def as_completed(fs, timeout=None):
    yield from list(fs)


def __getattr__(name):
    if name == "ProcessPoolExecutor":
        raise NotImplementedError("concurrent.futures.ProcessPoolExecutor is not supported")
    raise AttributeError(f"module 'concurrent.futures' has no attribute {name!r}")
