package python

// Class is a class.
type Class struct {
	Name, Module string
	Bases        []*Class
	Dict         map[string]any
	Frozen       bool // instances hash by identity although they compare
	order        []*Class
}

// NewClass makes a class with methods written in Go.
func NewClass(name, module string, base *Class, methods map[string]*Builtin) *Class {
	c := &Class{Name: name, Module: module, Dict: map[string]any{}}
	if base != nil {
		c.Bases = []*Class{base}
	}
	for n, m := range methods {
		m.Name, m.class = n, name
		c.Dict[n] = m
	}
	return c
}

func (c *Class) qualified() string {
	if c.Module == "" || c.Module == "builtins" {
		return c.Name
	}
	return c.Module + "." + c.Name
}

// mro is the order in which classes are searched.
func (c *Class) mro() []*Class {
	if c.order != nil {
		return c.order
	}
	out := []*Class{c}
	for _, b := range c.Bases {
		for _, x := range b.mro() {
			seen := false
			for _, y := range out {
				seen = seen || x == y
			}
			if !seen {
				out = append(out, x)
			}
		}
	}
	c.order = out
	return out
}

// lookup finds an attribute in the class and its bases; nil for none.
func (c *Class) lookup(name string) any {
	if v, ok := c.Dict[name]; ok {
		return v
	}
	for _, b := range c.Bases {
		if v := b.lookup(name); v != nil {
			return v
		}
	}
	return nil
}

// Is reports whether c is base or below it.
func (c *Class) Is(base *Class) bool {
	if c == base {
		return true
	}
	for _, b := range c.Bases {
		if b.Is(base) {
			return true
		}
	}
	return false
}

// Instance is an object of a class; Data is what Go code keeps with it.
type Instance struct {
	Class *Class
	Attrs map[string]any
	Data  any
}

// NewInstance makes an object with Go data.
func NewInstance(c *Class, data any) *Instance {
	return &Instance{Class: c, Attrs: map[string]any{}, Data: data}
}

// Method is a function bound to an object.
type Method struct {
	Self any
	Func any
}

// Module is a module.
type Module struct {
	Name string
	Dict map[string]any
	All  []string // names of import *; nil for all without _
}

// Property computes an attribute.
type Property struct{ Get, Set any }

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
	b := &Builtin{Name: name, Params: ParseSignature(signature)}
	b.Call = func(in *Interp, a []any, kw *Kwargs) any { return call(in, b.Params.bind(in, b.qualified(), a, kw)) }
	return b
}
