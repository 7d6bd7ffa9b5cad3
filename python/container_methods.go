package python

import "slices"

func init() {
	c := tupleClass
	method(c, "count", "value, /", func(in *Interp, a []any) any { return in.count(a[0].(Tuple), a[1]) })
	method(c, "index", "value, start=None, stop=None, /", func(in *Interp, a []any) any {
		return in.find(a[0].(Tuple), a[1], a[2], a[3], "tuple.index(x): x not in tuple")
	})
	method(rangeClass, "count", "value, /", func(in *Interp, a []any) any { return in.count(in.Items(a[0]), a[1]) })
	method(rangeClass, "index", "value, /", func(in *Interp, a []any) any {
		return in.find(in.Items(a[0]), a[1], nil, nil, in.Repr(a[1])+" is not in range")
	})
	method(sliceClass, "indices", "len, /", func(in *Interp, a []any) any {
		start, stop, step := in.span(a[0].(*Slice), in.Index(a[1]))
		return Tuple{start, stop, step}
	})
	listMethods(listClass)
	dictMethods(dictClass)
	setMethods()
}

func listMethods(c *Class) {
	self := func(a []any) *List { return a[0].(*List) }
	method(c, "append", "object, /", func(in *Interp, a []any) any {
		l := self(a)
		in.room(int64(len(l.Items)))
		l.Items = append(l.Items, a[1])
		return nil
	})
	method(c, "extend", "iterable, /", func(in *Interp, a []any) any {
		l := self(a)
		if other, ok := a[1].(*List); ok {
			l.Items = append(l.Items, other.Items...)
			return nil
		}
		in.Each(a[1], func(x any) bool {
			in.room(int64(len(l.Items)))
			l.Items = append(l.Items, x)
			return true
		})
		return nil
	})
	method(c, "insert", "index, object, /", func(in *Interp, a []any) any {
		l := self(a)
		i := in.Index(a[1])
		if i < 0 {
			i += int64(len(l.Items))
		}
		l.Items = slices.Insert(l.Items, int(max(0, min(i, int64(len(l.Items))))), a[2])
		return nil
	})
	method(c, "pop", "index=-1, /", func(in *Interp, a []any) any {
		l := self(a)
		if len(l.Items) == 0 {
			in.raise("IndexError", "pop from empty list")
		}
		i := in.position(a[1], len(l.Items), "pop")
		v := l.Items[i]
		l.Items = slices.Delete(l.Items, i, i+1)
		return v
	})
	method(c, "remove", "value, /", func(in *Interp, a []any) any {
		l := self(a)
		i := in.find(l.Items, a[1], nil, nil, "list.remove(x): x not in list").(int64)
		l.Items = slices.Delete(l.Items, int(i), int(i)+1)
		return nil
	})
	method(c, "index", "value, start=None, stop=None, /", func(in *Interp, a []any) any {
		l := self(a)
		return in.find(l.Items, a[1], a[2], a[3], in.Repr(a[1])+" is not in list")
	})
	method(c, "count", "value, /", func(in *Interp, a []any) any { return in.count(self(a).Items, a[1]) })
	method(c, "reverse", "", func(_ *Interp, a []any) any { slices.Reverse(self(a).Items); return nil })
	method(c, "clear", "", func(_ *Interp, a []any) any { self(a).Items = nil; return nil })
	method(c, "copy", "", func(_ *Interp, a []any) any { return NewList(slices.Clone(self(a).Items)...) })
	methodFn(c, "sort", 0, -1, func(in *Interp, a []any, kw *Kwargs) any {
		l := self(a)
		if len(a) > 1 {
			in.raise("TypeError", "sort() takes no positional arguments")
		}
		items := slices.Clone(l.Items)
		in.sort(items, kw)
		l.Items = items
		return nil
	})
	c.Dict["__init__"] = &Builtin{Name: "__init__", inherited: true, Call: func(in *Interp, a []any, _ *Kwargs) any {
		if l, ok := a[0].(*List); ok {
			l.Items = nil
			if len(a) > 1 {
				l.Items = in.Items(a[1])
			}
		}
		return nil
	}}
}

