package python

import "strings"

func collectionsModule(in *Interp) *Module {
	m := &Module{Name: "collections", Dict: map[string]any{
		"defaultdict": in.defaultDictClass(), "OrderedDict": in.orderedDictClass(), "Counter": in.counterClass(), "deque": in.dequeClass(), "ChainMap": in.chainMapClass(),
	}}
	m.Dict["namedtuple"] = Def("namedtuple", "typename, field_names, *, rename=False, defaults=None, module=None", func(in *Interp, a []any) any { return in.namedTuple(a) })
	return m
}

// addDictMethod adds a method to a class whose objects are dicts.
func addDictMethod(c *Class, name, signature string, f func(in *Interp, d *Dict, a []any) any) {
	c.Dict[name] = Def(name, signature, func(in *Interp, a []any) any {
		d, ok := a[0].(*Dict)
		if !ok {
			in.raise("TypeError", "descriptor '"+name+"' for '"+c.Name+"' objects doesn't apply to a '"+in.TypeName(a[0])+"' object")
		}
		return f(in, d, a[1:])
	})
}

// newDictOf makes a dict of a class below dict without calling its __init__.
func newDictOf(c *Class) *Dict { return adopt(c, NewDict()).(*Dict) }

// copyDict copies a dict with its class and attributes.
func (in *Interp) copyDict(d *Dict) *Dict {
	out := newDictOf(d.Of.Class)
	for _, n := range d.Of.attrNames() {
		out.Of.set(n, d.Of.Attrs[n])
	}
	for _, e := range d.Entries() {
		in.DictSet(out, e.Key, e.Value)
	}
	return out
}

// addUnions gives a class below dict a copy and the operator |, whose results
// are of the class.
func addUnions(c *Class) {
	for _, name := range []string{"copy", "__copy__"} {
		addDictMethod(c, name, "self", func(in *Interp, d *Dict, _ []any) any { return in.copyDict(d) })
	}
	addDictMethod(c, "__or__", "self, other", func(in *Interp, d *Dict, a []any) any {
		if _, ok := a[0].(*Dict); !ok {
			return NotImplemented{}
		}
		out := in.copyDict(d)
		in.update(out, a[0])
		return out
	})
}

func (in *Interp) defaultDictClass() *Class {
	c := NewClass("defaultdict", "collections", dictClass, nil)
	c.Dict["__init__"] = Fn("__init__", func(in *Interp, a []any, kw *Kwargs) any {
		d, ok := a[0].(*Dict)
		if !ok {
			in.raise("TypeError", "__init__() needs a defaultdict")
		}
		var factory any
		rest := a[1:]
		if len(rest) > 0 {
			factory, rest = rest[0], rest[1:]
		}
		if factory != nil && !Callable(factory) {
			in.raise("TypeError", "first argument must be callable or None")
		}
		d.Of.set("default_factory", factory)
		in.fill(d, rest, kw)
		return nil
	})
	addDictMethod(c, "__missing__", "self, key", func(in *Interp, d *Dict, a []any) any {
		factory := d.Of.Attrs["default_factory"]
		if factory == nil {
			in.raiseKey(a[0])
		}
		v := in.call(factory, nil, nil)
		in.DictSet(d, a[0], v)
		return v
	})
	addDictMethod(c, "__repr__", "self", func(in *Interp, d *Dict, _ []any) any {
		return d.Of.Class.Name + "(" + in.Repr(d.Of.Attrs["default_factory"]) + ", " + in.Repr(bare(d)) + ")"
	})
	addUnions(c)
	return c
}

func (in *Interp) orderedDictClass() *Class {
	c := NewClass("OrderedDict", "collections", dictClass, nil)
	addDictMethod(c, "move_to_end", "self, key, last=True", func(in *Interp, d *Dict, a []any) any {
		v, ok := in.DictGet(d, a[0])
		if !ok {
			in.raiseKey(a[0])
		}
		in.DictDelete(d, a[0])
		if in.Truth(a[1]) {
			in.DictSet(d, a[0], v)
			return nil
		}
		rest := append([]Entry{}, d.Entries()...)
		d.clear()
		in.DictSet(d, a[0], v)
		for _, e := range rest {
			in.DictSet(d, e.Key, e.Value)
		}
		return nil
	})
	addDictMethod(c, "popitem", "self, last=True", func(in *Interp, d *Dict, a []any) any {
		entries := d.Entries()
		if len(entries) == 0 {
			in.raiseKey("dictionary is empty")
		}
		e := entries[0]
		if in.Truth(a[0]) {
			e = entries[len(entries)-1]
		}
		in.DictDelete(d, e.Key)
		return Tuple{e.Key, e.Value}
	})
	equal := func(in *Interp, d *Dict, other any) any {
		w, ok := other.(*Dict)
		if !ok {
			return NotImplemented{}
		}
		if w.Of != nil && w.Of.Class.Is(c) {
			x, y := d.Entries(), w.Entries()
			if len(x) != len(y) {
				return false
			}
			for i := range x {
				if !in.Equal(x[i].Key, y[i].Key) {
					return false
				}
			}
		}
		return in.Equal(bare(d), bare(w))
	}
	addDictMethod(c, "__eq__", "self, other", func(in *Interp, d *Dict, a []any) any { return equal(in, d, a[0]) })
	addDictMethod(c, "__ne__", "self, other", func(in *Interp, d *Dict, a []any) any {
		if out, ok := equal(in, d, a[0]).(bool); ok {
			return !out
		}
		return NotImplemented{}
	})
	c.Dict["__hash__"] = nil
	addDictMethod(c, "__repr__", "self", func(in *Interp, d *Dict, _ []any) any {
		if d.Len() == 0 {
			return d.Of.Class.Name + "()"
		}
		if in.busy(d) {
			return "..."
		}
		defer delete(in.printing, any(d))
		var parts []string
		for _, e := range d.Entries() {
			parts = append(parts, in.Repr(Tuple{e.Key, e.Value}))
		}
		return d.Of.Class.Name + "([" + strings.Join(parts, ", ") + "])"
	})
	addUnions(c)
	return c
}
