from typing import List, Dict, Optional, Union, Any, Callable, Tuple, NamedTuple, TypeVar, Generic, Protocol, Iterable, cast, TYPE_CHECKING, ClassVar, Literal, get_type_hints
from abc import ABC, abstractmethod
T = TypeVar("T")
def f(a: List[int], b: Optional[str] = None, *c: Any, d: Union[int, str] = 1, **e: Callable[[int], str]) -> Dict[str, Tuple[int, ...]]: return {}
print(f([1]), cast(int, "x"), TYPE_CHECKING, T, List[int], Dict[str, int], get_type_hints(f)["a"])
class Emp(NamedTuple):
    name: str
    id: int = 3
    def label(self): return f"{self.name}#{self.id}"
e = Emp("Guido"); print(e, e.label(), e.name, e[1], Emp._fields, e == ("Guido", 3), e._replace(id=9), Emp(name="x", id=1)._asdict(), isinstance(e, tuple))
n, i = e; print(n, i)
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items)
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def show(self): return f"{self.name} {self.area()}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    @property
    def name(self): return "sq"
class Half(Shape):
    def area(self): return 1
print(Sq(3).show(), isinstance(Sq(1), Shape), issubclass(Sq, Shape))
for bad in [lambda: Shape(), lambda: Half(), lambda: Emp()]:
    try: print(bad())
    except TypeError as x: print(x)
