class Circle:
    def __init__(self, r):
        self._r = r

    @property
    def radius(self):
        """The radius."""
        return self._r

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative")
        self._r = value

    @radius.deleter
    def radius(self):
        del self._r

    @property
    def area(self):
        return 3 * self._r ** 2

c = Circle(2)
print(c.radius, c.area)
c.radius = 5
print(c.radius, c.area, Circle.radius.__doc__)
try:
    c.radius = -1
except ValueError as e:
    print("ValueError", e)
try:
    c.area = 3
except AttributeError as e:
    print("AttributeError", e)
del c.radius
try:
    c.radius
except AttributeError as e:
    print("AttributeError", e)
