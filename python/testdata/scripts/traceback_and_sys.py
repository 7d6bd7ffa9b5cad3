import traceback, sys, re
def clean(s): return re.sub(r'File "[^"]*"', 'File "x"', re.sub(r'\n +[~^ ]+(?=\n)', '', s))
def src(s): return re.sub(r"\n    .*", "", clean(s))
def a(): return b(1)
def b(x):
    y = x + 1
    raise ValueError("bad %d" % y)
try:
    a()
except ValueError as e:
    print(src(traceback.format_exc()))
    print(sys.exc_info()[0], sys.exc_info()[1] is e)
    print([(f.lineno, f.name) for f in traceback.extract_tb(e.__traceback__)])
    tb = e.__traceback__
    while tb: print(tb.tb_lineno, tb.tb_frame.f_code.co_name); tb = tb.tb_next
print(sys.exc_info(), traceback.format_exc())
def chain():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e
def ctx():
    try:
        {}["a"]
    except KeyError:
        int("x")
def again():
    try:
        chain()
    except KeyError:
        raise
def wrapped():
    try:
        ctx()
    except ValueError as e:
        raise e
def fin():
    try:
        chain()
    finally:
        z = 1
def supp():
    try: 1/0
    except ZeroDivisionError: raise RuntimeError("s") from None
class MyErr(Exception):
    pass
def noted():
    e = MyErr("n"); e.add_note("note 1\nnote 2"); raise e
def gen():
    yield 1
    yield 1 // 0
def rungen():
    return list(gen())
def lam():
    return (lambda q: q.nope)(1)
def comp():
    return [int(v) for v in ["1", "z"]]
def nested():
    class C:
        def m(self): return self.undefined
    return C().m()
for f in (chain, ctx, again, wrapped, fin, supp, noted, rungen, lam, nested):
    try: f()
    except Exception as e:
        print("--", f.__name__)
        print(src(traceback.format_exc()))
        print(traceback.format_exception_only(type(e), e), traceback.format_exception_only(e))
        print(traceback.format_exc(limit=1, chain=False).count("File"))
print(traceback.format_exception(ValueError("plain")), traceback.format_exception_only(ValueError()))
try: compile("x = (", "f.py", "exec")
except SyntaxError as e: print(traceback.format_exception_only(e)[-1])
traceback.print_exc(file=sys.stdout)
try: sys.exit(3)
except SystemExit as e: print(repr(e), e.code)
print(sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.maxsize, sys.byteorder, sys.platform, sys.argv, sys.getrecursionlimit())
sys.stdout.write("w\n"); print("err", file=sys.stderr); sys.stdout.flush()
print(sys.getsizeof(1), sys.getsizeof("abc"), sys.getsizeof([1, 2]), sys.getsizeof({}), sys.float_info.epsilon, sys.float_info.max, sys.getdefaultencoding())
import io
old = sys.stdout; sys.stdout = buf = io.StringIO(); print("captured"); sys.stdout = old; print(repr(buf.getvalue()))
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print(t.__name__, v, tb is not None); return True
with CM(): raise OSError("in with")
try:
    raise MyErr("a") from ValueError("b")
except MyErr as e: print(repr(e.__cause__), e.__suppress_context__, e.__traceback__ is None)
