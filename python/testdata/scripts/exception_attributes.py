for f in (lambda: [].nope, lambda: undefined_name, lambda: __import__("no_such_module"), lambda: next(iter([]))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "name", None), getattr(e, "errno", None), getattr(e, "value", "-"))
e = OSError(2, "No such file", "path.txt")
print(e, e.errno, e.strerror, e.filename, repr(e), e.args)
print(str(OSError("plain")), OSError("plain").errno, IOError is OSError, repr(SystemExit(2).code), StopIteration(5).value)
u = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
print(u, u.reason, u.start)
print(issubclass(ModuleNotFoundError, ImportError), issubclass(FileNotFoundError, OSError), issubclass(RecursionError, RuntimeError), issubclass(UnicodeDecodeError, ValueError), Exception.__mro__[1].__name__)
