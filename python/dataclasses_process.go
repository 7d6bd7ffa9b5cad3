package python

import ()

// process makes a class a dataclass; the flags are those of dataclass().
func (m *dataclasses) process(in *Interp, c *Class, flags []bool) *Class {
	init, repr, eq, order, unsafeHash, frozen, matchArgs, keywordOnly := flags[0], flags[1], flags[2], flags[3], flags[4], flags[5], flags[6], flags[7]
	if order && !eq {
		in.raise("ValueError", "eq must be true if order is true")
	}
	c.Dict["__dataclass_fields__"] = m.collect(in, c, frozen, keywordOnly)
	params := NewInstance(dataclassParams, nil)
	for i, name := range []string{"init", "repr", "eq", "order", "unsafe_hash", "frozen"} {
		params.set(name, flags[i])
	}
	c.Dict["__dataclass_params__"] = params
	fields, _ := m.fieldsOf(c)
	add := func(name string, f *Builtin) {
		if _, own := c.Dict[name]; !own {
			c.Dict[name] = f
		}
	}
	ownHash, hasHash := c.Dict["__hash__"]
	_, hasEqual := c.Dict["__eq__"]
	if hasHash && ownHash == nil && hasEqual {
		hasHash = false
	}
	if init {
		c.Dict["__init__"] = m.initializer(in, c, fields, frozen)
	}
	compared := func(v any) Tuple {
		out := Tuple{}
		for _, f := range fields {
			if f.compare && !f.variable {
				out = append(out, in.GetAttr(v, f.name))
			}
		}
		return out
	}
	if repr {
		add("__repr__", Def("__repr__", "self", func(in *Interp, a []any) any { return m.text(in, a[0], fields) }))
	}
	comparison := func(op string) *Builtin {
		return Def("__"+dunders[op]+"__", "self, other", func(in *Interp, a []any) any {
			if in.ClassOf(a[0]) != in.ClassOf(a[1]) {
				return NotImplemented{}
			}
			return in.compareItems(op, compared(a[0]), compared(a[1]))
		})
	}
	if eq {
		add("__eq__", comparison("=="))
	}
	if order {
		for _, op := range []string{"<", "<=", ">", ">="} {
			name := "__" + dunders[op] + "__"
			if _, own := c.Dict[name]; own {
				in.raise("TypeError", "Cannot overwrite attribute "+name+" in class "+c.Name+". Consider using functools.total_ordering")
			}
			c.Dict[name] = comparison(op)
		}
	}
	if frozen {
		m.freeze(c, fields)
	}
	switch {
	case unsafeHash && hasHash:
		in.raise("TypeError", "Cannot overwrite attribute __hash__ in class "+c.Name)
	case unsafeHash || eq && frozen && !hasHash:
		c.Dict["__hash__"] = Def("__hash__", "self", func(in *Interp, a []any) any {
			key := Tuple{}
			for _, f := range fields {
				if !f.variable && (f.hash == true || f.hash == nil && f.compare) {
					key = append(key, in.GetAttr(a[0], f.name))
				}
			}
			return in.hash(key)
		})
	case eq && !hasHash:
		c.Dict["__hash__"] = nil
	}
	if _, own := c.Dict["__match_args__"]; matchArgs && !own {
		names := Tuple{}
		for _, f := range fields {
			if f.init && !f.keywordOnly {
				names = append(names, f.name)
			}
		}
		c.Dict["__match_args__"] = names
	}
	if _, own := c.Dict["__doc__"]; !own {
		c.Dict["__doc__"] = c.Name
	}
	return c
}
