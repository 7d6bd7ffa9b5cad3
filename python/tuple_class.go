package python

import "strings"

// TupleOf reads a tuple or an object of a class below tuple, with the names of
// its items where the class has them; ok is false for other values.
func TupleOf(v any) (items Tuple, names []string, ok bool) {
	items, ok = native(v).(Tuple)
	if i, isObject := v.(*Instance); ok && isObject {
		fields, _ := i.Class.lookup("_fields").(Tuple)
		for _, f := range fields {
			if name, isText := f.(string); isText {
				names = append(names, name)
			}
		}
	}
	return items, names, ok
}

// tupleClass makes a class of tuples whose items have names. Its objects are
// made with newTuple; __new__ is the caller's to add.
func (in *Interp) tupleClass(name, module string, names []string) *Class {
	c := NewClass(name, module, tupleClass, nil)
	in.nameItems(c, names)
	return c
}

// nameItems gives a class below tuple the names of its items.
func (in *Interp) nameItems(c *Class, names []string) {
	fields := make(Tuple, len(names))
	refuse := Fn("__set__", func(in *Interp, _ []any, _ *Kwargs) any {
		in.raise("AttributeError", "can't set attribute")
		return nil
	})
	for i, n := range names {
		fields[i] = n
		item := getter(n, func(in *Interp, self *Instance) any {
			items, _ := self.Native.(Tuple)
			if i >= len(items) {
				in.raise("IndexError", "tuple index out of range")
			}
			return items[i]
		})
		item.Set = refuse
		c.Dict[n] = item
	}
	c.Dict["_fields"] = fields
	c.Dict["__match_args__"] = fields
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		items, _, _ := TupleOf(a[0])
		parts := make([]string, min(len(names), len(items)))
		for n := range parts {
			parts[n] = names[n] + "=" + in.Repr(items[n])
		}
		called := in.ClassOf(a[0]).Name
		if c.builtinModule() {
			called = c.Module + "." + called
		}
		return called + "(" + strings.Join(parts, ", ") + ")"
	})
}

// builtinModule tells classes that CPython writes in C: they name their module
// where they are shown.
func (c *Class) builtinModule() bool {
	return c.Module == "time" || c.Module == "datetime" || c.Module == "sys" || c.Module == "os"
}

func newTuple(c *Class, items ...any) *Instance {
	i := NewInstance(c, nil)
	i.Native = Tuple(items)
	return i
}

// NewTuples makes a class of tuples whose items have names, and returns with it
// what makes its objects.
func (in *Interp) NewTuples(name, module string, names ...string) (*Class, func(items ...any) *Instance) {
	c := in.tupleClass(name, module, names)
	return c, func(items ...any) *Instance { return newTuple(c, items...) }
}