func dictMethods(c *Class) {
	self := func(a []any) *Dict { return a[0].(*Dict) }
	for _, kind := range []string{"keys", "values", "items"} {
		method(c, kind, "", func(_ *Interp, a []any) any { return dictView(kind, self(a)) })
	}
	method(c, "get", "key, default=None, /", func(in *Interp, a []any) any {
		if v, ok := in.DictGet(self(a), a[1]); ok {
			return v
		}
		return a[2]
	})
	method(c, "setdefault", "key, default=None, /", func(in *Interp, a []any) any {
		d := self(a)
		if v, ok := in.DictGet(d, a[1]); ok {
			return v
		}
		in.DictSet(d, a[1], a[2])
		return a[2]
	})
	methodFn(c, "pop", 1, 2, func(in *Interp, a []any, _ *Kwargs) any {
		d := self(a)
		v, ok := in.DictGet(d, a[1])
		if !ok {
			if len(a) > 2 {
				return a[2]
			}
			in.raiseKey(a[1])
		}
		in.DictDelete(d, a[1])
		return v
	})
	methodFn(c, "update", 0, 1, func(in *Interp, a []any, kw *Kwargs) any {
		in.fill(self(a), a[1:], kw)
		return nil
	})
	method(c, "popitem", "", func(in *Interp, a []any) any {
		d := self(a)
		for i := len(d.entries) - 1; i >= 0; i-- {
			if e := d.entries[i]; !e.gone {
				in.DictDelete(d, e.Key)
				return Tuple{e.Key, e.Value}
			}
		}
		in.raiseKey("popitem(): dictionary is empty")
		return nil
	})
	method(c, "clear", "", func(_ *Interp, a []any) any { self(a).clear(); return nil })
	method(c, "copy", "", func(in *Interp, a []any) any {
		d := NewDict()
		in.update(d, bare(a[0]))
		return d
	})
	c.Dict["fromkeys"] = onClass(Def("fromkeys", "cls, iterable, value=None, /", func(in *Interp, a []any) any {
		out := in.call(a[0], nil, nil)
		in.Each(a[1], func(k any) bool {
			in.SetItem(out, k, a[2])
			return true
		})
		return out
	}))
	c.Dict["__init__"] = &Builtin{Name: "__init__", inherited: true, Call: func(in *Interp, a []any, kw *Kwargs) any {
		if d, ok := a[0].(*Dict); ok {
			in.fill(d, a[1:], kw)
		}
		return nil
	}}
}

// view is what dict.keys() and its like return: it shows the dict as it is.
type view struct {
	kind string
	dict *Dict
}

var viewClasses = map[string]*Class{}

func dictView(kind string, d *Dict) *Instance {
	return NewInstance(viewClasses[kind], &view{kind, d})
}

func (v *view) value(e *Entry) any {
	switch v.kind {
	case "keys":
		return e.Key
	case "values":
		return e.Value
	}
	return Tuple{e.Key, e.Value}
}

// set is the view's values as a set.
func (v *view) set(in *Interp) *Set {
	s := NewSet()
	for _, e := range v.dict.Entries() {
		in.DictSet(s.dict, v.value(&e), nil)
	}
	return s
}

func (in *Interp) asSet(v any) *Set {
	switch x := v.(type) {
	case *Set:
		return x
	case *Instance:
		if w, ok := x.Data.(*view); ok {
			return w.set(in)
		}
	}
	s := NewSet()
	in.addAll(s, v)
	return s
}

