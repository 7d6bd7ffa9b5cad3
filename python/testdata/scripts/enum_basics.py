from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()
    def shout(self): return self.name + "!"
    @classmethod
    def first(cls): return next(iter(cls))
    @property
    def low(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.BLUE.value, Color.CRIMSON, Color.CRIMSON is Color.RED, Color)
print(list(Color), len(Color), [c.name for c in Color], list(Color.__members__), Color.RED in Color, Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.GREEN, Color.RED.shout(), Color.first(), Color.GREEN.low)
print({Color.RED: "r"}[Color.CRIMSON], type(Color.RED), isinstance(Color.RED, Color), f"{Color.RED}", f"{Color.RED:>12}|", str(Color.GREEN), Color.__name__, sorted(Color, key=lambda c: -c.value), Color(Color.RED), bool(Color.RED), len({Color.RED, Color.CRIMSON, Color.BLUE}))
class Size(IntEnum):
    S = 1
    L = 3
print(Size.S, repr(Size.S), Size.L > Size.S, Size.L + 1, Size(3), sorted([Size.L, Size.S]), f"{Size.L}", "%d" % Size.L, Size.L == 3, [10, 20, 30, 40][Size.L], isinstance(Size.S, int), max(Size), sum(Size), {3: "x"}[Size.L])
class Level(str, Enum):
    LOW = "low"
    HIGH = "high"
print(Level.LOW, repr(Level.LOW), Level.LOW == "low", Level("high"), Level.LOW.upper(), Level.LOW.value, isinstance(Level.LOW, str), "x" + Level.HIGH, {"low": 1}[Level.LOW])
class Name(StrEnum):
    ALPHA = auto()
    BETA = "b"
print(Name.ALPHA, repr(Name.ALPHA), f"{Name.BETA}", Name.ALPHA == "alpha")
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self): return round(6.67300E-11 * self.mass / (self.radius * self.radius), 3)
print(Planet.EARTH, Planet.EARTH.gravity, Planet.EARTH.value, Planet((3.303e+23, 2.4397e6)), [p.mass for p in Planet])
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(Perm.R, Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, repr(Perm.R | Perm.W), Perm.R in Perm.RW, bool(Perm.R & Perm.X), Perm.R & Perm.RW, ~Perm.R, Perm.RW ^ Perm.R, list(Perm), list(Perm.RW), Perm(3), Perm(5), Perm(0), Perm.X.value, (Perm.R | Perm.X) is Perm(5), len(Perm.RW))
class Bits(IntFlag):
    A = 1
    B = 4
print(Bits.A | Bits.B, repr(Bits.A | Bits.B), Bits.A + 1, Bits(5), Bits.B > Bits.A)
Animal = Enum("Animal", "CAT DOG"); print(list(Animal), Animal.DOG.value, Enum("N", ["P", "Q"]).Q, list(Enum("M", {"A": "x", "B": "y"})))
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    ONE = auto()
    TWO = auto()
print([a.value for a in Auto])
class Fuzzy(Enum):
    A = "a"
    @classmethod
    def _missing_(cls, value): return cls.A if value == "?" else None
print(Fuzzy("?"), Fuzzy("a"))
for c in Color: print(c.name, c.value, end="; ")
print()
def dup():
    @unique
    class D(Enum):
        A = 1
        B = 1
def extend():
    class E(Color): X = 9
def assign(): Color.RED = 5
def value(): Color.RED.value = 5
for bad in [lambda: Color(99), lambda: Color["NOPE"], lambda: Color.NOPE, dup, extend, assign, lambda: Color.RED < Color.GREEN, lambda: Fuzzy("b"), lambda: Perm(16), lambda: Color.RED + 1, lambda: Size("x")]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
