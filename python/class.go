package python

import "slices"

// Class is a class.
type Class struct {
	Name, Module string
	Qualname     string // empty: Name
	Bases        []*Class
	Dict         map[string]any
	Frozen       bool // instances hash by identity although they compare
	// Meta is the class of the class; nil for type.
	Meta *Class
	// Created is called with each class made below this one.
	Created func(in *Interp, c *Class, kw *Kwargs)

	// make builds a value of a built-in type; only those have it. cls is the
	// class that was called, which may be below the type.
	make    func(in *Interp, cls *Class, a []any, kw *Kwargs) any
	builtin bool     // attributes cannot be set
	sealed  bool     // objects have the attributes in slots and no others
	slots   []string // see sealed
	names   []string // of the class body in their order
	order   []*Class
}

// NewClass makes a class with methods written in Go.
func NewClass(name, module string, base *Class, methods map[string]*Builtin) *Class {
	c := &Class{Name: name, Module: module, Dict: map[string]any{}}
	if base != nil {
		c.Bases = []*Class{base}
	}
	for n, m := range methods {
		c.Dict[n] = m.named(n, name)
	}
	c.order = c.mro()
	return c
}

// SetBase puts a class that has no base yet below base.
func (c *Class) SetBase(base *Class) {
	c.Bases, c.order = []*Class{base}, nil
	c.order = c.mro()
}

// NewOf is a __new__ that makes an object of the class that is called; __init__
// gets the arguments.
func NewOf(make func(cls *Class) any) *Builtin {
	return static(Fn("__new__", func(in *Interp, a []any, _ *Kwargs) any {
		cls, ok := at(a, 0).(*Class)
		if !ok {
			in.raise("TypeError", "__new__(X): X is not a type object")
		}
		return make(cls)
	}))
}

func (c *Class) qualified() string {
	name := c.Name
	if c.Qualname != "" {
		name = c.Qualname
	}
	if c.Module == "" || c.Module == "builtins" {
		return name
	}
	return c.Module + "." + name
}

