package python

import (
	"math/bits"
	"slices"
	"strings"
)

// enums are the classes of the module enum.
type enums struct{ meta, enum, flag, auto *Class }

// enumMembers is what the class of an enumeration keeps in its Dict.
type enumMembers struct {
	names   []string // aliases too
	byName  map[string]*Instance
	members []*Instance // without aliases
}

const enumKey = "_member_map_"

func membersOf(c *Class) *enumMembers {
	for _, k := range c.mro() {
		if m, ok := k.Dict[enumKey].(*Instance); ok {
			return m.Data.(*enumMembers)
		}
	}
	return nil
}

func enumModule(in *Interp) *Module {
	e := &enums{auto: NewClass("auto", "enum", nil, nil)}
	e.meta = NewClass("EnumType", "enum", typeType, nil)
	e.enum = NewClass("Enum", "enum", nil, nil)
	e.enum.Meta = e.meta
	e.flag = NewClass("Flag", "enum", e.enum, nil)
	e.flag.Meta = e.meta
	for _, op := range []string{"|", "&", "^"} {
		f := Def("__"+dunders[op]+"__", "self, other", func(_ *Interp, a []any) any {
			return NewInstance(e.auto, &autoValue{op: op, a: a[0], b: a[1]})
		})
		e.auto.Dict[f.Name] = f
	}
	e.addMeta()
	e.addMembers()
	e.addFlags()
	e.enum.Created = e.created
	mixed := func(name string, bases ...*Class) *Class {
		c := &Class{Name: name, Module: "enum", Bases: bases, Dict: map[string]any{}, Meta: e.meta}
		c.Created = e.created
		return c
	}
	m := &Module{Name: "enum", Dict: map[string]any{"Enum": e.enum, "Flag": e.flag, "auto": e.auto, "EnumMeta": e.meta, "EnumType": e.meta,
		"IntEnum": mixed("IntEnum", intClass, e.enum), "StrEnum": mixed("StrEnum", strClass, e.enum), "IntFlag": mixed("IntFlag", intClass, e.flag)}}
	for _, name := range []string{"IntEnum", "StrEnum", "IntFlag"} {
		c := m.Dict[name].(*Class)
		c.Dict["__repr__"] = e.enum.Dict["__repr__"]
		c.Dict["__str__"] = Def("__str__", "self", func(in *Interp, a []any) any { return in.Str(native(a[0])) })
		c.Dict["__format__"] = Def("__format__", "self, spec", func(in *Interp, a []any) any { return in.Format(native(a[0]), in.Str(a[1])) })
	}
	// The operators of flags come before those of int.
	for name, f := range e.flag.Dict {
		m.Dict["IntFlag"].(*Class).Dict[name] = f
	}
	m.Dict["unique"] = Def("unique", "enumeration", func(in *Interp, a []any) any {
		c, _ := a[0].(*Class)
		if c == nil || membersOf(c) == nil {
			return a[0]
		}
		var twice []string
		all := membersOf(c)
		for _, n := range all.names {
			if own := in.Str(all.byName[n].Attrs["_name_"]); own != n {
				twice = append(twice, n+" -> "+own)
			}
		}
		if len(twice) > 0 {
			in.raise("ValueError", "duplicate values found in "+in.Repr(c)+": "+strings.Join(twice, ", "))
		}
		return c
	})
	return m
}

// created makes the members of a new enumeration.
func (e *enums) created(in *Interp, c *Class, _ *Kwargs) {
	for _, b := range c.mro()[1:] {
		if m := membersOf(b); m != nil && len(m.members) > 0 {
			in.raise("TypeError", in.Repr(c)+" cannot extend "+in.Repr(b))
		}
	}
	all := &enumMembers{byName: map[string]*Instance{}}
	c.Dict[enumKey] = NewInstance(e.auto, all)
	if c.layout() != nil {
		// Members are shown as members, not as the values that they also are.
		for _, name := range []string{"__repr__", "__str__", "__format__"} {
			if b, ok := c.lookup(name).(*Builtin); ok && b.inherited {
				c.Dict[name] = e.enum.Dict[name]
			}
		}
	}
	var last []any
	for _, name := range c.ownNames() {
		if strings.HasPrefix(name, "_") && (strings.HasSuffix(name, "_") || strings.HasPrefix(name, "__")) {
			continue
		}
		v := c.Dict[name]
		switch x := v.(type) {
		case *Function, *Builtin, *wrapped, *Property, *Method:
			continue
		case *Instance:
			if x.Class.Is(e.auto) {
				v = e.resolve(in, x, func() any { return e.next(in, c, name, last) })
			} else if x.Class.lookup("__get__") != nil {
				continue
			}
		case Tuple:
			// The parts of a value may be auto() too.
			parts := slices.Clone(x)
			for i, p := range parts {
				if o, ok := p.(*Instance); ok && o.Class.Is(e.auto) {
					parts[i] = e.resolve(in, o, func() any { return e.next(in, c, name, last) })
				}
			}
			v = parts
		}
		member := e.member(in, c, name, v, all)
		last = append(last, member.Attrs["_value_"])
		all.names, all.byName[name] = append(all.names, name), member
		c.Dict[name] = member
	}
}

