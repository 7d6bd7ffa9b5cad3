# Settings from a file, from the environment and from defaults.
import os
import re
from collections import ChainMap
from pathlib import Path
from types import SimpleNamespace

Path("conf").mkdir(exist_ok=True)
Path("conf/app.ini").write_text("""\
; comment
[server]
host = localhost
port = 8080
debug: yes

[paths]
data = /srv/${name}
name = demo
list = a, b ,c
""")


def read_ini(path):
    sections, current = {}, None
    for n, line in enumerate(path.read_text().splitlines(), 1):
        line = line.strip()
        if not line or line[0] in "#;":
            continue
        if m := re.fullmatch(r"\[(\w+)\]", line):
            current = sections.setdefault(m[1], {})
        elif m := re.match(r"([^=:]+?)\s*[=:]\s*(.*)", line):
            current[m[1]] = m[2]
        else:
            raise SyntaxError(f"{path}:{n}: {line!r}")
    return sections


def convert(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    low = text.lower()
    if low in {"yes", "true", "on"}:
        return True
    if low in {"no", "false", "off"}:
        return False
    return [p.strip() for p in text.split(",")] if "," in text else text


ini = read_ini(Path("conf/app.ini"))
print(ini)
expanded = {k: re.sub(r"\$\{(\w+)\}", lambda m: ini["paths"][m[1]], v) for k, v in ini["paths"].items()}
print(expanded)
os.environ["APP_PORT"] = "9090"
env = {k.removeprefix("APP_").lower(): v for k, v in os.environ.items() if k.startswith("APP_")}
settings = ChainMap(env, ini["server"], {"host": "0.0.0.0", "timeout": "2.5"})
ns = SimpleNamespace(**{k: convert(v) for k, v in sorted(settings.items())})
print(ns, ns.port + 1, vars(ns)["debug"], settings.maps[0], len(settings))
print([convert(t) for t in ("1", "1.5", "off", "a,b", "x", "1e3", "")])
del os.environ["APP_PORT"]
print(os.getenv("APP_PORT"), os.environ.get("APP_PORT", "none"), settings["port"])
Path("conf/bad.ini").write_text("[x]\nnonsense")
try:
    read_ini(Path("conf/bad.ini"))
except SyntaxError as e:
    print(e)
print(sorted(p.name for p in Path("conf").iterdir()), Path("conf/app.ini").stat().st_size, [p.stem for p in sorted(Path("conf").glob("*.ini"))])