// mro is the order in which classes are searched: the C3 order of the bases,
// object last. Where no such order exists it is nil.
func (c *Class) mro() []*Class {
	if c.order != nil {
		return c.order
	}
	var lists [][]*Class
	for _, b := range c.Bases {
		if b != objectClass {
			lists = append(lists, slices.Clone(b.mro()))
		}
	}
	lists = append(lists, slices.DeleteFunc(slices.Clone(c.Bases), func(b *Class) bool { return b == objectClass }))
	out := []*Class{c}
	for {
		var next *Class
		rest := false
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			rest = true
			if l[0] != objectClass && !slices.ContainsFunc(lists, func(o []*Class) bool { return len(o) > 1 && slices.Contains(o[1:], l[0]) }) {
				next = l[0]
				break
			}
		}
		if next == nil {
			if rest && slices.ContainsFunc(lists, func(l []*Class) bool { return len(l) > 0 && l[0] != objectClass }) {
				return nil
			}
			break
		}
		out = append(out, next)
		for i, l := range lists {
			if len(l) > 0 && l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
	if c != objectClass {
		out = append(out, objectClass)
	}
	c.order = out
	return out
}

// lookup finds an attribute in the class and its bases; nil for none.
func (c *Class) lookup(name string) any {
	for _, k := range c.mro() {
		if v, ok := k.Dict[name]; ok {
			return v
		}
	}
	return nil
}

// find is lookup that tells a None from nothing.
func (c *Class) find(name string) (any, bool) {
	for _, k := range c.mro() {
		if v, ok := k.Dict[name]; ok {
			return v, true
		}
	}
	return nil, false
}

// Is reports whether c is base or below it.
func (c *Class) Is(base *Class) bool { return c == base || slices.Contains(c.mro(), base) }

// layout is the built-in type that the values of c are made of; nil for plain
// objects.
func (c *Class) layout() *Class {
	for _, k := range c.mro() {
		if k.make != nil && k != objectClass {
			return k
		}
	}
	return nil
}

// Instance is an object of a class; Data is what Go code keeps with it. An
// object of a class below int, str, tuple and their like holds its value in
// Native.
type Instance struct {
	Class  *Class
	Attrs  map[string]any
	Data   any
	Native any
	names  []string // of Attrs in the order in which they were set
	trace  []traced // of an exception: the places that it passed
}

// NewInstance makes an object with Go data.
func NewInstance(c *Class, data any) *Instance {
	return &Instance{Class: c, Attrs: map[string]any{}, Data: data}
}

// set sets an attribute and remembers the order of the first assignments.
func (i *Instance) set(name string, v any) {
	if _, ok := i.Attrs[name]; !ok {
		i.names = append(i.names, name)
	}
	i.Attrs[name] = v
}

// unset removes an attribute.
func (i *Instance) unset(name string) {
	delete(i.Attrs, name)
	i.names = slices.DeleteFunc(i.names, func(n string) bool { return n == name })
}

// attrNames are the names of the attributes in the order they were set; those
// that Go code set directly come last, sorted.
func (i *Instance) attrNames() []string {
	if len(i.names) == len(i.Attrs) {
		return i.names
	}
	out := slices.Clone(i.names)
	for _, n := range sortedNames(i.Attrs) {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// of is the object part of a value of a class below a built-in type; nil for
// values of the built-in types themselves.
func of(v any) *Instance {
	switch v := v.(type) {
	case *Instance:
		return v
	case *Dict:
		return v.Of
	case *List:
		return v.Of
	case *Set:
		return v.Of
	}
	return nil
}

// native is the value of a built-in type behind v: v itself unless it is an
// object of a class below int, str, tuple …, or a bytearray, which reads as
// bytes.
func native(v any) any {
	switch x := v.(type) {
	case *Instance:
		if x.Native != nil {
			return x.Native
		}
	case *ByteArray:
		return Bytes(x.b)
	}
	return v
}

// special finds a method that a class in Python or Go defines for an operator
// or protocol; the built-in types' own are not meant, since the evaluator knows
// them.
func special(v any, name string) any {
	var c *Class
	if o := of(v); o != nil {
		c = o.Class
	} else if k, ok := v.(*Class); ok && k.Meta != nil {
		c = k.Meta
	} else {
		return nil
	}
	m := c.lookup(name)
	if b, ok := m.(*Builtin); ok && b.inherited {
		return nil
	}
	return m
}

// Method is a function bound to an object.
type Method struct {
	Self any
	Func any
}

// written reports whether the method's class is one that CPython or its packages
// write in Python, although it is in Go here.
func (m *Method) written() bool {
	i, ok := m.Self.(*Instance)
	if !ok {
		return false
	}
	switch i.Class.Module {
	case "builtins", "", "datetime", "decimal", "functools", "itertools", "re", "time", "collections", "io", "random", "zoneinfo":
		return false
	}
	return true
}

// Module is a module.
type Module struct {
	Name string
	Dict map[string]any
	All  []string // names of import *; nil for all without _

	names *Namespace // the globals of a module in Python
}

// Property computes an attribute.
type Property struct {
	Get, Set, Delete any
	Doc              any
}

// wrapped is @staticmethod or @classmethod.
type wrapped struct {
	Func  any
	class bool
}

// Builtin is a function written in Go.
type Builtin struct {
	Name string
	// Params are the parameters' names and defaults; nil for any arguments.
	Params *Signature
	Call   func(in *Interp, a []any, kw *Kwargs) any
	static bool   // not bound when found in a class
	class  string // the class that it is a method of, as errors name it
	// inherited marks methods of the built-in types, which the evaluator's own
	// operators implement.
	inherited bool
	body      func(in *Interp, a []any) any // of Def
}

// named is b as the method of a class; two methods may share what they do.
func (b *Builtin) named(name, class string) *Builtin {
	if b.class != "" && b.body != nil {
		twin := *b
		b = define(&twin)
	}
	b.Name, b.class = name, class
	return b
}

// qualified is the name in errors about the arguments of a call.
func (b *Builtin) qualified() string {
	if b.class == "" {
		return b.Name
	}
	return b.class + "." + b.Name
}

// Fn makes a builtin of positional and keyword arguments as they come.
func Fn(name string, call func(in *Interp, a []any, kw *Kwargs) any) *Builtin {
	return &Builtin{Name: name, Call: call}
}

// Def makes a builtin with a signature such as "self, n=20, truncate=True": call
// gets the values in that order.
func Def(name, signature string, call func(in *Interp, a []any) any) *Builtin {
	return define(&Builtin{Name: name, Params: ParseSignature(signature), body: call})
}

// define sets Call of a builtin with a signature.
func define(b *Builtin) *Builtin {
	s, call := b.Params, b.body
	b.Call = func(in *Interp, a []any, kw *Kwargs) any {
		if kw.Len() == 0 && len(a) == len(s.Names) && !s.Star && !s.Double && len(s.KwOnly) == 0 {
			return call(in, a)
		}
		return call(in, s.bind(in, b.qualified(), a, kw))
	}
	return b
}

// static makes a builtin that is not bound when found in a class.
func static(b *Builtin) *Builtin {
	b.static = true
	return b
}

// onClass makes a builtin that gets the class first.
func onClass(b *Builtin) *wrapped { return &wrapped{Func: b, class: true} }
