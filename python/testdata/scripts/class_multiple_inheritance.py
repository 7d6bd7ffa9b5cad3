class A:
    def who(self):
        return ["A"]

class B(A):
    def who(self):
        return ["B"] + super().who()

class C(A):
    def who(self):
        return ["C"] + super().who()

class D(B, C):
    def who(self):
        return ["D"] + super().who()

print(D().who(), [k.__name__ for k in D.__mro__])

class Mixin:
    def describe(self):
        return "described " + self.name

class Thing(Mixin, A):
    name = "thing"

print(Thing().describe(), Thing().who())
try:
    class Bad(A, B):
        pass
except TypeError as e:
    print(str(e).replace("\n", " "))