// autoValue is the data of an auto(): what it was replaced by, or the operation
// on others that it stands for.
type autoValue struct {
	value any
	op    string
	a, b  any
}

// resolve is the value that an auto() has in its class.
func (e *enums) resolve(in *Interp, v any, next func() any) any {
	i, ok := v.(*Instance)
	if !ok || !i.Class.Is(e.auto) {
		return v
	}
	known, ok := i.Data.(*autoValue)
	switch {
	case !ok:
		known = &autoValue{value: next()}
		i.Data = known
	case known.op != "":
		return in.Binary(known.op, e.resolve(in, known.a, next), e.resolve(in, known.b, next))
	}
	return known.value
}

// next is the value of auto().
func (e *enums) next(in *Interp, c *Class, name string, last []any) any {
	if f := c.lookup("_generate_next_value_"); f != nil {
		if w, ok := f.(*wrapped); ok {
			f = w.Func
		}
		return in.call(f, []any{name, int64(1), int64(len(last)), NewList(slices.Clone(last)...)}, nil)
	}
	if c.layout() == strClass {
		return strings.ToLower(name)
	}
	highest := int64(0)
	for _, v := range last {
		if n, ok := native(v).(int64); ok {
			highest = max(highest, n)
		}
	}
	if c.Is(e.flag) {
		return int64(1) << bits.Len64(uint64(highest))
	}
	return highest + 1
}

// member makes a member, or finds the one that has the value already.
func (e *enums) member(in *Interp, c *Class, name string, value any, all *enumMembers) *Instance {
	args, isTuple := value.(Tuple)
	if !isTuple {
		args = Tuple{value}
	}
	var i *Instance
	create := c.lookup("__new__")
	if w, ok := create.(*wrapped); ok {
		out, ok := in.call(w.Func, append([]any{c}, args...), nil).(*Instance)
		if !ok {
			in.raise("TypeError", "__new__ of an enumeration must return an object of it")
		}
		i = out
	} else {
		i = NewInstance(c, nil)
		if l := c.layout(); l != nil {
			i.Native = native(l.make(in, l, args, nil))
			if !isTuple {
				value = i.Native
			}
		}
	}
	if _, set := i.Attrs["_value_"]; !set {
		i.set("_value_", value)
	}
	for _, m := range all.members {
		if in.Equal(m.Attrs["_value_"], i.Attrs["_value_"]) {
			return m
		}
	}
	i.set("_name_", name)
	if init := c.lookup("__init__"); init != nil {
		if b, ok := init.(*Builtin); !ok || !b.inherited {
			in.call(init, append([]any{i}, args...), nil)
		}
	}
	all.members = append(all.members, i)
	return i
}

// find is the member of a value.
func (e *enums) find(in *Interp, c *Class, value any) any {
	if i, ok := value.(*Instance); ok && i.Class == c {
		return i
	}
	all := membersOf(c)
	if all != nil {
		for _, m := range all.members {
			if v := m.Attrs["_value_"]; same(v, value) || in.Equal(v, value) {
				return m
			}
		}
	}
	if f := c.lookup("_missing_"); f != nil {
		if w, ok := f.(*wrapped); ok {
			f = w.Func
		}
		if m := in.call(f, []any{c, value}, nil); m != nil {
			return m
		}
	}
	if n, ok := native(value).(int64); ok && c.Is(e.flag) && all != nil {
		return e.combined(in, c, n)
	}
	in.raise("ValueError", in.Repr(value)+" is not a valid "+in.Str(in.GetAttr(c, "__qualname__")))
	return nil
}

