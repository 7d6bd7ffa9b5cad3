"""Numbers that are quotients of ints."""
import math
import numbers
import operator
import re
from decimal import Decimal

__all__ = ["Fraction"]

_RATIO = re.compile(r"\s*([+-]?[\d_]+)(?:/([\d_]+))?\s*")
_POINT = re.compile(r"\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*")


def _read(text):
    """The quotient that a text such as "1/3" or "2.5e3" means."""
    if m := _RATIO.fullmatch(text):
        return int(m[1]), int(m[2] or 1)
    m = _POINT.fullmatch(text)
    if m is None or not (m[2] or m[3]):
        raise ValueError("Invalid literal for Fraction: %r" % text)
    digits, power = int(m[2] + (m[3] or "")), int(m[4] or 0) - len(m[3] or "")
    if m[1] == "-":
        digits = -digits
    return (digits * 10 ** power, 1) if power >= 0 else (digits, 10 ** -power)


class Fraction(numbers.Rational):
    """numerator / denominator, in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if isinstance(numerator, int):
                self._numerator, self._denominator = int(numerator), 1
                return self
            if isinstance(numerator, Fraction):
                self._numerator, self._denominator = numerator._numerator, numerator._denominator
                return self
            if isinstance(numerator, (float, Decimal)):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            numerator, denominator = _read(numerator)
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            a, b = (x if isinstance(x, Fraction) else Fraction(x) for x in (numerator, denominator))
            numerator, denominator = a._numerator * b._denominator, b._numerator * a._denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator, self._denominator = numerator // g, denominator // g
        return self

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        near, other = Fraction(p1, q1), Fraction(p0 + k * p1, q0 + k * q1)
        return near if abs(near - self) <= abs(other - self) else other

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        return format(str(self), spec)

    def _with(self, other, exact, inexact, swapped=False):
        if isinstance(other, (int, Fraction)):
            other = other if isinstance(other, Fraction) else Fraction(other)
            return exact(other, self) if swapped else exact(self, other)
        if isinstance(other, float):
            return inexact(other, float(self)) if swapped else inexact(float(self), other)
        return NotImplemented

    def __add__(a, b):
        return a._with(b, lambda x, y: Fraction(x._numerator * y._denominator + y._numerator * x._denominator, x._denominator * y._denominator), operator.add)

    __radd__ = __add__

    @staticmethod
    def _minus(x, y):
        return Fraction(x._numerator * y._denominator - y._numerator * x._denominator, x._denominator * y._denominator)

    def __sub__(a, b):
        return a._with(b, Fraction._minus, operator.sub)

    def __rsub__(b, a):
        return b._with(a, Fraction._minus, operator.sub, True)

    def __mul__(a, b):
        return a._with(b, lambda x, y: Fraction(x._numerator * y._numerator, x._denominator * y._denominator), operator.mul)

    __rmul__ = __mul__

    @staticmethod
    def _over(x, y):
        return Fraction(x._numerator * y._denominator, x._denominator * y._numerator)

    def __truediv__(a, b):
        return a._with(b, Fraction._over, operator.truediv)

    def __rtruediv__(b, a):
        return b._with(a, Fraction._over, operator.truediv, True)

    @staticmethod
    def _floor(x, y):
        return x._numerator * y._denominator // (x._denominator * y._numerator)

    def __floordiv__(a, b):
        return a._with(b, Fraction._floor, operator.floordiv)

    def __rfloordiv__(b, a):
        return b._with(a, Fraction._floor, operator.floordiv, True)

    @staticmethod
    def _rest(x, y):
        return x - y * Fraction._floor(x, y)

    def __mod__(a, b):
        return a._with(b, Fraction._rest, operator.mod)

    def __rmod__(b, a):
        return b._with(a, Fraction._rest, operator.mod, True)

    def __divmod__(a, b):
        return a // b, a % b

    def __pow__(a, b):
        if isinstance(b, Fraction) and b._denominator == 1:
            b = b._numerator
        if isinstance(b, int):
            if b >= 0:
                return Fraction(a._numerator ** b, a._denominator ** b)
            return Fraction(a._denominator ** -b, a._numerator ** -b)
        return float(a) ** float(b)

    def __rpow__(b, a):
        return a ** b._numerator if b._denominator == 1 else a ** float(b)

    def __pos__(a):
        return Fraction(a)

    def __neg__(a):
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __float__(a):
        return a._numerator / a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or rest * 2 == self._denominator and whole % 2 == 0:
                return whole
            return whole + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        return hash(self._numerator) if self._denominator == 1 else hash((self._numerator, self._denominator))

    def _compare(self, other, op):
        if isinstance(other, (int, Fraction)):
            other = other if isinstance(other, Fraction) else Fraction(other)
            return op(self._numerator * other._denominator, other._numerator * self._denominator)
        if isinstance(other, float):
            return op(0.0, other) if math.isnan(other) or math.isinf(other) else self._compare(Fraction(other), op)
        return NotImplemented

    def __eq__(a, b):
        return a._compare(b, operator.eq)

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return a._numerator != 0


numbers.Rational.register(Fraction)
