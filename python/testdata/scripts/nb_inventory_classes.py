# Small classes with properties, comparison and a registry.
from dataclasses import dataclass, field
from functools import total_ordering
from typing import Optional, List, Dict


@total_ordering
class Money:
    __slots__ = ("cents",)

    def __init__(self, amount):
        self.cents = round(amount * 100)

    @classmethod
    def from_cents(cls, cents):
        m = cls(0)
        m.cents = cents
        return m

    def __add__(self, other):
        return Money.from_cents(self.cents + other.cents) if isinstance(other, Money) else NotImplemented

    def __mul__(self, n):
        return Money.from_cents(round(self.cents * n))

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __repr__(self):
        return f"Money({self.cents / 100:.2f})"

    def __format__(self, spec):
        return format(self.cents / 100, spec or ",.2f") + " EUR"


@dataclass
class Item:
    sku: str
    price: Money
    quantity: int = 0
    tags: List[str] = field(default_factory=list)
    note: Optional[str] = None

    @property
    def value(self) -> Money:
        return self.price * self.quantity

    def __post_init__(self):
        if self.quantity < 0:
            raise ValueError(f"negative quantity for {self.sku!r}")


class Inventory:
    def __init__(self):
        self._items: Dict[str, Item] = {}

    def __iadd__(self, item):
        self._items[item.sku] = item
        return self

    def __getitem__(self, sku):
        try:
            return self._items[sku]
        except KeyError:
            raise LookupError(f"no item {sku}") from None

    def __contains__(self, sku):
        return sku in self._items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        yield from sorted(self._items.values(), key=lambda i: (-i.value.cents, i.sku))

    def total(self):
        return sum((i.value for i in self), Money(0))


inv = Inventory()
inv += Item("A-1", Money(9.99), 3, ["new"])
inv += Item("B-2", Money(120), 1)
inv += Item("C-3", Money(0.1), 1000, note="bulk")
for item in inv:
    print(f"{item.sku:<6}{item.price:>12} x{item.quantity:>5} = {item.value:,.2f}")
print(inv.total(), len(inv), "A-1" in inv, "Z" in inv)
for bad in (lambda: inv["Z"], lambda: Item("X", Money(1), -1), lambda: Money(1) + 1, lambda: setattr(Money(1), "x", 1), lambda: Item()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, "-", e)
print(inv["C-3"])
print(sorted([Money(3), Money(1.5), Money(2)]), max(Money(1), Money(2)), Money(1) == Money(1.0), {Money(1): "one"}[Money(1)], 2 * Money(1.25), Money(2) >= Money(2))
