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
		c, own := a[0].(*Class), in.ClassOf(a[1])
		list, _ := c.Dict["_abc_registry"].(*List)
		return own.Is(c) || list != nil && slices.ContainsFunc(list.Items, func(k any) bool { return own.Is(k.(*Class)) })
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
	return &Module{Name: "abc", Dict: map[string]any{"ABC": abc, "ABCMeta": meta, "abstractmethod": mark}}
}
