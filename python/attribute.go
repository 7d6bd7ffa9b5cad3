package python

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
		return in.instanceAttr(v, v, name)
	case *Dict:
		if v.Of != nil {
			return in.instanceAttr(v, v.Of, name)
		}
	case *List:
		if v.Of != nil {
			return in.instanceAttr(v, v.Of, name)
		}
	case *Set:
		if v.Of != nil {
			return in.instanceAttr(v, v.Of, name)
		}
	case *Class:
		return in.classAttr(v, name)
	case *Module:
		if out, ok := v.Dict[name]; ok {
			return out, true
		}
		switch name {
		case "__name__":
			return v.Name, true
		case "__dict__":
			return in.namespace(v.Dict), true
		}
		if get, ok := v.Dict["__getattr__"]; ok {
			return in.call(get, []any{name}, nil), true
		}
		return nil, false
	case *Function:
		if out, ok := v.attr(in, name); ok {
			return out, true
		}
	case *Builtin:
		switch name {
		case "__name__", "__qualname__":
			return v.Name, true
		case "__doc__":
			return nil, true
		case "__module__":
			return "builtins", true
		}
	case *Method:
		switch name {
		case "__self__":
			return v.Self, true
		case "__func__":
			return v.Func, true
		}
		if out, ok := in.attr(v.Func, name); ok && name != "__class__" {
			return out, true
		}
	case *wrapped:
		if name == "__func__" || name == "__wrapped__" {
			return v.Func, true
		}
	case *superObject:
		return v.attr(in, name)
	case *Alias:
		return v.attr(in, name)
	case *Property:
		if out, ok := v.attr(in, name); ok {
			return out, true
		}
	case *Range:
		switch name {
		case "start":
			return v.Start, true
		case "stop":
			return v.Stop, true
		case "step":
			return v.Step, true
		}
	case *Slice:
		switch name {
		case "start":
			return v.Start, true
		case "stop":
			return v.Stop, true
		case "step":
			return v.Step, true
		}
	}
	c := in.ClassOf(v)
	if name == "__class__" {
		return c, true
	}
	if m, ok := c.find(name); ok {
		return in.bindTo(v, c, m), true
	}
	if name == "__doc__" {
		return nil, true
	}
	return nil, false
}

// bindTo is what a class attribute is when it is read through an object.
func (in *Interp) bindTo(self any, c *Class, found any) any {
	switch f := found.(type) {
	case *Function:
		return &Method{self, f}
	case *Builtin:
		if f.static {
			return f
		}
		return &Method{self, f}
	case *wrapped:
		if f.class {
			return &Method{c, f.Func}
		}
		return f.Func
	case *Property:
		if f.Get == nil {
			in.raise("AttributeError", "property of '"+c.Name+"' object has no getter")
		}
		return in.call(f.Get, []any{self}, nil)
	case *Instance:
		if get := f.Class.lookup("__get__"); get != nil {
			return in.call(get, []any{f, self, c}, nil)
		}
	}
	return found
}

// instanceAttr reads an attribute of an object: self is the value, o its object
// part.
func (in *Interp) instanceAttr(self any, o *Instance, name string) (any, bool) {
	if get := o.Class.lookup("__getattribute__"); get != nil {
		if b, ok := get.(*Builtin); !ok || !b.inherited {
			return in.call(get, []any{self, name}, nil), true
		}
	}
	if out, ok := in.plainAttr(self, o, name); ok {
		return out, true
	}
	if m := o.Class.lookup("__getattr__"); m != nil {
		return in.call(m, []any{self, name}, nil), true
	}
	return nil, false
}

// plainAttr is object.__getattribute__.
func (in *Interp) plainAttr(self any, o *Instance, name string) (any, bool) {
	found, has := o.Class.find(name)
	switch d := found.(type) {
	case *Property:
		return in.bindTo(self, o.Class, d), true
	case *Instance:
		if d.Class.lookup("__set__") != nil {
			return in.bindTo(self, o.Class, d), true
		}
	}
	if out, ok := o.Attrs[name]; ok {
		return out, true
	}
	if has {
		return in.bindTo(self, o.Class, found), true
	}
	switch name {
	case "__class__":
		return o.Class, true
	case "__dict__":
		if o.Class.sealed {
			return nil, false
		}
		d := NewDict()
		for _, k := range o.attrNames() {
			d.SetString(k, o.Attrs[k])
		}
		return d, true
	case "__doc__":
		return nil, true
	case "__module__":
		return o.Class.Module, true
	}
	return nil, false
}

