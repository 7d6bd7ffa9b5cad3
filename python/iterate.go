package python

import "unicode/utf8"

// Each calls f for the values of an iterable until it returns false.
func (in *Interp) Each(v any, f func(x any) bool) {
	switch v := v.(type) {
	case *List:
		if v.Of != nil {
			break
		}
		for i := 0; i < len(v.Items); i++ {
			if !f(v.Items[i]) {
				return
			}
		}
		return
	case *Range:
		n := v.Len()
		for i := range n {
			in.tick()
			if !f(v.Start + i*v.Step) {
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
		in.tick()
		x, ok := it.Next()
		if !ok || !f(x) {
			return
		}
	}
}

// Items are all values of an iterable. The result is not shared with it.
func (in *Interp) Items(v any) []any {
	switch v := v.(type) {
	case *List:
		if v.Of == nil {
			return append(make([]any, 0, len(v.Items)), v.Items...)
		}
	case Tuple:
		return append(make([]any, 0, len(v)), v...)
	}
	if r, ok := v.(*Range); ok {
		in.room(r.Len())
	}
	out := []any{}
	in.Each(v, func(x any) bool {
		in.room(int64(len(out)) + 1)
		out = append(out, x)
		return true
	})
	return out
}

// Iter is iter(v).
func (in *Interp) Iter(v any) *Iterator {
	if it, ok := in.iter(v); ok {
		return it
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object is not iterable")
	return nil
}

// fixed iterates over items that nobody changes.
func fixed(name string, items []any) *Iterator {
	i := 0
	return &Iterator{Name: name, Next: func() (any, bool) {
		if i >= len(items) {
			return nil, false
		}
		i++
		return items[i-1], true
	}}
}

func (in *Interp) iter(v any) (*Iterator, bool) {
	if it, ok := v.(*Iterator); ok {
		return it, true
	}
	if m := special(v, "__iter__"); m != nil {
		out := in.call(m, []any{v}, nil)
		if it, ok := out.(*Iterator); ok {
			return it, true
		}
		it, ok := in.advance(out)
		if !ok {
			in.raise("TypeError", "iter() returned non-iterator of type '"+in.TypeName(out)+"'")
		}
		return it, true
	}
	switch v := native(v).(type) {
	case *List:
		i := 0
		return &Iterator{Name: "list_iterator", Next: func() (any, bool) {
			if i >= len(v.Items) {
				return nil, false
			}
			i++
			return v.Items[i-1], true
		}}, true
	case Tuple:
		return fixed("tuple_iterator", v), true
	case string:
		rest := v
		return &Iterator{Name: "str_ascii_iterator", Next: func() (any, bool) {
			if rest == "" {
				return nil, false
			}
			_, n := utf8.DecodeRuneInString(rest)
			c := rest[:n]
			rest = rest[n:]
			return c, true
		}}, true
	case Bytes:
		i := 0
		return &Iterator{Name: "bytes_iterator", Next: func() (any, bool) {
			if i >= len(v) {
				return nil, false
			}
			i++
			return int64(v[i-1]), true
		}}, true
	case *Dict:
		return in.dictIterator(v, "dict_keyiterator", func(e *Entry) any { return e.Key }), true
	case *Set:
		return in.setIterator(v), true
	case *Range:
		i, n := int64(0), v.Len()
		return &Iterator{Name: "range_iterator", Next: func() (any, bool) {
			if i >= n {
				return nil, false
			}
			i++
			return v.Start + (i-1)*v.Step, true
		}}, true
	case *Instance:
		if _, ok := v.Data.(*generator); ok {
			return in.generatorIterator(v), true
		}
		if m := special(v, "__getitem__"); m != nil {
			return in.byIndex(v, m), true
		}
	}
	return nil, false
}

// dictIterator iterates over a dict, which must keep its size meanwhile.
func (in *Interp) dictIterator(d *Dict, name string, value func(e *Entry) any) *Iterator {
	i, size, over := 0, d.Len(), false
	return &Iterator{Name: name, Next: func() (any, bool) {
		if over {
			return nil, false
		}
		if d.Len() != size {
			over = true
			in.raise("RuntimeError", "dictionary changed size during iteration")
		}
		for i < len(d.entries) {
			e := &d.entries[i]
			i++
			if !e.gone {
				return value(e), true
			}
		}
		over = true
		return nil, false
	}}
}

// setIterator iterates over a set, which must keep its size meanwhile.
func (in *Interp) setIterator(s *Set) *Iterator {
	items, size := s.Items(), s.dict.Len()
	it := fixed("set_iterator", items)
	next := it.Next
	it.Next = func() (any, bool) {
		if s.dict.Len() != size && size >= 0 {
			size = -1
			in.raise("RuntimeError", "Set changed size during iteration")
		}
		return next()
	}
	return it
}

// advance makes an iterator of an object with __next__.
func (in *Interp) advance(v any) (*Iterator, bool) {
	i, ok := v.(*Instance)
	if !ok {
		return nil, false
	}
	if _, ok := i.Data.(*generator); ok {
		return in.generatorIterator(i), true
	}
	m := i.Class.lookup("__next__")
	if m == nil {
		return nil, false
	}
	return &Iterator{Name: i.Class.Name, Next: func() (out any, ok bool) {
		stopped := in.catch(func() { out = in.call(m, []any{v}, nil) }, "StopIteration")
		return out, stopped == nil
	}}, true
}

// byIndex iterates by __getitem__(0), (1) … until IndexError.
func (in *Interp) byIndex(v *Instance, m any) *Iterator {
	i := int64(-1)
	return &Iterator{Name: "iterator", Next: func() (out any, ok bool) {
		i++
		over := in.catch(func() { out = in.call(m, []any{v, i}, nil) }, "IndexError")
		return out, over == nil
	}}
}

// next is next(v): the next value of an iterator object.
func (in *Interp) next(v any) (any, bool) {
	if it, ok := v.(*Iterator); ok {
		return it.Next()
	}
	it, ok := in.advance(v)
	if !ok {
		in.raise("TypeError", "'"+in.TypeName(v)+"' object is not an iterator")
	}
	return it.Next()
}