func init() {
	self := func(a []any) *view { return a[0].(*Instance).Data.(*view) }
	for _, kind := range []string{"keys", "values", "items"} {
		name := map[string]string{"keys": "dict_keyiterator", "values": "dict_valueiterator", "items": "dict_itemiterator"}[kind]
		methods := map[string]*Builtin{
			"__iter__":     Def("", "self", func(in *Interp, a []any) any { v := self(a); return in.dictIterator(v.dict, name, v.value) }),
			"__len__":      Def("", "self", func(_ *Interp, a []any) any { return int64(self(a).dict.Len()) }),
			"__reversed__": Def("", "self", func(in *Interp, a []any) any { return in.reversed(Tuple(in.Items(a[0]))) }),
			"__repr__": Def("", "self", func(in *Interp, a []any) any {
				return "dict_" + kind + "(" + in.Repr(NewList(in.Items(a[0])...)) + ")"
			}),
		}
		if kind != "values" {
			methods["__contains__"] = Def("", "self, item", func(in *Interp, a []any) any {
				v := self(a)
				key := a[1]
				if kind == "items" {
					t, ok := a[1].(Tuple)
					if !ok || len(t) != 2 {
						return false
					}
					x, ok := in.DictGet(v.dict, t[0])
					return ok && in.Equal(x, t[1])
				}
				_, ok := in.DictGet(v.dict, key)
				return ok
			})
			for op, d := range map[string]string{"&": "and", "|": "or", "-": "sub", "^": "xor"} {
				methods["__"+d+"__"] = Def("", "self, other", func(in *Interp, a []any) any { return in.setOp(op, in.asSet(a[0]), in.asSet(a[1])) })
				methods["__r"+d+"__"] = Def("", "self, other", func(in *Interp, a []any) any { return in.setOp(op, in.asSet(a[1]), in.asSet(a[0])) })
			}
			for _, op := range []string{"==", "<", "<=", ">", ">="} {
				methods["__"+dunders[op]+"__"] = Def("", "self, other", func(in *Interp, a []any) any {
					switch o := a[1].(type) {
					case *Set:
					case *Instance:
						if _, ok := o.Data.(*view); !ok {
							return NotImplemented{}
						}
					default:
						return NotImplemented{}
					}
					return in.Compare(op, in.asSet(a[0]), in.asSet(a[1]))
				})
			}
			methods["isdisjoint"] = Def("", "self, other", func(in *Interp, a []any) any {
				return in.setOp("&", in.asSet(a[0]), in.asSet(a[1])).dict.Len() == 0
			})
		}
		viewClasses[kind] = NewClass("dict_"+kind, "builtins", nil, methods)
	}
}

func setMethods() {
	self := func(a []any) *Set { return a[0].(*Set) }
	c := setClass
	method(c, "add", "object, /", func(in *Interp, a []any) any { in.DictSet(self(a).dict, a[1], nil); return nil })
	method(c, "discard", "object, /", func(in *Interp, a []any) any { in.DictDelete(self(a).dict, a[1]); return nil })
	method(c, "remove", "object, /", func(in *Interp, a []any) any {
		if !in.DictDelete(self(a).dict, a[1]) {
			in.raiseKey(a[1])
		}
		return nil
	})
	method(c, "pop", "", func(in *Interp, a []any) any {
		s := self(a)
		for _, e := range s.dict.Entries() {
			in.DictDelete(s.dict, e.Key)
			return e.Key
		}
		in.raiseKey("pop from an empty set")
		return nil
	})
	method(c, "clear", "", func(_ *Interp, a []any) any { self(a).dict.clear(); return nil })
	methodFn(c, "update", 0, -1, func(in *Interp, a []any, _ *Kwargs) any {
		for _, x := range a[1:] {
			in.addAll(self(a), x)
		}
		return nil
	})
	for name, op := range map[string]string{"intersection_update": "&", "difference_update": "-", "symmetric_difference_update": "^"} {
		methodFn(c, name, 0, -1, func(in *Interp, a []any, _ *Kwargs) any {
			s := self(a)
			for _, x := range a[1:] {
				s.dict = in.setOp(op, s, in.asSet(x)).dict
			}
			return nil
		})
	}
	c.Dict["__init__"] = &Builtin{Name: "__init__", inherited: true, Call: func(in *Interp, a []any, _ *Kwargs) any {
		if s, ok := a[0].(*Set); ok && len(a) > 1 {
			in.addAll(s, a[1])
		}
		return nil
	}}
	for _, c := range []*Class{setClass, frozenClass} {
		method(c, "copy", "", func(in *Interp, a []any) any { return in.setOp("|", self(a), NewSet()) })
		for name, op := range map[string]string{"union": "|", "intersection": "&", "difference": "-", "symmetric_difference": "^"} {
			methodFn(c, name, 0, -1, func(in *Interp, a []any, _ *Kwargs) any {
				out := in.setOp("|", self(a), NewSet())
				for _, x := range a[1:] {
					out = in.setOp(op, out, in.asSet(x))
				}
				return out
			})
		}
		for name, op := range map[string]string{"issubset": "<=", "issuperset": ">="} {
			method(c, name, "other, /", func(in *Interp, a []any) any { return in.Compare(op, bare(a[0]), in.asSet(a[1])) })
		}
		method(c, "isdisjoint", "other, /", func(in *Interp, a []any) any { return in.setOp("&", self(a), in.asSet(a[1])).dict.Len() == 0 })
	}
}
