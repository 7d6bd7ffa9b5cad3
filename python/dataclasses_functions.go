package python

// addFunctions are the functions about dataclasses and their objects.
func (m *dataclasses) addFunctions(out *Module) {
	def := func(name, signature string, f func(in *Interp, a []any) any) {
		out.Dict[name] = Def(name, signature, f)
	}
	// object reads an object of a dataclass.
	object := func(in *Interp, name string, v any) []*dataField {
		_, isClass := v.(*Class)
		fields, ok := m.fieldsOf(v)
		if isClass || !ok {
			in.raise("TypeError", name+"() should be called on dataclass instances")
		}
		return fields
	}
	def("fields", "class_or_instance", func(in *Interp, a []any) any {
		fields, ok := m.fieldsOf(a[0])
		if !ok {
			in.raise("TypeError", "must be called with a dataclass type or instance")
		}
		list := Tuple{}
		for _, f := range fields {
			if !f.variable {
				list = append(list, NewInstance(m.field, f))
			}
		}
		return list
	})
	def("is_dataclass", "obj", func(_ *Interp, a []any) any { _, ok := m.fieldsOf(a[0]); return ok })
	def("asdict", "obj, *, dict_factory=None", func(in *Interp, a []any) any {
		object(in, "asdict", a[0])
		return m.convert(in, a[0], func(names []string, values []any) any {
			if a[1] == nil {
				d := NewDict()
				for i, n := range names {
					d.SetString(n, values[i])
				}
				return d
			}
			pairs := NewList()
			for i, n := range names {
				pairs.Items = append(pairs.Items, Tuple{n, values[i]})
			}
			return in.call(a[1], []any{pairs}, nil)
		})
	})
	def("astuple", "obj, *, tuple_factory=None", func(in *Interp, a []any) any {
		object(in, "astuple", a[0])
		return m.convert(in, a[0], func(_ []string, values []any) any {
			if a[1] == nil {
				return Tuple(values)
			}
			return in.call(a[1], []any{NewList(values...)}, nil)
		})
	})
	out.Dict["replace"] = Fn("replace", func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "replace() takes 1 positional argument but "+in.Repr(int64(len(a)))+" were given")
		}
		all := &Kwargs{}
		for i := range kw.Len() {
			all.Names, all.Values = append(all.Names, kw.Names[i]), append(all.Values, kw.Values[i])
		}
		for _, f := range object(in, "replace", a[0]) {
			_, given := kw.Get(f.name)
			switch {
			case !f.init && given:
				in.raise("ValueError", "field "+f.name+" is declared with init=False, it cannot be specified with replace()")
			case !f.init || given:
			case f.variable && f.def == any(m.missing):
				in.raise("ValueError", "InitVar "+StrRepr(f.name)+" must be specified with replace()")
			default:
				all.Names, all.Values = append(all.Names, f.name), append(all.Values, in.GetAttr(a[0], f.name))
			}
		}
		return in.call(in.ClassOf(a[0]), nil, all)
	})
	out.Dict["make_dataclass"] = Fn("make_dataclass", func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) < 2 {
			in.raise("TypeError", "make_dataclass() missing required arguments")
		}
		c := &Class{Name: in.Str(a[0]), Module: "types", Dict: map[string]any{}}
		options := &Kwargs{}
		for i := range kw.Len() {
			switch kw.Names[i] {
			case "bases":
				for _, b := range in.Items(kw.Values[i]) {
					if base, ok := b.(*Class); ok {
						c.Bases = append(c.Bases, base)
					}
				}
			case "namespace":
				ns := NewDict()
				in.update(ns, kw.Values[i])
				for _, e := range ns.Entries() {
					c.Dict[in.Str(e.Key)] = e.Value
				}
			default:
				options.Names, options.Values = append(options.Names, kw.Names[i]), append(options.Values, kw.Values[i])
			}
		}
		notes := NewDict()
		in.Each(a[1], func(v any) bool {
			if name, ok := v.(string); ok {
				notes.SetString(name, "typing.Any")
				return true
			}
			parts := in.Items(v)
			if len(parts) < 2 || len(parts) > 3 {
				in.raise("TypeError", "Invalid field: "+in.Repr(v))
			}
			notes.SetString(in.Str(parts[0]), parts[1])
			if len(parts) == 3 {
				c.Dict[in.Str(parts[0])] = parts[2]
			}
			return true
		})
		c.Dict["__annotations__"] = notes
		in.finishClass(c, nil)
		return in.call(out.Dict["dataclass"], []any{c}, options)
	})
}

// convert turns an object of a dataclass and all inside of it into what build
// makes of names and values.
func (m *dataclasses) convert(in *Interp, v any, build func(names []string, values []any) any) any {
	in.deeper()
	defer in.shallower()
	if _, isClass := v.(*Class); !isClass {
		if fields, ok := m.fieldsOf(v); ok {
			var names []string
			var values []any
			for _, f := range fields {
				if !f.variable {
					names, values = append(names, f.name), append(values, m.convert(in, in.GetAttr(v, f.name), build))
				}
			}
			return build(names, values)
		}
	}
	each := func(items []any) []any {
		out := make([]any, len(items))
		for i, x := range items {
			out[i] = m.convert(in, x, build)
		}
		return out
	}
	switch x := v.(type) {
	case *List:
		return NewList(each(x.Items)...)
	case Tuple:
		return Tuple(each(x))
	case *Dict:
		out := NewDict()
		if x.Of != nil {
			out = in.copyDict(x)
			out.clear()
		}
		for _, e := range x.Entries() {
			in.DictSet(out, m.convert(in, e.Key, build), m.convert(in, e.Value, build))
		}
		return out
	case *Instance:
		if items, ok := x.Native.(Tuple); ok {
			return newTuple(x.Class, each(items)...)
		}
	}
	return v
}
