package python

import "slices"

// deque is the data of a collections.deque. The items begin at head, so that
// both ends grow and shrink at little cost.
type deque struct {
	buffer  []any
	head    int
	most    int // items that it holds; -1 for any number
	changed int // counts changes of the length, for iterators
}

func (q *deque) items() []any { return q.buffer[q.head:] }

func (q *deque) push(v any) {
	q.changed++
	q.buffer = append(q.buffer, v)
	if q.most >= 0 && len(q.items()) > q.most {
		q.popFirst()
	}
}

func (q *deque) pushFirst(v any) {
	q.changed++
	if q.head == 0 {
		items := q.items()
		q.head = len(items) + 8
		q.buffer = append(make([]any, q.head, 2*q.head+len(items)), items...)
	}
	q.head--
	q.buffer[q.head] = v
	if q.most >= 0 && len(q.items()) > q.most {
		q.popLast()
	}
}

func (q *deque) popFirst() any {
	q.changed++
	v := q.buffer[q.head]
	q.buffer[q.head] = nil
	q.head++
	return v
}

func (q *deque) popLast() any {
	q.changed++
	last := len(q.buffer) - 1
	v := q.buffer[last]
	q.buffer[last] = nil
	q.buffer = q.buffer[:last]
	return v
}

func (q *deque) replace(items []any) {
	q.changed++
	q.buffer, q.head = items, 0
	if q.most >= 0 && len(items) > q.most {
		q.head = len(items) - q.most
	}
}

func (q *deque) iterator(in *Interp) *Iterator {
	items, changed, i := q.items(), q.changed, 0
	return lazy("_collections._deque_iterator", func() (any, bool) {
		if q.changed != changed {
			in.raise("RuntimeError", "deque mutated during iteration")
		}
		if i >= len(items) {
			return nil, false
		}
		i++
		return items[i-1], true
	})
}

func dequeOf(v any) (*deque, bool) {
	i, ok := v.(*Instance)
	if !ok {
		return nil, false
	}
	q, ok := i.Data.(*deque)
	return q, ok
}

func (in *Interp) dequeClass() *Class {
	c := NewClass("deque", "collections", nil, nil)
	c.Dict["__new__"] = static(Fn("__new__", func(_ *Interp, a []any, _ *Kwargs) any {
		return NewInstance(a[0].(*Class), &deque{most: -1})
	}))
	c.Dict["__init__"] = Def("deque", "self, iterable=None, maxlen=None", func(in *Interp, a []any) any {
		q, _ := dequeOf(a[0])
		q.most = -1
		if a[2] != nil {
			n := in.Index(a[2])
			if n < 0 {
				in.raise("ValueError", "maxlen must be non-negative")
			}
			q.most = int(n)
		}
		q.replace(nil)
		if a[1] != nil {
			q.replace(slices.Clone(in.Items(a[1])))
		}
		return nil
	})
	def := func(name, signature string, f func(in *Interp, q *deque, a []any) any) {
		c.Dict[name] = Def(name, signature, func(in *Interp, a []any) any {
			q, ok := dequeOf(a[0])
			if !ok {
				in.raise("TypeError", "descriptor '"+name+"' for 'collections.deque' objects doesn't apply to a '"+in.TypeName(a[0])+"' object")
			}
			return f(in, q, a[1:])
		})
	}
	def("append", "self, x", func(_ *Interp, q *deque, a []any) any { q.push(a[0]); return nil })
	def("appendleft", "self, x", func(_ *Interp, q *deque, a []any) any { q.pushFirst(a[0]); return nil })
	extend := func(in *Interp, v any, push func(any)) {
		for _, x := range slices.Clone(in.Items(v)) {
			push(x)
		}
	}
	def("extend", "self, iterable", func(in *Interp, q *deque, a []any) any { extend(in, a[0], q.push); return nil })
	def("extendleft", "self, iterable", func(in *Interp, q *deque, a []any) any { extend(in, a[0], q.pushFirst); return nil })
	for name, take := range map[string]func(q *deque) any{"pop": (*deque).popLast, "popleft": (*deque).popFirst} {
		def(name, "self", func(in *Interp, q *deque, _ []any) any {
			if len(q.items()) == 0 {
				in.raise("IndexError", "pop from an empty deque")
			}
			return take(q)
		})
	}
	def("clear", "self", func(_ *Interp, q *deque, _ []any) any { q.replace(nil); return nil })
	def("reverse", "self", func(_ *Interp, q *deque, _ []any) any { slices.Reverse(q.items()); return nil })
	def("rotate", "self, n=1", func(in *Interp, q *deque, a []any) any {
		items := q.items()
		if len(items) > 1 {
			n := len(items) - int(floorMod(in.Index(a[0]), int64(len(items))))
			q.replace(append(slices.Clone(items[n:]), items[:n]...))
		}
		return nil
	})
	def("count", "self, x", func(in *Interp, q *deque, a []any) any { return in.count(q.items(), a[0]) })
	def("index", "self, x, start=None, stop=None", func(in *Interp, q *deque, a []any) any {
		return in.find(q.items(), a[0], a[1], a[2], in.Repr(a[0])+" is not in deque")
	})
	def("remove", "self, value", func(in *Interp, q *deque, a []any) any {
		i := in.Index(in.find(q.items(), a[0], nil, nil, in.Repr(a[0])+" is not in deque"))
		q.replace(slices.Delete(slices.Clone(q.items()), int(i), int(i)+1))
		return nil
	})
	def("insert", "self, index, value", func(in *Interp, q *deque, a []any) any {
		n := int64(len(q.items()))
		if q.most >= 0 && n >= int64(q.most) {
			in.raise("IndexError", "deque already at its maximum size")
		}
		i := in.Index(a[0])
		if i < 0 {
			i += n
		}
		q.replace(slices.Insert(slices.Clone(q.items()), int(max(0, min(i, n))), a[1]))
		return nil
	})
	in.dequeProtocols(c, def)
	return c
}

