package python

func itertoolsModule(in *Interp) *Module {
	m := &Module{Name: "itertools", Dict: map[string]any{}}
	add := func(name, signature string, f func(a []any) any) {
		m.Dict[name] = Def(name, signature, func(_ *Interp, a []any) any { return f(a) })
	}
	chain := func(next func() (any, bool)) *Iterator {
		var current *Iterator
		return lazy("itertools.chain", func() (any, bool) {
			for {
				in.tick()
				if current != nil {
					if v, ok := current.Next(); ok {
						return v, true
					}
				}
				x, ok := next()
				if !ok {
					return nil, false
				}
				current = in.Iter(x)
			}
		})
	}
	c := NewClass("chain", "itertools", nil, map[string]*Builtin{
		"__new__": Fn("", func(in *Interp, a []any, _ *Kwargs) any { return chain(in.Iter(Tuple(a[1:])).Next) }),
	})
	from := Def("from_iterable", "iterable", func(in *Interp, a []any) any { return chain(in.Iter(a[0]).Next) })
	from.static = true
	c.Dict["from_iterable"] = from
	m.Dict["chain"] = c
	add("count", "start=0, step=1", func(a []any) any {
		v := a[0]
		return lazy("itertools.count", func() (any, bool) {
			out := v
			v = in.Binary("+", v, a[1])
			return out, true
		})
	})
	add("cycle", "iterable", func(a []any) any {
		items, i := in.Items(a[0]), -1
		return lazy("itertools.cycle", func() (any, bool) {
			i++
			if len(items) == 0 {
				return nil, false
			}
			return items[i%len(items)], true
		})
	})
	add("repeat", "object, times=None", func(a []any) any {
		left := int64(-1)
		if a[1] != nil {
			left = max(0, in.Index(a[1]))
		}
		return lazy("itertools.repeat", func() (any, bool) {
			if left == 0 {
				return nil, false
			}
			left--
			return a[0], true
		})
	})
	m.Dict["islice"] = Fn("islice", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) < 2 || len(a) > 4 {
			in.raise("TypeError", "islice expected at least 2 arguments, got "+in.Repr(int64(len(a))))
		}
		start, stop, step := any(nil), a[1], any(nil)
		if len(a) > 2 {
			start, stop = a[1], a[2]
		}
		if len(a) > 3 {
			step = a[3]
		}
		number := func(v any, otherwise int64) int64 {
			if v == nil {
				return otherwise
			}
			n := in.Index(v)
			if n < 0 {
				what := "Indices"
				if len(a) == 2 {
					what = "Stop argument"
				}
				in.raise("ValueError", what+" for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
			}
			return n
		}
		next, end, by := number(start, 0), number(stop, -1), number(step, 1)
		if by < 1 {
			in.raise("ValueError", "Step for islice() must be a positive integer or None.")
		}
		it, i := in.Iter(a[0]), int64(0)
		return lazy("itertools.islice", func() (any, bool) {
			for end < 0 || next < end {
				v, ok := it.Next()
				if !ok {
					return nil, false
				}
				i++
				if i-1 == next {
					next += by
					return v, true
				}
			}
			return nil, false
		})
	})
	for name, want := range map[string]bool{"takewhile": true, "dropwhile": false} {
		add(name, "predicate, iterable", func(a []any) any {
			it, changed := in.Iter(a[1]), false
			return lazy("itertools."+name, func() (any, bool) {
				for {
					v, ok := it.Next()
					if !ok || changed && want {
						return nil, false
					}
					if changed {
						return v, true
					}
					changed = !in.Truth(in.call(a[0], []any{v}, nil))
					if changed && want {
						return nil, false
					}
					if changed != want {
						return v, true
					}
				}
			})
		})
	}
	add("filterfalse", "predicate, iterable", func(a []any) any {
		it := in.Iter(a[1])
		return lazy("itertools.filterfalse", func() (any, bool) {
			for {
				v, ok := it.Next()
				if !ok {
					return nil, false
				}
				test := v
				if a[0] != nil {
					test = in.call(a[0], []any{v}, nil)
				}
				if !in.Truth(test) {
					return v, true
				}
			}
		})
	})
	add("starmap", "function, iterable", func(a []any) any {
		it := in.Iter(a[1])
		return lazy("itertools.starmap", func() (any, bool) {
			v, ok := it.Next()
			if !ok {
				return nil, false
			}
			return in.call(a[0], in.Items(v), nil), true
		})
	})
	add("pairwise", "iterable", func(a []any) any {
		it := in.Iter(a[0])
		last, more := it.Next()
		return lazy("itertools.pairwise", func() (any, bool) {
			if !more {
				return nil, false
			}
			v, ok := it.Next()
			if !ok {
				return nil, false
			}
			out := Tuple{last, v}
			last = v
			return out, true
		})
	})
	add("accumulate", "iterable, func=None, *args, initial=None", func(a []any) any {
		it, total, started := in.Iter(a[0]), a[3], false
		return lazy("itertools.accumulate", func() (any, bool) {
			if !started && total != nil {
				started = true
				return total, true
			}
			v, ok := it.Next()
			switch {
			case !ok:
				return nil, false
			case !started:
				total, started = v, true
			case a[1] != nil:
				total = in.call(a[1], []any{total, v}, nil)
			default:
				total = in.Binary("+", total, v)
			}
			return total, true
		})
	})
	add("groupby", "iterable, key=None", func(a []any) any {
		it := in.Iter(a[0])
		keyOf := func(v any) any {
			if a[1] == nil {
				return v
			}
			return in.call(a[1], []any{v}, nil)
		}
		v, more := it.Next()
		return lazy("itertools.groupby", func() (any, bool) {
			if !more {
				return nil, false
			}
			group, key := NewList(), keyOf(v)
			for more && in.Equal(keyOf(v), key) {
				in.room(int64(len(group.Items)))
				group.Items = append(group.Items, v)
				v, more = it.Next()
			}
			return Tuple{key, in.Iter(group)}, true
		})
	})
	m.Dict["zip_longest"] = Fn("zip_longest", func(in *Interp, a []any, kw *Kwargs) any {
		fill, _ := kw.Get("fillvalue")
		var its []*Iterator
		for _, x := range a {
			its = append(its, in.Iter(x))
		}
		return lazy("itertools.zip_longest", func() (any, bool) {
			out, any := make(Tuple, len(its)), false
			for i, it := range its {
				out[i] = fill
				if it == nil {
					continue
				}
				if v, ok := it.Next(); ok {
					out[i], any = v, true
				} else {
					its[i] = nil
				}
			}
			return out, any
		})
	})
	m.Dict["product"] = Fn("product", func(in *Interp, a []any, kw *Kwargs) any {
		times := int64(1)
		if n, ok := kw.Get("repeat"); ok {
			times = in.Index(n)
		}
		var pools [][]any
		for range times {
			for _, x := range a {
				pools = append(pools, in.Items(x))
			}
		}
		sizes := make([]int, len(pools))
		for i, p := range pools {
			sizes[i] = len(p)
		}
		return arrangements("product", len(pools), sizes, func(at []int) (Tuple, bool) {
			out := make(Tuple, len(at))
			for i, n := range at {
				out[i] = pools[i][n]
			}
			return out, true
		}, in)
	})
	for _, name := range []string{"combinations", "combinations_with_replacement", "permutations"} {
		signature := "iterable, r"
		if name == "permutations" {
			signature += "=None"
		}
		add(name, signature, func(a []any) any {
			items := in.Items(a[0])
			r := int64(len(items))
			if a[1] != nil || name != "permutations" {
				r = in.Index(a[1])
			}
			if r < 0 {
				in.raise("ValueError", "r must be non-negative")
			}
			in.room(r)
			return in.chosen(name, items, int(r))
		})
	}
	add("compress", "data, selectors", func(a []any) any {
		data, selectors := in.Iter(a[0]), in.Iter(a[1])
		return lazy("itertools.compress", func() (any, bool) {
			for {
				in.tick()
				v, ok := data.Next()
				if !ok {
					return nil, false
				}
				s, ok := selectors.Next()
				if !ok {
					return nil, false
				}
				if in.Truth(s) {
					return v, true
				}
			}
		})
	})
	add("tee", "iterable, n=2", func(a []any) any {
		n := in.Index(a[1])
		if n < 0 {
			in.raise("ValueError", "n must be >= 0")
		}
		in.room(n)
		return in.tee(in.Iter(a[0]), int(n))
	})
	return m
}

// arrangements counts through n places of the given sizes, the last fastest, and
// gives those that pick takes.
func arrangements(name string, n int, sizes []int, pick func(at []int) (Tuple, bool), in *Interp) *Iterator {
	at, over := make([]int, n), false
	for _, s := range sizes {
		over = over || s == 0
	}
	return lazy("itertools."+name, func() (any, bool) {
		for !over {
			in.tick()
			out, ok := pick(at)
			i := n - 1
			for ; i >= 0; i-- {
				if at[i]++; at[i] < sizes[i] {
					break
				}
				at[i] = 0
			}
			over = i < 0
			if ok {
				return out, true
			}
		}
		return nil, false
	})
}
