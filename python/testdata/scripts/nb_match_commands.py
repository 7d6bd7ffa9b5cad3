# A small interpreter of commands and a simplifier of expressions, with match.
from dataclasses import dataclass
from enum import Enum, auto


class Op(Enum):
    ADD = auto()
    MUL = auto()
    NEG = auto()


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Expr:
    op: Op
    args: tuple


def simplify(e):
    match e:
        case Expr(Op.ADD, (Num(0), x)) | Expr(Op.ADD, (x, Num(0))):
            return simplify(x)
        case Expr(Op.MUL, (Num(1), x) | (x, Num(1))):
            return simplify(x)
        case Expr(Op.MUL, (Num(0), _)) | Expr(Op.MUL, (_, Num(0))):
            return Num(0)
        case Expr(Op.NEG, (Num(v),)):
            return Num(-v)
        case Expr(Op.NEG, (Expr(Op.NEG, (x,)),)):
            return simplify(x)
        case Expr(op, args):
            new = tuple(map(simplify, args))
            return simplify(Expr(op, new)) if new != args else e
        case _:
            return e


x = Var("x")
for e in (Expr(Op.ADD, (Num(0), x)), Expr(Op.MUL, (Num(1), Expr(Op.ADD, (x, Num(0))))), Expr(Op.NEG, (Expr(Op.NEG, (Expr(Op.MUL, (x, Num(0))),)),)), Expr(Op.ADD, (x, Expr(Op.NEG, (Num(3),))))):
    print(simplify(e))


def run(line, state):
    match line.split():
        case []:
            return "nothing"
        case ["go", ("north" | "south" | "east" | "west") as where]:
            state["at"] = where
            return f"went {where}"
        case ["take", *things] if things:
            state.setdefault("bag", []).extend(things)
            return f"took {len(things)}: {', '.join(things)}"
        case ["drop", thing] if thing in state.get("bag", []):
            state["bag"].remove(thing)
            return f"dropped {thing}"
        case ["drop", thing]:
            return f"no {thing}"
        case ["set", key, value] if value.isdigit():
            state[key] = int(value)
            return f"{key} is {value}"
        case [command, *_]:
            return f"what is {command}?"


state = {}
for line in ("go north", "take lamp key", "drop key", "drop sword", "", "set hp 10", "set hp x", "dance a b", "take"):
    print(f"{line!r:<16} {run(line, state)}")
print(state)


def event(e):
    match e:
        case {"type": "click", "pos": (x, y)}:
            return f"click at {x},{y}"
        case {"type": "key", "code": int(code), **rest} if 32 <= code < 127:
            return f"key {chr(code)!r} {rest}"
        case {"type": str(kind)}:
            return f"other {kind}"
        case [{"type": _}, *more]:
            return f"list of {1 + len(more)}"
        case str() | bytes():
            return "text"
        case None | False:
            return "nothing"
        case float() | int() as n:
            return f"number {n}"


for e in ({"type": "click", "pos": (1, 2)}, {"type": "key", "code": 65, "shift": True}, {"type": "key", "code": 7}, [{"type": 1}, 2], "x", None, 3, True, {"kind": 1}):
    print(event(e))