// addMeta adds what the classes themselves can do.
func (e *enums) addMeta() {
	def := func(name, signature string, f func(in *Interp, c *Class, all *enumMembers, a []any) any) {
		e.meta.Dict[name] = Def(name, signature, func(in *Interp, a []any) any {
			c, _ := a[0].(*Class)
			if c == nil {
				in.raise("TypeError", name+"() needs an enumeration")
			}
			all := membersOf(c)
			if all == nil {
				all = &enumMembers{}
			}
			return f(in, c, all, a[1:])
		})
	}
	list := func(all *enumMembers) []any {
		out := make([]any, 0, len(all.members))
		for _, m := range all.members {
			if v, isInt := m.Attrs["_value_"].(int64); isInt && m.Class.Is(e.flag) && bits.OnesCount64(uint64(v)) != 1 {
				continue
			}
			out = append(out, m)
		}
		return out
	}
	def("__iter__", "cls", func(in *Interp, _ *Class, all *enumMembers, _ []any) any { return in.Iter(Tuple(list(all))) })
	def("__reversed__", "cls", func(in *Interp, _ *Class, all *enumMembers, _ []any) any {
		items := list(all)
		slices.Reverse(items)
		return in.Iter(Tuple(items))
	})
	def("__len__", "cls", func(_ *Interp, _ *Class, all *enumMembers, _ []any) any { return int64(len(list(all))) })
	def("__bool__", "cls", func(*Interp, *Class, *enumMembers, []any) any { return true })
	def("__getitem__", "cls, name", func(in *Interp, _ *Class, all *enumMembers, a []any) any {
		name, _ := a[0].(string)
		if m := all.byName[name]; m != nil {
			return m
		}
		in.raiseKey(a[0])
		return nil
	})
	def("__getattr__", "cls, name", func(in *Interp, _ *Class, _ *enumMembers, a []any) any {
		in.raise("AttributeError", in.Str(a[0]))
		return nil
	})
	def("__contains__", "cls, value", func(in *Interp, c *Class, all *enumMembers, a []any) any {
		i, ok := a[0].(*Instance)
		if !ok || i.Class.Meta != e.meta {
			in.raise("TypeError", "unsupported operand type(s) for 'in': '"+in.TypeName(a[0])+"' and '"+e.meta.Name+"'")
		}
		return i.Class.Is(c)
	})
	def("__repr__", "cls", func(_ *Interp, c *Class, _ *enumMembers, _ []any) any {
		kind := "enum"
		if c.Is(e.flag) {
			kind = "flag"
		}
		return "<" + kind + " " + StrRepr(c.Name) + ">"
	})
	def("__setattr__", "cls, name, value", func(in *Interp, c *Class, all *enumMembers, a []any) any {
		if name := in.Str(a[0]); all.byName[name] != nil {
			in.raise("AttributeError", "cannot reassign member "+StrRepr(name))
		}
		c.Dict[in.Str(a[0])] = a[1]
		return nil
	})
	e.meta.Dict["__members__"] = &Property{Get: Fn("__members__", func(_ *Interp, a []any, _ *Kwargs) any {
		d := NewDict()
		if all := membersOf(a[0].(*Class)); all != nil {
			for _, n := range all.names {
				d.SetString(n, all.byName[n])
			}
		}
		return d
	})}
	e.meta.Dict["__call__"] = Fn("__call__", func(in *Interp, a []any, kw *Kwargs) any {
		c, _ := a[0].(*Class)
		if c == nil || len(a) < 2 {
			in.raise("TypeError", "EnumType.__call__() missing 1 required positional argument: 'value'")
		}
		names, given := kw.Get("names")
		if len(a) > 2 {
			names, given = a[2], true
		}
		if !given {
			return e.find(in, c, a[1])
		}
		return e.functional(in, c, in.Str(a[1]), names)
	})
}

// functional makes an enumeration of names.
func (e *enums) functional(in *Interp, base *Class, name string, names any) *Class {
	c := &Class{Name: name, Module: "__main__", Bases: []*Class{base}, Dict: map[string]any{}, Meta: e.meta}
	add := func(n string, v any) { c.Dict[n], c.names = v, append(c.names, n) }
	if text, ok := names.(string); ok {
		names = in.strings(strings.Fields(strings.ReplaceAll(text, ",", " ")))
	}
	if d, ok := names.(*Dict); ok {
		for _, x := range d.Entries() {
			add(in.Str(x.Key), x.Value)
		}
	} else {
		for _, x := range in.Items(names) {
			if n, ok := x.(string); ok {
				add(n, NewInstance(e.auto, nil))
				continue
			}
			pair := in.Items(x)
			if len(pair) != 2 {
				in.raise("TypeError", "names of an enumeration must be texts or pairs")
			}
			add(in.Str(pair[0]), pair[1])
		}
	}
	in.finishClass(c, nil)
	return c
}

// addMembers adds what members can do.
func (e *enums) addMembers() {
	for name, key := range map[string]string{"name": "_name_", "value": "_value_"} {
		e.enum.Dict[name] = &Property{
			Get: Fn(name, func(_ *Interp, a []any, _ *Kwargs) any { return a[0].(*Instance).Attrs[key] }),
			Set: Fn(name, func(in *Interp, a []any, _ *Kwargs) any {
				in.raise("AttributeError", "<enum '"+in.TypeName(a[0])+"'> cannot set attribute "+StrRepr(name))
				return nil
			}),
		}
	}
	full := func(in *Interp, v any) string {
		i := v.(*Instance)
		if i.Attrs["_name_"] == nil {
			return i.Class.Name + "(" + in.Repr(i.Attrs["_value_"]) + ")"
		}
		return i.Class.Name + "." + in.Str(i.Attrs["_name_"])
	}
	e.enum.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		i := a[0].(*Instance)
		if i.Attrs["_name_"] == nil {
			return "<" + i.Class.Name + ": " + in.Repr(i.Attrs["_value_"]) + ">"
		}
		return "<" + full(in, i) + ": " + in.Repr(i.Attrs["_value_"]) + ">"
	})
	e.enum.Dict["__str__"] = Def("__str__", "self", func(in *Interp, a []any) any { return full(in, a[0]) })
	e.enum.Dict["__format__"] = Def("__format__", "self, spec", func(in *Interp, a []any) any { return in.Format(in.Str(a[0]), in.Str(a[1])) })
	for _, name := range []string{"__copy__", "__deepcopy__"} {
		e.enum.Dict[name] = Fn(name, func(_ *Interp, a []any, _ *Kwargs) any { return a[0] })
	}
}
