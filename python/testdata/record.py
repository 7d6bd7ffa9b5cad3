"""Record what python3 prints for every script beside this file.

    python3 record.py            all of scripts/*.py

The last line names the exception that ended the script, if one did, and the
innermost line of the script that it passed. Each script runs in an empty folder.
"""
import contextlib
import glob
import io
import os
import tempfile
import traceback

here = os.path.dirname(os.path.abspath(__file__))
for path in sorted(glob.glob(os.path.join(here, "scripts", "*.py"))):
    out = io.StringIO()
    os.chdir(tempfile.mkdtemp())
    with open(path) as f, contextlib.redirect_stdout(out):
        try:
            exec(compile(f.read(), path, "exec"), {"__name__": "__main__"})
        except SyntaxError as e:
            print("%s: %s (line %d)" % (type(e).__name__, e.msg, e.lineno))
        except BaseException as e:
            text = str(e)
            line = [s.lineno for s in traceback.extract_tb(e.__traceback__) if s.filename == path][-1]
            print(type(e).__name__ + (": " + text if text else "") + " (line %d)" % line)
    with open(path[:-3] + ".out", "w") as f:
        f.write(out.getvalue())
