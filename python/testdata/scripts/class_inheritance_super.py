class Animal:
    kind = "animal"

    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " makes a sound"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

class Dog(Animal):
    kind = "dog"

    def __init__(self, name, age=1):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + ": woof"

class Puppy(Dog):
    def speak(self):
        return super(Puppy, self).speak().upper()

p = Puppy("Rex", age=2)
print(p, p.age, p.kind, p.speak())
print(isinstance(p, Animal), issubclass(Puppy, Animal), Puppy.__mro__[1].__name__, Puppy.__bases__ == (Dog,))
print([c.__name__ for c in Puppy.__mro__], type(p) is Puppy, type(p) == Dog)
print(Animal.speak(p), Dog.__init__(p, "Max"), p.name)
