"""Record what python3 prints for every script beside this file.

    python3 record.py            all of scripts/*.py
"""
import contextlib
import glob
import io
import os

here = os.path.dirname(os.path.abspath(__file__))
for path in sorted(glob.glob(os.path.join(here, "scripts", "*.py"))):
    out = io.StringIO()
    with open(path) as f, contextlib.redirect_stdout(out):
        try:
            exec(compile(f.read(), path, "exec"), {"__name__": "__main__"})
        except BaseException as e:
            text = str(e)
            print(type(e).__name__ + (": " + text if text else ""))
    with open(path[:-3] + ".out", "w") as f:
        f.write(out.getvalue())
