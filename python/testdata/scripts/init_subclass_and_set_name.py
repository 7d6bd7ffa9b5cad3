class Plugin:
    plugins = []
    def __init_subclass__(cls, /, label=None, **kw):
        super().__init_subclass__(**kw)
        cls.label = label
        Plugin.plugins.append(cls.__name__)

class A(Plugin, label="first"):
    pass
class B(A):
    pass
print(Plugin.plugins, A.label, B.label)

class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, obj, owner):
        if obj is None:
            return self
        return getattr(obj, self.name, "unset")
    def __set__(self, obj, value):
        setattr(obj, self.name, value * 10)

class Model:
    x = Field()
    y = Field()
m = Model()
m.x = 4
print(m.x, m.y, m.__dict__, isinstance(Model.x, Field))
