# A state machine with enums, flags and a table of transitions.
from enum import Enum, IntEnum, Flag, auto, unique, IntFlag


@unique
class State(Enum):
    NEW = "new"
    PAID = "paid"
    SENT = "sent"
    DONE = "done"
    LOST = "lost"

    @property
    def final(self):
        return self in (State.DONE, State.LOST)

    @classmethod
    def parse(cls, text):
        return cls[text.upper()] if text.upper() in cls.__members__ else cls(text)

    def __str__(self):
        return self.value


class Priority(IntEnum):
    LOW = 1
    HIGH = 10


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


TABLE = {State.NEW: {State.PAID, State.LOST}, State.PAID: {State.SENT, State.LOST}, State.SENT: {State.DONE, State.LOST}}


class Order:
    def __init__(self):
        self.state, self.history = State.NEW, []

    def to(self, state):
        if state not in TABLE.get(self.state, ()):
            raise ValueError(f"cannot go from {self.state} to {state}")
        self.history.append((self.state.name, state.name))
        self.state = state
        return self


o = Order().to(State.PAID).to(State.SENT)
print(o.history, o.state, repr(o.state), o.state.final, o.to(State.DONE).state.final)
for bad in (lambda: o.to(State.NEW), lambda: State("x"), lambda: State["X"], lambda: State.parse("zzz"), lambda: setattr(State, "NEW", 1), lambda: State.NEW < State.PAID):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print([s.name for s in State if not s.final], State.parse("sent"), State.parse("NEW") is State.NEW, list(State.__members__)[:2], State.NEW.value.upper(), hash(State.NEW) == hash(State.NEW))
print(Priority.HIGH > Priority.LOW, Priority.HIGH + 1, sorted([Priority.HIGH, Priority.LOW]), f"{Priority.LOW}", f"{Priority.LOW!r}", Priority(10), max(Priority), [1, 2, 3][Priority.LOW], {Priority.LOW: "l"}[1])
p = Perm.R | Perm.X
print(p, Perm.R in p, Perm.W in p, p & Perm.RW, ~Perm.R & Perm.RW, Perm(3), bool(p & Perm.W), [f.name for f in Perm], p.value, repr(Perm.RW))
Color = Enum("Color", "RED GREEN BLUE")
print(list(Color), Color.RED.value, Color["BLUE"].name, Color(2))
print({s: [str(t) for t in sorted(ts, key=lambda t: t.value)] for s, ts in TABLE.items()})


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return 6.674e-11 * self.mass / self.radius ** 2


for planet in Planet:
    print(f"{planet.name:<6} {planet.gravity:.2f}", planet.value)
