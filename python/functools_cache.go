package python

// lruCache is the data of a function with a cache: the most recently used
// results, all of them for a negative size.
type lruCache struct {
	f            any
	size         int64
	typed        bool
	known        *Dict
	hits, misses int64
}

func (c *lruCache) call(in *Interp, a []any, kw *Kwargs) any {
	key := Tuple(append([]any{}, a...))
	for i := range kw.Len() {
		key = append(key, kw.Names[i], kw.Values[i])
	}
	if c.typed {
		for _, v := range key {
			key = append(key, in.ClassOf(v))
		}
	}
	if v, ok := in.DictGet(c.known, key); ok {
		c.hits++
		if c.size >= 0 {
			in.DictDelete(c.known, key)
			in.DictSet(c.known, key, v)
		}
		return v
	}
	c.misses++
	v := in.call(c.f, a, kw)
	if c.size == 0 {
		return v
	}
	in.room(int64(c.known.Len()))
	in.DictSet(c.known, key, v)
	if c.size > 0 && int64(c.known.Len()) > c.size {
		in.DictDelete(c.known, c.known.Entries()[0].Key)
	}
	return v
}

// functoolsCaches are lru_cache, cache and cached_property.
func (in *Interp) functoolsCaches(m *Module) {
	info := in.tupleClass("CacheInfo", "functools", []string{"hits", "misses", "maxsize", "currsize"})
	c := NewClass("_lru_cache_wrapper", "functools", nil, nil)
	self := func(v any) *lruCache { return v.(*Instance).Data.(*lruCache) }
	c.Dict["__call__"] = Fn("__call__", func(in *Interp, a []any, kw *Kwargs) any { return self(a[0]).call(in, a[1:], kw) })
	c.Dict["__get__"] = Def("__get__", "self, obj, owner=None", func(_ *Interp, a []any) any {
		if a[1] == nil {
			return a[0]
		}
		return &Method{Self: a[1], Func: a[0]}
	})
	c.Dict["cache_info"] = Def("cache_info", "self", func(_ *Interp, a []any) any {
		x := self(a[0])
		var most any
		if x.size >= 0 {
			most = x.size
		}
		return newTuple(info, x.hits, x.misses, most, int64(x.known.Len()))
	})
	c.Dict["cache_clear"] = Def("cache_clear", "self", func(_ *Interp, a []any) any {
		x := self(a[0])
		x.known.clear()
		x.hits, x.misses = 0, 0
		return nil
	})
	wrap := func(in *Interp, f any, size int64, typed bool) any {
		if !Callable(f) {
			in.raise("TypeError", "the first argument must be callable")
		}
		i := NewInstance(c, &lruCache{f: f, size: size, typed: typed, known: NewDict()})
		for _, name := range []string{"__name__", "__qualname__", "__doc__", "__module__"} {
			if v, ok := in.maybeAttr(f, name); ok {
				i.set(name, v)
			}
		}
		i.set("__wrapped__", f)
		return i
	}
	m.Dict["cache"] = Def("cache", "user_function, /", func(in *Interp, a []any) any { return wrap(in, a[0], -1, false) })
	m.Dict["lru_cache"] = Def("lru_cache", "maxsize=128, typed=False", func(in *Interp, a []any) any {
		typed, size := in.Truth(a[1]), int64(-1)
		switch n := a[0].(type) {
		case nil:
		case int64:
			size = max(0, n)
		default:
			if Callable(n) {
				return wrap(in, n, 128, typed)
			}
			in.raise("TypeError", "Expected first argument to be an integer, a callable, or None")
		}
		return Def("decorator", "user_function, /", func(in *Interp, a []any) any { return wrap(in, a[0], size, typed) })
	})
	property := NewClass("cached_property", "functools", nil, nil)
	property.Dict["__init__"] = Def("__init__", "self, func", func(in *Interp, a []any) any {
		i := a[0].(*Instance)
		i.set("func", a[1])
		i.set("attrname", in.GetAttr(a[1], "__name__"))
		return nil
	})
	property.Dict["__set_name__"] = Def("__set_name__", "self, owner, name", func(_ *Interp, a []any) any { a[0].(*Instance).set("attrname", a[2]); return nil })
	property.Dict["__get__"] = Def("__get__", "self, obj, owner=None", func(in *Interp, a []any) any {
		i := a[0].(*Instance)
		o := of(a[1])
		if o == nil {
			return i
		}
		v := in.call(i.Attrs["func"], []any{a[1]}, nil)
		o.set(in.Str(i.Attrs["attrname"]), v)
		return v
	})
	m.Dict["cached_property"] = property
}

// totalOrdering is functools.total_ordering: one comparison and == give the
// other comparisons.
func (in *Interp) totalOrdering(m *Module) {
	// Each rule computes a comparison from the one that a class has.
	rules := map[string]map[string]func(less, equal bool) bool{
		"__lt__": {"__gt__": func(r, e bool) bool { return !r && !e }, "__le__": func(r, e bool) bool { return r || e }, "__ge__": func(r, _ bool) bool { return !r }},
		"__le__": {"__ge__": func(r, e bool) bool { return !r || e }, "__lt__": func(r, e bool) bool { return r && !e }, "__gt__": func(r, _ bool) bool { return !r }},
		"__gt__": {"__lt__": func(r, e bool) bool { return !r && !e }, "__ge__": func(r, e bool) bool { return r || e }, "__le__": func(r, _ bool) bool { return !r }},
		"__ge__": {"__le__": func(r, e bool) bool { return !r || e }, "__gt__": func(r, e bool) bool { return r && !e }, "__lt__": func(r, _ bool) bool { return !r }},
	}
	m.Dict["total_ordering"] = Def("total_ordering", "cls", func(in *Interp, a []any) any {
		c, ok := a[0].(*Class)
		if !ok {
			in.raise("TypeError", "total_ordering() needs a class")
		}
		for _, root := range []string{"__lt__", "__le__", "__gt__", "__ge__"} {
			f := c.lookup(root)
			if b, ok := f.(*Builtin); f == nil || ok && b.inherited {
				continue
			}
			for name, rule := range rules[root] {
				if own := c.lookup(name); own != nil {
					if b, ok := own.(*Builtin); !ok || !b.inherited {
						continue
					}
				}
				c.Dict[name] = Def(name, "self, other", func(in *Interp, a []any) any {
					out := in.call(f, a, nil)
					if _, unknown := out.(NotImplemented); unknown {
						return out
					}
					return rule(in.Truth(out), in.Equal(a[0], a[1]))
				})
			}
			return c
		}
		in.raise("ValueError", "must define at least one ordering operation: < > <= >=")
		return nil
	})
}