// classAttr reads an attribute of a class.
func (in *Interp) classAttr(c *Class, name string) (any, bool) {
	switch name {
	case "__name__":
		return c.Name, true
	case "__qualname__":
		if c.Qualname != "" {
			return c.Qualname, true
		}
		return c.Name, true
	case "__module__":
		return c.Module, true
	case "__class__":
		return in.ClassOf(c), true
	case "__mro__":
		return classTuple(c.mro()), true
	case "__bases__":
		if len(c.Bases) == 0 && c != objectClass {
			return Tuple{objectClass}, true
		}
		return classTuple(c.Bases), true
	case "__base__":
		if len(c.Bases) > 0 {
			return c.Bases[0], true
		}
		return objectClass, true
	case "__dict__":
		return in.namespace(c.Dict), true
	case "mro":
		return Fn("mro", func(*Interp, []any, *Kwargs) any { return NewList(classTuple(c.mro())...) }), true
	}
	if c.Meta != nil {
		if p, ok := c.Meta.lookup(name).(*Property); ok {
			return in.bindTo(c, c.Meta, p), true
		}
	}
	found, ok := c.find(name)
	if ok {
		switch f := found.(type) {
		case *wrapped:
			if f.class {
				return &Method{c, f.Func}, true
			}
			return f.Func, true
		case *Instance:
			if get := f.Class.lookup("__get__"); get != nil {
				return in.call(get, []any{f, nil, c}, nil), true
			}
		}
		return found, true
	}
	if c.Meta != nil {
		if found, ok := c.Meta.find(name); ok {
			return in.bindTo(c, c.Meta, found), true
		}
		if get := c.Meta.lookup("__getattr__"); get != nil {
			return in.call(get, []any{c, name}, nil), true
		}
	}
	switch name {
	case "__doc__":
		return nil, true
	case "__subclasses__":
		return nil, false
	}
	if found, ok := typeType.Dict[name]; ok {
		return in.bindTo(c, typeType, found), true
	}
	return nil, false
}

func classTuple(list []*Class) Tuple {
	out := Tuple{}
	for _, c := range list {
		out = append(out, c)
	}
	return out
}

// namespace is a dict of names, in their order in the alphabet.
func (in *Interp) namespace(m map[string]any) *Dict {
	d := NewDict()
	for _, k := range sortedNames(m) {
		d.SetString(k, m[k])
	}
	return d
}

// HasAttr is hasattr(v, name).
func (in *Interp) HasAttr(v any, name string) bool {
	_, ok := in.maybeAttr(v, name)
	return ok
}

// maybeAttr is an attribute, with ok false where reading it raises an
// AttributeError.
func (in *Interp) maybeAttr(v any, name string) (out any, ok bool) {
	raised := in.catch(func() { out, ok = in.attr(v, name) }, "AttributeError")
	return out, ok && raised == nil
}

// ofType is a method that the class of v has, bound to v.
func (in *Interp) ofType(v any, name string) (any, bool) {
	c := in.ClassOf(v)
	if m, ok := c.find(name); ok {
		return in.bindTo(v, c, m), true
	}
	return nil, false
}

// catch runs f and returns the exception of the class that it raised.
func (in *Interp) catch(f func(), class string) (caught *Instance) {
	state := in.save()
	defer func() {
		if p := recover(); p != nil {
			r, raised := p.(*Raised)
			if !raised || !r.Value.Class.Is(in.classes[class]) {
				panic(p)
			}
			in.unwind(state, r)
			caught = r.Value
		}
	}()
	f()
	return nil
}

// attr reads an attribute of a property object.
func (p *Property) attr(in *Interp, name string) (any, bool) {
	with := func(change func(p *Property, f any)) any {
		return Fn(name, func(_ *Interp, a []any, _ *Kwargs) any {
			c := *p
			change(&c, a[0])
			return &c
		})
	}
	switch name {
	case "fget":
		return p.Get, true
	case "fset":
		return p.Set, true
	case "getter":
		return with(func(p *Property, f any) { p.Get = f }), true
	case "setter":
		return with(func(p *Property, f any) { p.Set = f }), true
	case "deleter":
		return with(func(p *Property, f any) { p.Delete = f }), true
	case "__doc__":
		if p.Doc == nil && p.Get != nil {
			return in.attr(p.Get, "__doc__")
		}
		return p.Doc, true
	}
	return nil, false
}
