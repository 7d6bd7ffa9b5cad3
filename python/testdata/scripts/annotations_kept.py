x: int = 5
y: "list[str]"
print(__annotations__, x)
class C:
    a: int
    b: str = "x"
    def m(self, p: int, q: float = 1.5) -> bool:
        z: dict = {}
        return True
print(C.__annotations__, C.m.__annotations__, hasattr(C, "a"), C.b)
def f(*args: int, **kw: str) -> None: pass
print(f.__annotations__, list[int], dict[str, int], tuple[int, ...], int | str, int | None, list[int] | None, list[list[int]])
from typing import List, Optional
def g(v: Optional[int] = None) -> List[int]:
    return [v]
print(g(1), g.__defaults__, g.__name__, g.__kwdefaults__, f.__doc__)
