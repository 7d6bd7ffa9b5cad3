# A calculator: tokens by regular expression, a parser by precedence, an evaluator.
import re
import operator as op
from collections import namedtuple

Token = namedtuple("Token", "kind text at")
SPEC = [("NUM", r"\d+(?:\.\d*)?|\.\d+"), ("NAME", r"[A-Za-z_]\w*"), ("OP", r"\*\*|//|[-+*/%()=,]"), ("SKIP", r"\s+"), ("BAD", r".")]
MASTER = re.compile("|".join(f"(?P<{k}>{p})" for k, p in SPEC))


def tokenize(text):
    for m in MASTER.finditer(text):
        if m.lastgroup == "BAD":
            raise SyntaxError(f"unexpected {m.group()!r} at {m.start()}")
        if m.lastgroup != "SKIP":
            yield Token(m.lastgroup, m.group(), m.start())
    yield Token("END", "", len(text))


class Parser:
    LEVELS = {"+": 1, "-": 1, "*": 2, "/": 2, "//": 2, "%": 2, "**": 4}
    OPS = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "//": op.floordiv, "%": op.mod, "**": op.pow}

    def __init__(self, names=None):
        self.names = {"pi": 3.14159, "max": max, "abs": abs, **(names or {})}

    def run(self, text):
        self.tokens = list(tokenize(text))
        self.i = 0
        if self.peek.kind == "NAME" and self.tokens[1].text == "=":
            name = self.next().text
            self.next()
            self.names[name] = value = self.expr(0)
        else:
            value = self.expr(0)
        self.expect("END")
        return value

    @property
    def peek(self):
        return self.tokens[self.i]

    def next(self):
        self.i += 1
        return self.tokens[self.i - 1]

    def expect(self, *what):
        t = self.next()
        if t.kind not in what and t.text not in what:
            raise SyntaxError(f"expected {' or '.join(what)}, got {t.text or 'end'!r} at {t.at}")
        return t

    def expr(self, least):
        left = self.unary()
        while (level := self.LEVELS.get(self.peek.text, -1)) > least or level == least == 4:
            o = self.next().text
            right = self.expr(level - (o == "**"))
            left = self.OPS[o](left, right)
        return left

    def unary(self):
        if self.peek.text == "-":
            self.next()
            return -self.expr(3)
        return self.atom()

    def atom(self):
        t = self.expect("NUM", "NAME", "(")
        if t.kind == "NUM":
            return float(t.text) if "." in t.text else int(t.text)
        if t.text == "(":
            v = self.expr(0)
            self.expect(")")
            return v
        if t.text not in self.names:
            raise NameError(f"unknown name {t.text}")
        v = self.names[t.text]
        if callable(v) and self.peek.text == "(":
            self.next()
            args = [self.expr(0)]
            while self.peek.text == ",":
                self.next()
                args.append(self.expr(0))
            self.expect(")")
            return v(*args)
        return v


p = Parser()
for text in ("1 + 2 * 3", "2 ** 3 ** 2", "-2 ** 2", "(1 + 2) * 3", "10 / 4", "10 // 4 % 2", "x = 7 - 2 - 1", "x * pi", "max(1, x, abs(-9))", "1 / 0", "1 +", "(1", "2 $ 3", "nope", "1 2", ".5 + 1.", ""):
    try:
        print(f"{text:<20} = {p.run(text)!r}")
    except Exception as e:
        print(f"{text:<20} ! {type(e).__name__}: {e}")
print([t.kind[0] + t.text for t in tokenize("a=1.5*b")], tuple(Token("a", "b", 1)), Token("N", "1", 0)._replace(at=5))
