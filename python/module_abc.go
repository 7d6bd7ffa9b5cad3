package python

import (
	"slices"
	"strings"
)

// isAbstract tells methods and properties that abstractmethod marked.
func isAbstract(v any) bool {
	switch v := v.(type) {
	case *Function:
		return v.Attrs["__isabstractmethod__"] == true
	case *wrapped:
		return isAbstract(v.Func)
	case *Property:
		return isAbstract(v.Get) || isAbstract(v.Set)
	}
	return false
}

// abstractNames are the names that a class leaves abstract, sorted.
func (c *Class) abstractNames() []string {
	var out []string
	for _, k := range c.mro() {
		for name := range k.Dict {
			if isAbstract(c.lookup(name)) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return out
}

// belongs tells whether c is below an abstract class: by its bases, by what the
// hook of the abstract class says of its methods, or as it was registered.
func (in *Interp) belongs(c, abstract *Class) bool {
	if hook, ok := abstract.find("__subclasshook__"); ok {
		if w, isMethod := hook.(*wrapped); isMethod {
			if says, known := in.call(w.Func, []any{abstract, c}, nil).(bool); known {
				return says
			}
		}
	}
	if c.Is(abstract) {
		return true
	}
	list, _ := abstract.Dict["_abc_registry"].(*List)
	return list != nil && slices.ContainsFunc(list.Items, func(k any) bool { return in.isSubclass(c, k) })
}

// implements tells whether a class has methods of all these names; one that is
// None counts as missing.
func implements(c *Class, names []any) bool {
	for _, n := range names {
		name, _ := n.(string)
		if m, ok := c.find(name); (!ok || m == nil) && !hasOwnProtocol(c, name) {
			return false
		}
	}
	return true
}

// hasOwnProtocol tells of the protocols that the evaluator knows of classes
// without methods for them.
func hasOwnProtocol(c *Class, name string) bool {
	switch name {
	case "__iter__", "__next__":
		return iteratorClasses[c.Name] == c || c == generatorClass
	case "__call__":
		return c == functionClass || c == builtinFnClass || c == methodClass || c.Is(typeType)
	}
	return false
}

func abcModule(in *Interp) *Module {
	meta := NewClass("ABCMeta", "abc", typeType, nil)
	meta.Dict["__call__"] = Fn("__call__", func(in *Interp, a []any, kw *Kwargs) any {
		c := a[0].(*Class)
		if names := c.abstractNames(); len(names) > 0 {
			in.raise("TypeError", "Can't instantiate abstract class "+c.Name+" with abstract method"+plural(len(names))+" "+strings.Join(names, ", "))
		}
		return in.instantiate(c, a[1:], kw)
	})
	meta.Dict["register"] = Def("register", "cls, subclass", func(in *Interp, a []any) any {
		c, ok := a[1].(*Class)
		if !ok {
			in.raise("TypeError", "Can only register classes")
		}
		list, _ := a[0].(*Class).Dict["_abc_registry"].(*List)
		if list == nil {
			list = NewList()
			a[0].(*Class).Dict["_abc_registry"] = list
		}
		list.Items = append(list.Items, c)
		return c
	})
	meta.Dict["__instancecheck__"] = Def("__instancecheck__", "cls, instance", func(in *Interp, a []any) any {
		return in.belongs(in.ClassOf(a[1]), a[0].(*Class))
	})
	meta.Dict["__subclasscheck__"] = Def("__subclasscheck__", "cls, subclass", func(in *Interp, a []any) any {
		c, ok := a[1].(*Class)
		if !ok {
			in.raise("TypeError", "issubclass() arg 1 must be a class")
		}
		return in.belongs(c, a[0].(*Class))
	})
	abc := NewClass("ABC", "abc", nil, nil)
	abc.Meta = meta
	abc.Dict["__slots__"] = Tuple{}
	mark := Def("abstractmethod", "funcobj", func(_ *Interp, a []any) any {
		switch f := a[0].(type) {
		case *Function:
			f.Attrs["__isabstractmethod__"] = true
		case *wrapped:
			if g, ok := f.Func.(*Function); ok {
				g.Attrs["__isabstractmethod__"] = true
			}
		case *Property:
			if g, ok := f.Get.(*Function); ok {
				g.Attrs["__isabstractmethod__"] = true
			}
		}
		return a[0]
	})
	return &Module{Name: "abc", Dict: map[string]any{"ABC": abc, "ABCMeta": meta, "abstractmethod": mark,
		"implements": Def("implements", "cls, names", func(in *Interp, a []any) any { return implements(a[0].(*Class), in.Items(a[1])) }),
	}}
}
