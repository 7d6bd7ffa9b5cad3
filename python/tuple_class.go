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

// hashKey makes a named tuple the same key as a plain one.
func (t *namedTuple) hashKey(in *Interp) any { return in.hashKey(t.items) }

// tupleClass makes a class of tuples whose items have names. Its objects are
// made with newTuple; __new__ is the caller's to add.
func (in *Interp) tupleClass(name, module string, names []string) *Class {
	base, _ := in.builtins["tuple"].(*Class)
	c := NewClass(name, module, base, nil)
	fields := make(Tuple, len(names))
	for i, n := range names {
		fields[i] = n
		c.Dict[n] = getter(n, func(in *Interp, self *Instance) any { return self.Data.(*namedTuple).items[i] })
	}
	c.Dict["_fields"] = fields
	c.Dict["__match_args__"] = fields
	items := func(v any) Tuple { return v.(*Instance).Data.(*namedTuple).items }
	def := func(name, signature string, f func(in *Interp, self Tuple, a []any) any) {
		c.Dict[name] = Def(name, signature, func(in *Interp, a []any) any { return f(in, items(a[0]), a[1:]) })
	}
	def("__iter__", "self", func(in *Interp, t Tuple, _ []any) any { return in.Iter(t) })
	def("__len__", "self", func(_ *Interp, t Tuple, _ []any) any { return int64(len(t)) })
	def("__getitem__", "self, key", func(in *Interp, t Tuple, a []any) any { return in.GetItem(t, a[0]) })
	def("__contains__", "self, key", func(in *Interp, t Tuple, a []any) any { return in.Contains(t, a[0]) })
	def("__hash__", "self", func(in *Interp, t Tuple, _ []any) any { return in.hashOf(t) })
	def("count", "self, value", func(in *Interp, t Tuple, a []any) any { return in.count(t, a[0]) })
	def("index", "self, value", func(in *Interp, t Tuple, a []any) any {
		return in.find(t, a[0], "tuple.index(x): x not in tuple")
	})
	def("__add__", "self, other", func(in *Interp, t Tuple, a []any) any {
		other, _, ok := TupleOf(a[0])
		if !ok {
			return NotImplemented{}
		}
		return in.Binary("+", t, other)
	})
	def("__radd__", "self, other", func(in *Interp, t Tuple, a []any) any { return in.Binary("+", a[0], t) })
	def("__mul__", "self, n", func(in *Interp, t Tuple, a []any) any { return in.Binary("*", t, a[0]) })
	for _, op := range []string{"==", "!=", "<", "<=", ">", ">="} {
		def("__"+dunders[op]+"__", "self, other", func(in *Interp, t Tuple, a []any) any {
			other, _, ok := TupleOf(a[0])
			if !ok {
				return NotImplemented{}
			}
			return in.compareItems(op, t, other)
		})
	}
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		i := a[0].(*Instance)
		parts := make([]string, len(names))
		for n, v := range items(i)[:len(names)] {
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
	return NewInstance(c, &namedTuple{items: items, names: names})
}
