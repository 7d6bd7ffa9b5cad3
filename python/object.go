package python

import (
	"iter"
	"math/big"
	"unicode/utf8"
)

// ClassOf is type(v).
func (in *Interp) ClassOf(v any) *Class {
	name := ""
	switch v := v.(type) {
	case *Instance:
		return v.Class
	case nil:
		name = "NoneType"
	case bool:
		name = "bool"
	case int64, *big.Int:
		name = "int"
	case float64:
		name = "float"
	case string:
		name = "str"
	case Bytes:
		name = "bytes"
	case Tuple:
		name = "tuple"
	case *List:
		name = "list"
	case *Dict:
		name = "dict"
	case *Set:
		name = "set"
		if v.Frozen {
			name = "frozenset"
		}
	case *Range:
		name = "range"
	case *Slice:
		name = "slice"
	case *Function:
		name = "function"
	case *Builtin:
		name = "builtin_function_or_method"
	case *Method:
		name = "method"
	case *Class:
		name = "type"
	case *Module:
		name = "module"
	case *Iterator:
		name = v.Name
	case Ellipsis:
		name = "ellipsis"
	case *Property:
		name = "property"
	default:
		name = "object"
	}
	if c, ok := in.builtins[name].(*Class); ok {
		return c
	}
	c := in.classes["type:"+name]
	if c == nil {
		c = &Class{Name: name, Module: "builtins", Dict: map[string]any{}}
		in.classes["type:"+name] = c
	}
	return c
}

// GetAttr is v.name.
func (in *Interp) GetAttr(v any, name string) any {
	if out, ok := in.attr(v, name); ok {
		return out
	}
	switch x := v.(type) {
	case *Class:
		in.raise("AttributeError", "type object '"+x.Name+"' has no attribute '"+name+"'")
	case *Module:
		in.raise("AttributeError", "module '"+x.Name+"' has no attribute '"+name+"'")
	}
	in.raise("AttributeError", "'"+in.operandName(v)+"' object has no attribute '"+name+"'")
	return nil
}

func (in *Interp) attr(v any, name string) (any, bool) {
	switch v := v.(type) {
	case *Instance:
		return in.instanceAttr(v, name)
	case *Class:
		switch name {
		case "__name__", "__qualname__":
			return v.Name, true
		case "__module__":
			return v.Module, true
		case "__mro__":
			var out Tuple
			for _, c := range v.mro() {
				out = append(out, c)
			}
			return out, true
		}
		if out := v.lookup(name); out != nil {
			switch w := out.(type) {
			case *wrapped:
				if w.class {
					return &Method{v, w.Func}, true
				}
				return w.Func, true
			}
			return out, true
		}
		if _, has := v.Dict[name]; has {
			return nil, true
		}
		if m := in.classes["type:"+name]; m != nil {
			return nil, false
		}
		return nil, false
	case *Module:
		out, ok := v.Dict[name]
		if !ok && name == "__name__" {
			return v.Name, true
		}
		return out, ok
	case *Function:
		switch name {
		case "__name__":
			return v.Name, true
		case "__qualname__":
			return v.Qualname, true
		case "__doc__":
			return v.Doc, true
		}
		out, ok := v.Attrs[name]
		return out, ok
	case *Builtin:
		if name == "__name__" {
			return v.Name, true
		}
	case *Method:
		switch name {
		case "__self__":
			return v.Self, true
		case "__func__":
			return v.Func, true
		}
		return in.attr(v.Func, name)
	case *Property:
		if name == "setter" {
			return Fn("setter", func(_ *Interp, a []any, _ *Kwargs) any { return &Property{v.Get, a[0]} }), true
		}
	}
	if name == "__class__" {
		return in.ClassOf(v), true
	}
	if m := in.builtinMethod(v, name); m != nil {
		return &Method{v, m}, true
	}
	return nil, false
}

func (in *Interp) instanceAttr(v *Instance, name string) (any, bool) {
	found := v.Class.lookup(name)
	if p, ok := found.(*Property); ok {
		return in.call(p.Get, []any{v}, nil), true
	}
	if out, ok := v.Attrs[name]; ok {
		return out, true
	}
	switch f := found.(type) {
	case nil:
		for _, c := range v.Class.mro() {
			if x, has := c.Dict[name]; has {
				return x, true
			}
		}
	case *Function:
		return &Method{v, f}, true
	case *Builtin:
		if f.static {
			return f, true
		}
		return &Method{v, f}, true
	case *wrapped:
		if f.class {
			return &Method{v.Class, f.Func}, true
		}
		return f.Func, true
	default:
		return found, true
	}
	switch name {
	case "__class__":
		return v.Class, true
	case "__dict__":
		d := NewDict()
		for _, k := range sortedNames(v.Attrs) {
			d.SetString(k, v.Attrs[k])
		}
		return d, true
	}
	if m := v.Class.lookup("__getattr__"); m != nil {
		return in.call(m, []any{v, name}, nil), true
	}
	return nil, false
}

