package python

import "strings"

// chainMapClass is collections.ChainMap: several mappings seen as one. The
// first is searched first and is the only one that changes.
func (in *Interp) chainMapClass() *Class {
	c := NewClass("ChainMap", "collections", nil, nil)
	maps := func(in *Interp, v any) []any { return in.Items(in.GetAttr(v, "maps")) }
	first := func(in *Interp, v any) any { return maps(in, v)[0] }
	c.Dict["__init__"] = Fn("__init__", func(_ *Interp, a []any, _ *Kwargs) any {
		list := NewList(append([]any{}, a[1:]...)...)
		if len(list.Items) == 0 {
			list.Items = []any{NewDict()}
		}
		a[0].(*Instance).set("maps", list)
		return nil
	})
	find := func(in *Interp, self, key any) (any, bool) {
		for _, m := range maps(in, self) {
			if d, ok := m.(*Dict); ok && special(m, "__getitem__") == nil {
				if v, ok := in.DictGet(d, key); ok {
					return v, true
				}
			} else if in.Contains(m, key) {
				return in.GetItem(m, key), true
			}
		}
		return nil, false
	}
	// merged is a dict of all pairs, in the order that the last mapping begins.
	merged := func(in *Interp, self any) *Dict {
		out, list := NewDict(), maps(in, self)
		for i := len(list) - 1; i >= 0; i-- {
			in.update(out, list[i])
		}
		return out
	}
	def := func(name, signature string, f func(in *Interp, a []any) any) { c.Dict[name] = Def(name, signature, f) }
	def("__getitem__", "self, key", func(in *Interp, a []any) any {
		if v, ok := find(in, a[0], a[1]); ok {
			return v
		}
		if m := special(a[0], "__missing__"); m != nil {
			return in.call(m, []any{a[0], a[1]}, nil)
		}
		in.raiseKey(a[1])
		return nil
	})
	def("get", "self, key, default=None", func(in *Interp, a []any) any {
		if v, ok := find(in, a[0], a[1]); ok {
			return v
		}
		return a[2]
	})
	def("__contains__", "self, key", func(in *Interp, a []any) any { _, ok := find(in, a[0], a[1]); return ok })
	def("__len__", "self", func(in *Interp, a []any) any { return int64(merged(in, a[0]).Len()) })
	def("__bool__", "self", func(in *Interp, a []any) any { return merged(in, a[0]).Len() > 0 })
	def("__iter__", "self", func(in *Interp, a []any) any { return in.Iter(merged(in, a[0])) })
	for _, kind := range []string{"keys", "values", "items"} {
		def(kind, "self", func(in *Interp, a []any) any { return dictView(kind, merged(in, a[0])) })
	}
	def("__setitem__", "self, key, value", func(in *Interp, a []any) any { in.SetItem(first(in, a[0]), a[1], a[2]); return nil })
	missing := func(in *Interp, key any) { in.raiseKey("Key not found in the first mapping: " + in.Repr(key)) }
	def("__delitem__", "self, key", func(in *Interp, a []any) any {
		m := first(in, a[0])
		if !in.Contains(m, a[1]) {
			missing(in, a[1])
		}
		in.DelItem(m, a[1])
		return nil
	})
	c.Dict["pop"] = Fn("pop", func(in *Interp, a []any, _ *Kwargs) any {
		m := first(in, a[0])
		if len(a) < 3 && len(a) > 1 && !in.Contains(m, a[1]) {
			missing(in, a[1])
		}
		return in.call(in.GetAttr(m, "pop"), a[1:], nil)
	})
	for _, name := range []string{"update", "clear", "setdefault", "popitem"} {
		c.Dict[name] = Fn(name, func(in *Interp, a []any, kw *Kwargs) any {
			return in.call(in.GetAttr(first(in, a[0]), name), a[1:], kw)
		})
	}
	like := func(in *Interp, self any, list ...any) any { return in.call(in.ClassOf(self), list, nil) }
	c.Dict["new_child"] = Fn("new_child", func(in *Interp, a []any, kw *Kwargs) any {
		var m any = NewDict()
		if given, ok := kw.Get("m"); ok && given != nil {
			m = given
		} else if len(a) > 1 && a[1] != nil {
			m = a[1]
		} else {
			for i := range kw.Len() {
				in.SetItem(m, kw.Names[i], kw.Values[i])
			}
		}
		return like(in, a[0], append([]any{m}, maps(in, a[0])...)...)
	})
	c.Dict["parents"] = getter("parents", func(in *Interp, self *Instance) any { return like(in, self, maps(in, self)[1:]...) })
	def("copy", "self", func(in *Interp, a []any) any {
		list := append([]any{}, maps(in, a[0])...)
		copied := NewDict()
		in.update(copied, list[0])
		list[0] = copied
		return like(in, a[0], list...)
	})
	def("__eq__", "self, other", func(in *Interp, a []any) any {
		other := a[1]
		if i, ok := other.(*Instance); ok && i.Class.Is(c) {
			other = merged(in, i)
		}
		if _, ok := other.(*Dict); !ok {
			return NotImplemented{}
		}
		return in.Equal(merged(in, a[0]), other)
	})
	c.Dict["__hash__"] = nil
	def("__repr__", "self", func(in *Interp, a []any) any {
		var parts []string
		for _, m := range maps(in, a[0]) {
			parts = append(parts, in.Repr(m))
		}
		return in.TypeName(a[0]) + "(" + strings.Join(parts, ", ") + ")"
	})
	return c
}
