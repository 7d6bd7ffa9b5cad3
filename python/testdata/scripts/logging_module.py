import logging, sys, io, re
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s")
log = logging.getLogger(__name__)
log.debug("no"); log.info("hello %s", "x"); log.warning("w %d %s", 1, [2]); log.error("e"); log.critical("c")
def f():
    log.info("in f"); logging.info("root %(a)s", {"a": 1})
f()
try: 1 / 0
except ZeroDivisionError:
    log.error("caught")
print(log, logging.getLogger(), logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(7), log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLogger("a.b").parent, logging.getLogger("a").getChild("b") is logging.getLogger("a.b"))
logging.basicConfig(level=logging.DEBUG); print(logging.getLogger().level)
logging.basicConfig(stream=sys.stdout, level="DEBUG", force=True, format="{levelname:>8} | {message}", style="{"); logging.debug("dbg"); 
logging.basicConfig(stream=sys.stdout, level="DEBUG", force=True, format="$levelname-$message", style="$"); logging.debug("dbg")
logging.basicConfig(stream=sys.stdout, level="DEBUG", force=True); logging.debug("plain")
old = sys.stdout; sys.stdout = buf = io.StringIO()
h = logging.StreamHandler(buf); h.setFormatter(logging.Formatter("%(asctime)s|%(msecs)03d|%(process)d|%(threadName)s|%(pathname)s|%(message)s", "%H:%M")); lg = logging.getLogger("x.y"); lg.addHandler(h); lg.propagate = False; lg.setLevel(logging.DEBUG); lg.info("m")
sys.stdout = old; print(re.sub(r"\d+", "N", buf.getvalue().split("|")[0]), buf.getvalue().split("|")[3], buf.getvalue().split("|")[-1].strip())
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
lg.addFilter(F()); buf.truncate(0); buf.seek(0); lg.info("secret"); lg.info("ok"); print(buf.getvalue().split("|")[-1].strip())
logging.disable(logging.WARNING); lg.info("x"); print(lg.isEnabledFor(20)); logging.disable(logging.NOTSET)
ad = logging.LoggerAdapter(lg, {"user": "bob"}); h.setFormatter(logging.Formatter("%(user)s %(message)s")); buf.truncate(0); buf.seek(0); ad.info("hi"); print(buf.getvalue())
lg.info("extra", extra={"user": "al"}); print(buf.getvalue())
fh = logging.FileHandler("app.log", mode="w"); fh.setFormatter(logging.Formatter("%(levelname)-8s %(message)s")); l2 = logging.getLogger("file"); l2.addHandler(fh); l2.propagate = False; l2.warning("to file"); fh.close(); print(open("app.log").read())
for bad in (lambda: logging.getLogger().setLevel("NOPE"), lambda: logging.getLogger().setLevel(1.5), lambda: logging.Formatter("x", style="?"), lambda: logging.Formatter("no fields"), lambda: logging.getLogger(5), lambda: lg.log("a", "b"), lambda: lg.info("x", extra={"message": 1})):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
logging.addLevelName(25, "NOTICE"); lg.log(25, "n", extra={"user": 1}); print(logging.getLevelName(25), repr(h), repr(logging.NullHandler()), lg.hasHandlers(), lg.handlers == [h])
class ListHandler(logging.Handler):
    def __init__(self): super().__init__(); self.out = []
    def emit(self, r): self.out.append((r.name, r.levelname, r.getMessage(), r.lineno > 0, r.funcName))
lh = ListHandler(); logging.getLogger("q").addHandler(lh); logging.getLogger("q.r.s").error("deep"); print(lh.out)
sys.stderr = io.StringIO(); h.setFormatter(None); h.setStream(sys.stdout); lg.info("bad %d", "x"); print(sys.stderr.getvalue().splitlines()[0], sys.stderr.getvalue().splitlines()[-2:])
logging.warning("done")