// HasAttr is hasattr(v, name).
func (in *Interp) HasAttr(v any, name string) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			r, raised := p.(*Raised)
			if !raised || !r.Value.Class.Is(in.classes["AttributeError"]) {
				panic(p)
			}
			ok = false
		}
	}()
	_, ok = in.attr(v, name)
	return ok
}

// SetAttr is v.name = value.
func (in *Interp) SetAttr(v any, name string, value any) {
	switch v := v.(type) {
	case *Instance:
		if p, ok := v.Class.lookup(name).(*Property); ok {
			if p.Set == nil {
				in.raise("AttributeError", "property '"+name+"' of '"+v.Class.Name+"' object has no setter")
			}
			in.call(p.Set, []any{v, value}, nil)
			return
		}
		if m := v.Class.lookup("__setattr__"); m != nil {
			in.call(m, []any{v, name, value}, nil)
			return
		}
		v.Attrs[name] = value
	case *Class:
		v.Dict[name] = value
	case *Module:
		v.Dict[name] = value
	case *Function:
		v.Attrs[name] = value
	default:
		in.raise("AttributeError", "'"+in.TypeName(v)+"' object has no attribute '"+name+"'")
	}
}

// call calls f.
func (in *Interp) call(f any, args []any, kw *Kwargs) any {
	switch f := f.(type) {
	case *Function:
		return f.invoke(in, args, kw)
	case *Builtin:
		in.deeper()
		defer in.shallower()
		return f.Call(in, args, kw)
	case *Method:
		return in.call(f.Func, append([]any{f.Self}, args...), kw)
	case *Class:
		return in.construct(f, args, kw)
	case *wrapped:
		return in.call(f.Func, args, kw)
	case *Instance:
		if m := f.Class.lookup("__call__"); m != nil {
			return in.call(m, append([]any{f}, args...), kw)
		}
	}
	in.raise("TypeError", "'"+in.TypeName(f)+"' object is not callable")
	return nil
}

// construct makes an object of a class.
func (in *Interp) construct(c *Class, args []any, kw *Kwargs) any {
	in.deeper()
	defer in.shallower()
	if m := c.lookup("__new__"); m != nil {
		if w, ok := m.(*wrapped); ok {
			m = w.Func
		}
		out := in.call(m, append([]any{c}, args...), kw)
		i, ok := out.(*Instance)
		if !ok || !i.Class.Is(c) {
			return out
		}
		if init := c.lookup("__init__"); init != nil {
			in.call(init, append([]any{i}, args...), kw)
		}
		return i
	}
	i := NewInstance(c, nil)
	init := c.lookup("__init__")
	if init == nil {
		if len(args) > 0 || kw.Len() > 0 {
			in.raise("TypeError", c.Name+"() takes no arguments")
		}
		return i
	}
	if c.Is(in.classes["BaseException"]) {
		i.Attrs["args"] = Tuple(append([]any{}, args...))
	}
	in.call(init, append([]any{i}, args...), kw)
	return i
}

// Each calls f for the values of an iterable until it returns false.
func (in *Interp) Each(v any, f func(x any) bool) {
	switch v := v.(type) {
	case *List:
		for i := 0; i < len(v.Items); i++ {
			if !f(v.Items[i]) {
				return
			}
		}
		return
	case Tuple:
		for _, x := range v {
			if !f(x) {
				return
			}
		}
		return
	}
	it := in.Iter(v)
	for {
		x, ok := it.Next()
		if !ok || !f(x) {
			return
		}
	}
}

// Items are all values of an iterable.
func (in *Interp) Items(v any) []any {
	var out []any
	in.Each(v, func(x any) bool {
		in.tick()
		in.room(int64(len(out)) + 1)
		out = append(out, x)
		return true
	})
	return out
}

