package python

import "strings"

// TupleOf reads a tuple or an object of a class of tuples with named items,
// whose names it returns too; ok is false for other values.
func TupleOf(v any) (items Tuple, names []string, ok bool) {
	switch v := v.(type) {
	case Tuple:
		return v, nil, true
	case *Instance:
		if t, ok := v.Data.(*namedTuple); ok {
			return t.items, t.names, true
		}
	}
	return nil, nil, false
}

// namedTuple is the data of an object that is a tuple with named items.
type namedTuple struct {
	items Tuple
	names []string
}

// tupleClass makes a class of tuples whose items have names. Its objects are
// made with newTuple; __new__ is the caller's to add.
func (in *Interp) tupleClass(name, module string, names []string) *Class {
	c := NewClass(name, module, tupleClass, nil)
	fields := make(Tuple, len(names))
	for i, n := range names {
		fields[i] = n
		c.Dict[n] = getter(n, func(in *Interp, self *Instance) any { return self.Data.(*namedTuple).items[i] })
	}
	c.Dict["_fields"] = fields
	c.Dict["__match_args__"] = fields
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		i := a[0].(*Instance)
		parts := make([]string, len(names))
		for n, v := range i.Data.(*namedTuple).items[:len(names)] {
			parts[n] = names[n] + "=" + in.Repr(v)
		}
		called := i.Class.Name
		if module != "__main__" {
			called = i.Class.qualified()
		}
		return called + "(" + strings.Join(parts, ", ") + ")"
	})
	return c
}

func newTuple(c *Class, names []string, items ...any) *Instance {
	return &Instance{Class: c, Attrs: map[string]any{}, Native: Tuple(items), Data: &namedTuple{items: items, names: names}}
}

// NewTuples makes a class of tuples whose items have names, and returns with it
// what makes its objects.
func (in *Interp) NewTuples(name, module string, names ...string) (*Class, func(items ...any) *Instance) {
	c := in.tupleClass(name, "__main__", names) // as the repr of a NamedTuple, without the module
	c.Module = module
	return c, func(items ...any) *Instance { return newTuple(c, names, items...) }
}
