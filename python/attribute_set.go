package python

// SetAttr is v.name = value.
func (in *Interp) SetAttr(v any, name string, value any) {
	if o := of(v); o != nil {
		if m := special(v, "__setattr__"); m != nil {
			in.call(m, []any{v, name, value}, nil)
			return
		}
		in.plainSet(v, o, name, value)
		return
	}
	switch v := v.(type) {
	case *Class:
		if v.builtin {
			in.raise("TypeError", "cannot set '"+name+"' attribute of immutable type '"+v.Name+"'")
		}
		switch s, _ := value.(string); name {
		case "__name__":
			v.Name = s
			return
		case "__qualname__":
			v.Qualname = s
			return
		case "__module__":
			v.Module = s
			return
		}
		if m := special(v, "__setattr__"); m != nil {
			in.call(m, []any{v, name, value}, nil)
			return
		}
		v.Dict[name] = value
	case *Module:
		v.Dict[name] = value
		if v.names != nil {
			v.names.Set(name, value)
		}
	case *Function:
		v.setAttr(name, value)
	default:
		if in.HasAttr(v, name) {
			in.raise("AttributeError", "'"+in.TypeName(v)+"' object attribute '"+name+"' is read-only")
		}
		in.raise("AttributeError", "'"+in.TypeName(v)+"' object has no attribute '"+name+"'")
	}
}

// plainSet is object.__setattr__.
func (in *Interp) plainSet(self any, o *Instance, name string, value any) {
	switch d := o.Class.lookup(name).(type) {
	case *Property:
		if d.Set == nil {
			in.raise("AttributeError", "property '"+name+"' of '"+o.Class.Name+"' object has no setter")
		}
		in.call(d.Set, []any{self, value}, nil)
		return
	case *Instance:
		if set := d.Class.lookup("__set__"); set != nil {
			in.call(set, []any{d, self, value}, nil)
			return
		}
	}
	switch name {
	case "__class__":
		if c, ok := value.(*Class); ok {
			o.Class = c
			return
		}
	case "__dict__":
		if d, ok := value.(*Dict); ok {
			o.Attrs, o.names = map[string]any{}, nil
			for _, e := range d.Entries() {
				o.set(in.Str(e.Key), e.Value)
			}
			return
		}
	}
	if o.Class.sealed || o.Class == objectClass {
		in.settable(o, name)
	}
	o.set(name, value)
}

// DelAttr is del v.name.
func (in *Interp) DelAttr(v any, name string) {
	if o := of(v); o != nil {
		if m := special(v, "__delattr__"); m != nil {
			in.call(m, []any{v, name}, nil)
			return
		}
		in.plainDelete(v, o, name)
		return
	}
	var names map[string]any
	switch x := v.(type) {
	case *Class:
		if x.builtin {
			in.raise("TypeError", "cannot delete '"+name+"' attribute of immutable type '"+x.Name+"'")
		}
		names = x.Dict
	case *Module:
		names = x.Dict
	case *Function:
		names = x.Attrs
	}
	if _, ok := names[name]; !ok {
		in.GetAttr(v, name)
		in.raise("AttributeError", name)
	}
	delete(names, name)
}

// plainDelete is object.__delattr__.
func (in *Interp) plainDelete(self any, o *Instance, name string) {
	if d, ok := o.Class.lookup(name).(*Instance); ok {
		if remove := d.Class.lookup("__delete__"); remove != nil {
			in.call(remove, []any{d, self}, nil)
			return
		}
	}
	if p, ok := o.Class.lookup(name).(*Property); ok {
		if p.Delete == nil {
			in.raise("AttributeError", "property '"+name+"' of '"+o.Class.Name+"' object has no deleter")
		}
		in.call(p.Delete, []any{self}, nil)
		return
	}
	if _, ok := o.Attrs[name]; !ok {
		in.raise("AttributeError", "'"+o.Class.Name+"' object has no attribute '"+name+"'")
	}
	o.unset(name)
}