// Iter is iter(v).
func (in *Interp) Iter(v any) *Iterator {
	fixed := func(name string, items []any) *Iterator {
		i := 0
		return &Iterator{Name: name, Next: func() (any, bool) {
			if i >= len(items) {
				return nil, false
			}
			i++
			return items[i-1], true
		}}
	}
	switch v := v.(type) {
	case *Iterator:
		return v
	case *List:
		i := 0
		return &Iterator{Name: "list_iterator", Next: func() (any, bool) {
			if i >= len(v.Items) {
				return nil, false
			}
			i++
			return v.Items[i-1], true
		}}
	case Tuple:
		return fixed("tuple_iterator", v)
	case string:
		rest := v
		return &Iterator{Name: "str_iterator", Next: func() (any, bool) {
			if rest == "" {
				return nil, false
			}
			_, n := utf8.DecodeRuneInString(rest)
			c := rest[:n]
			rest = rest[n:]
			return c, true
		}}
	case Bytes:
		i := 0
		return &Iterator{Name: "bytes_iterator", Next: func() (any, bool) {
			if i >= len(v) {
				return nil, false
			}
			i++
			return int64(v[i-1]), true
		}}
	case *Dict:
		i, size := 0, v.Len()
		entries := v.Entries()
		return &Iterator{Name: "dict_keyiterator", Next: func() (any, bool) {
			if v.Len() != size {
				in.raise("RuntimeError", "dictionary changed size during iteration")
			}
			if i >= len(entries) {
				return nil, false
			}
			i++
			return entries[i-1].Key, true
		}}
	case *Set:
		size := v.dict.Len()
		it := fixed("set_iterator", v.Items())
		next := it.Next
		it.Next = func() (any, bool) {
			if v.dict.Len() != size {
				in.raise("RuntimeError", "Set changed size during iteration")
			}
			return next()
		}
		return it
	case *Range:
		i, n := int64(0), v.Len()
		return &Iterator{Name: "range_iterator", Next: func() (any, bool) {
			if i >= n {
				return nil, false
			}
			i++
			return v.Start + (i-1)*v.Step, true
		}}
	case *Instance:
		if g, ok := v.Data.(*generator); ok {
			return &Iterator{Name: "generator", Next: func() (any, bool) { return g.resume(in, nil) }}
		}
		if m := v.Class.lookup("__iter__"); m != nil {
			return in.Iter(in.call(m, []any{v}, nil))
		}
		if m := v.Class.lookup("__next__"); m != nil {
			return &Iterator{Name: v.Class.Name, Next: func() (out any, ok bool) {
				defer func() {
					if p := recover(); p != nil {
						r, raised := p.(*Raised)
						if !raised || !r.Value.Class.Is(in.classes["StopIteration"]) {
							panic(p)
						}
						out, ok = nil, false
					}
				}()
				return in.call(m, []any{v}, nil), true
			}}
		}
		if m := v.Class.lookup("__getitem__"); m != nil && v.Class.lookup("__len__") != nil {
			i := int64(0)
			n := in.Index(in.call(v.Class.lookup("__len__"), []any{v}, nil))
			return &Iterator{Name: "iterator", Next: func() (any, bool) {
				if i >= n {
					return nil, false
				}
				i++
				return in.call(m, []any{v, i - 1}, nil), true
			}}
		}
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object is not iterable")
	return nil
}

// generator is the suspended body of a generator function.
type generator struct {
	next   func() (any, bool)
	stop   func()
	sent   any
	thrown *Raised
	result any
	done   bool
	active bool
}

func newGenerator(in *Interp, class *Class, body func(yield func(any) any) any) *Instance {
	g := &generator{}
	seq := iter.Seq[any](func(yield func(any) bool) {
		g.result = body(func(v any) any {
			if !yield(v) {
				panic(&Raised{Value: in.exception("GeneratorExit", "")})
			}
			if t := g.thrown; t != nil {
				g.thrown = nil
				panic(t)
			}
			out := g.sent
			g.sent = nil
			return out
		})
	})
	g.next, g.stop = iter.Pull(seq)
	return NewInstance(class, g)
}

func (g *generator) resume(in *Interp, sent any) (any, bool) {
	if g.done {
		return nil, false
	}
	if g.active {
		in.raise("ValueError", "generator already executing")
	}
	g.active, g.sent = true, sent
	depth := in.depth
	defer func() {
		g.active = false
		in.depth = depth
		if p := recover(); p != nil {
			g.done = true
			panic(p)
		}
	}()
	v, ok := g.next()
	g.done = !ok
	return v, ok
}
