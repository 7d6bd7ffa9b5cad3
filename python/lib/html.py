"""Text in HTML."""
import re

__all__ = ["escape", "unescape"]

_names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©", "reg": "®", "euro": "€", "hellip": "…", "mdash": "—", "ndash": "–", "laquo": "«", "raquo": "»",
          "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "eacute": "é", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "times": "×", "deg": "°", "trade": "™"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _character(m):
    name = m.group(1)
    if name.startswith("#"):
        n = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return chr(n) if 0 < n < 0x110000 and not 0xD800 <= n < 0xE000 else "\ufffd"
    return _names.get(name, m.group(0))


def unescape(s):
    return re.sub(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|\w+);", _character, s) if "&" in s else s
