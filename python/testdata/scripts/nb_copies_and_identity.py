# Copies, identity, equality, hashing, truth, and what objects print.
import copy
from dataclasses import dataclass, field, replace, asdict

a = [1, [2, 3], {"k": (4, [5])}]
b, c, d = a, a[:], copy.deepcopy(a)
a[1].append("x")
a[2]["k"][1].append(6)
print(b is a, c is a, c == a, d == a, c, d, sep=" | ")
loop = [1]
loop.append(loop)
deep = copy.deepcopy(loop)
print(deep, deep[1] is deep, loop == loop)


class Node:
    instances = 0

    def __init__(self, name, *children):
        self.name, self.children = name, list(children)

    def __copy__(self):
        return Node(self.name + "'", *self.children)

    def __deepcopy__(self, memo):
        return Node(self.name + '"', *copy.deepcopy(self.children, memo))

    def __repr__(self):
        return f"<{self.name}{self.children or ''}>"


n = Node("root", Node("leaf"))
print(copy.copy(n), copy.deepcopy(n), copy.copy(n).children[0] is n.children[0], copy.deepcopy(n).children[0] is n.children[0])


@dataclass
class Config:
    name: str
    opts: dict = field(default_factory=dict)
    tags: tuple = ()


x = Config("a", {"v": [1]})
y = replace(x, name="b")
z = copy.deepcopy(x)
x.opts["v"].append(2)
print(y.opts is x.opts, z.opts, x == Config("a", {"v": [1, 2]}), asdict(x), x != y)
print([bool(v) for v in (0, 0.0, "", " ", [], [0], {}, None, (), (None,), set(), "0", range(0), b"", object())])
print(1 == 1.0 == True, hash(1) == hash(1.0) == hash(True), {1: "int", 1.0: "float", True: "bool"}, [1, 2] == (1, 2), "a" == b"a", None == False, float("nan") in [float("nan")], {0, False, 0.0})
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t\\ \x00 \x7f é \u200b"), str(b"by\xff"), repr(None), [None, True, 1.0, "s"], {"k": [()]}, {1}, repr({}.keys()), str(range(3)), repr(slice(1)), type(1), [int, str], len, print is print)


class Meta(type):
    def __repr__(cls):
        return f"<{cls.__name__}!>"

    def __len__(cls):
        return 3


class Thing(metaclass=Meta):
    def __eq__(self, other):
        return isinstance(other, Thing)

    __hash__ = None


print(Thing, len(Thing), Thing() == Thing(), Thing() != Thing(), [Thing])
for bad in (lambda: {Thing(): 1}, lambda: hash([]), lambda: {[]: 1}, lambda: hash((1, [])), lambda: {{}}, lambda: set([{}])):
    try:
        bad()
    except TypeError as e:
        print(e)
print(id(a) == id(b), a is not c, (lambda: None)() is None, () is (), "a" * 3 == "aaa", callable(Thing), callable(1), isinstance(Thing(), (int, Thing)), type(Thing()).__name__, vars(Node("q")), getattr(n, "nope", "default"), hasattr(n, "name"))
