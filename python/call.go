package python

// call calls f.
func (in *Interp) call(f any, args []any, kw *Kwargs) any {
	switch f := f.(type) {
	case *Function:
		return f.invoke(in, args, kw)
	case *Builtin:
		in.deeper()
		out := f.Call(in, args, kw)
		in.depth--
		return out
	case *Method:
		all := make([]any, 0, len(args)+1)
		return in.call(f.Func, append(append(all, f.Self), args...), kw)
	case *Class:
		return in.construct(f, args, kw)
	case *wrapped:
		return in.call(f.Func, args, kw)
	case *Alias:
		return in.call(f.Origin, args, kw)
	}
	if m := special(f, "__call__"); m != nil {
		return in.call(m, append([]any{f}, args...), kw)
	}
	in.raise("TypeError", "'"+in.TypeName(f)+"' object is not callable")
	return nil
}

// construct makes an object of a class.
func (in *Interp) construct(c *Class, args []any, kw *Kwargs) any {
	in.deeper()
	defer in.shallower()
	if c.make != nil && c != objectClass {
		return c.make(in, c, args, kw)
	}
	if m := special(c, "__call__"); m != nil {
		return in.call(m, append([]any{c}, args...), kw)
	}
	return in.instantiate(c, args, kw)
}

// instantiate is type.__call__.
func (in *Interp) instantiate(c *Class, args []any, kw *Kwargs) any {
	init := c.lookup("__init__")
	if b, ok := init.(*Builtin); ok && b.inherited {
		init = nil
	}
	var out any
	made := false
	if m := c.lookup("__new__"); m != nil {
		if w, ok := m.(*wrapped); ok {
			m = w.Func
		}
		if b, ok := m.(*Builtin); !ok || !b.inherited {
			out = in.call(m, append([]any{c}, args...), kw)
			made = true
			if !in.ClassOf(out).Is(c) {
				return out
			}
		}
	}
	if !made {
		out = in.blank(c, init, args, kw)
		if init == nil {
			if o, ok := out.(*Instance); !ok || o.Native != nil || c.Is(in.classes["BaseException"]) {
				return out
			}
			if len(args) > 0 || kw.Len() > 0 {
				in.raise("TypeError", c.Name+"() takes no arguments")
			}
			return out
		}
	}
	if init != nil {
		if in.call(init, append([]any{out}, args...), kw) != nil {
			in.raise("TypeError", "__init__() should return None")
		}
	}
	return out
}

// blank is what __new__ of the built-in part of a class makes. Mutable values
// are filled by their __init__ where the class has one.
func (in *Interp) blank(c *Class, init any, args []any, kw *Kwargs) any {
	if l := c.layout(); l != nil {
		if init != nil && (l == listClass || l == dictClass || l == setClass) {
			return l.make(in, c, nil, nil)
		}
		return l.make(in, c, args, kw)
	}
	i := NewInstance(c, nil)
	if c.Is(in.classes["BaseException"]) {
		i.Attrs["args"] = Tuple(append([]any{}, args...))
	}
	return i
}

// superObject looks attributes up in the classes after one in an object's
// order.
type superObject struct {
	self any
	rest []*Class
}

// super is super() inside of a method.
func (in *Interp) super(f *frame) any {
	for f != nil && (f.fn == nil || f.fn.class == nil) {
		f = f.outer
	}
	if f == nil {
		in.raise("RuntimeError", "super(): no arguments")
	}
	return in.superOf(f.fn.class, f.self)
}

func (in *Interp) superOf(class *Class, self any) any {
	order := in.ClassOf(self).mro()
	if c, ok := self.(*Class); ok && c.Is(class) {
		order = c.mro()
	}
	for i, x := range order {
		if x == class {
			return &superObject{self, order[i+1:]}
		}
	}
	in.raise("TypeError", "super(type, obj): obj must be an instance or subtype of type")
	return nil
}

func (s *superObject) attr(in *Interp, name string) (any, bool) {
	for _, c := range s.rest {
		v, ok := c.Dict[name]
		if !ok {
			continue
		}
		if name == "__new__" {
			if w, ok := v.(*wrapped); ok {
				return w.Func, true
			}
			return v, true
		}
		class := in.ClassOf(s.self)
		if k, ok := s.self.(*Class); ok {
			if f, plain := v.(*Function); plain && k.Meta == nil {
				return f, true
			}
			class = k
		}
		return in.bindTo(s.self, class, v), true
	}
	if name == "__class__" {
		return superClass, true
	}
	return nil, false
}