// dequeProtocols are the methods behind operators and built-in functions.
func (in *Interp) dequeProtocols(c *Class, def func(name, signature string, f func(in *Interp, q *deque, a []any) any)) {
	c.Dict["maxlen"] = getter("maxlen", func(_ *Interp, i *Instance) any {
		if q, ok := dequeOf(i); ok && q.most >= 0 {
			return int64(q.most)
		}
		return nil
	})
	def("__len__", "self", func(_ *Interp, q *deque, _ []any) any { return int64(len(q.items())) })
	def("__iter__", "self", func(in *Interp, q *deque, _ []any) any { return q.iterator(in) })
	def("__reversed__", "self", func(in *Interp, q *deque, _ []any) any {
		items := slices.Clone(q.items())
		slices.Reverse(items)
		return in.Iter(Tuple(items))
	})
	def("__contains__", "self, x", func(in *Interp, q *deque, a []any) any { return in.Contains(Tuple(q.items()), a[0]) })
	index := func(in *Interp, q *deque, key any) int {
		if _, isSlice := key.(*Slice); isSlice {
			in.raise("TypeError", "sequence index must be integer, not 'slice'")
		}
		return in.position(key, len(q.items()), "deque")
	}
	def("__getitem__", "self, key", func(in *Interp, q *deque, a []any) any { return q.items()[index(in, q, a[0])] })
	def("__setitem__", "self, key, value", func(in *Interp, q *deque, a []any) any { q.items()[index(in, q, a[0])] = a[1]; return nil })
	def("__delitem__", "self, key", func(in *Interp, q *deque, a []any) any {
		i := index(in, q, a[0])
		q.replace(slices.Delete(slices.Clone(q.items()), i, i+1))
		return nil
	})
	like := func(q *deque, items []any) *Instance {
		out := &deque{most: q.most}
		out.replace(items)
		return NewInstance(c, out)
	}
	for _, name := range []string{"copy", "__copy__"} {
		def(name, "self", func(_ *Interp, q *deque, _ []any) any { return like(q, slices.Clone(q.items())) })
	}
	def("__add__", "self, other", func(in *Interp, q *deque, a []any) any {
		other, ok := dequeOf(a[0])
		if !ok {
			in.raise("TypeError", "can only concatenate deque (not \""+in.TypeName(a[0])+"\") to deque")
		}
		return like(q, append(slices.Clone(q.items()), other.items()...))
	})
	c.Dict["__iadd__"] = Def("__iadd__", "self, other", func(in *Interp, a []any) any {
		q, _ := dequeOf(a[0])
		for _, x := range slices.Clone(in.Items(a[1])) {
			q.push(x)
		}
		return a[0]
	})
	for _, name := range []string{"__mul__", "__rmul__"} {
		def(name, "self, n", func(in *Interp, q *deque, a []any) any { return like(q, in.repeat(q.items(), max(0, in.Index(a[0])))) })
	}
	for _, op := range []string{"==", "!=", "<", "<=", ">", ">="} {
		def("__"+dunders[op]+"__", "self, other", func(in *Interp, q *deque, a []any) any {
			other, ok := dequeOf(a[0])
			if !ok {
				return NotImplemented{}
			}
			return in.compareItems(op, q.items(), other.items())
		})
	}
	c.Dict["__hash__"] = nil
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		q, _ := dequeOf(a[0])
		if in.busy(a[0]) {
			return "[...]"
		}
		defer delete(in.printing, a[0])
		s := in.TypeName(a[0]) + "([" + in.reprs(q.items()) + "]"
		if q.most >= 0 {
			s += ", maxlen=" + in.Repr(int64(q.most))
		}
		return s + ")"
	})
}
