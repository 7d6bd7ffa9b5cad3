# Abstract classes, protocols, mixins, properties, class methods, and operators.
import math
from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable, ClassVar


class Shape(ABC):
    count: ClassVar[int] = 0
    kinds = {}

    def __init_subclass__(cls, /, label=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.label = label or cls.__name__.lower()
        Shape.kinds[cls.label] = cls

    def __new__(cls, *args, **kwargs):
        Shape.count += 1
        return super().__new__(cls)

    @property
    @abstractmethod
    def area(self): ...

    @abstractmethod
    def scale(self, k): ...

    def __lt__(self, other):
        return self.area < other.area

    def __str__(self):
        return f"{self.label}({self.area:.2f})"


class JsonMixin:
    def to_dict(self):
        return {"kind": self.label, **{k.lstrip("_"): v for k, v in vars(self).items()}}


class Circle(JsonMixin, Shape):
    def __init__(self, r):
        self.r = r

    @property
    def r(self):
        return self._r

    @r.setter
    def r(self, value):
        if value <= 0:
            raise ValueError(f"bad radius {value}")
        self._r = value

    @property
    def area(self):
        return math.pi * self.r ** 2

    def scale(self, k):
        return type(self)(self.r * k)


class Rect(JsonMixin, Shape, label="box"):
    def __init__(self, w, h):
        self.w, self.h = w, h

    area = property(lambda self: self.w * self.h)

    def scale(self, k):
        return type(self)(self.w * k, self.h * k)

    @classmethod
    def parse(cls, text):
        return cls(*map(float, text.split("x")))

    @staticmethod
    def is_square(w, h):
        return w == h


class Square(Rect):
    def __init__(self, side, _=None):
        super().__init__(side, side)

    def __repr__(self):
        return f"{type(self).__name__}({self.w})"


shapes = [Circle(1), Rect(2, 3), Square(2), Rect.parse("1.5x4")]
print(*sorted(shapes), sep=", ")
print([s.to_dict() for s in shapes], Shape.count, sorted(Shape.kinds))
print([str(s.scale(2)) for s in shapes], Square(3).scale(2), Rect.is_square(1, 1), max(shapes).label)
for bad in (lambda: Shape(), lambda: Circle(0), lambda: setattr(shapes[1], "area", 3), lambda: Rect(1), lambda: Rect.parse("1x2x3"), lambda: Circle.area.fget(5), lambda: shapes[0] < 5):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__ + ":", e)


@runtime_checkable
class Scalable(Protocol):
    def scale(self, k): ...


print(isinstance(Circle(1), Shape), issubclass(Square, Rect), Square.__mro__[1:3], Square.label, Circle.area.__class__.__name__)


class Vector:
    __match_args__ = ("x", "y")

    def __init__(self, *v):
        self.v = v

    x = property(lambda s: s.v[0])
    y = property(lambda s: s.v[1])

    def __add__(self, o): return Vector(*map(sum, zip(self.v, o.v)))
    def __mul__(self, k): return Vector(*(c * k for c in self.v)) if isinstance(k, (int, float)) else sum(a * b for a, b in zip(self.v, k.v))
    __rmul__ = __mul__
    def __neg__(self): return -1 * self
    def __sub__(self, o): return self + -o
    def __abs__(self): return math.hypot(*self.v)
    def __eq__(self, o): return isinstance(o, Vector) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __iter__(self): return iter(self.v)
    def __getitem__(self, i): return self.v[i]
    def __len__(self): return len(self.v)
    def __bool__(self): return any(self.v)
    def __repr__(self): return f"Vector{self.v}"
    def __format__(self, spec): return "<" + ", ".join(format(c, spec) for c in self.v) + ">"


a, b = Vector(3, 4), Vector(1, -2)
print(a + b, a - b, 2 * a, a * b, abs(a), -a, bool(Vector(0, 0)), list(a), a[0], len(a), {a: 1}[Vector(3, 4)], f"{a:.1f}", sum([a, b], Vector(0, 0)), a == (3, 4), a[-1:])
