package python

func functoolsModule(in *Interp) *Module {
	m := &Module{Name: "_functools", Dict: map[string]any{}}
	m.Dict["reduce"] = Fn("reduce", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) < 2 {
			in.raise("TypeError", "reduce expected at least 2 arguments, got "+in.Repr(int64(len(a))))
		}
		var total any
		started := len(a) > 2
		if started {
			total = a[2]
		}
		in.Each(a[1], func(x any) bool {
			in.tick()
			if started {
				total = in.call(a[0], []any{total, x}, nil)
			} else {
				total, started = x, true
			}
			return true
		})
		if !started {
			in.raise("TypeError", "reduce() of empty iterable with no initial value")
		}
		return total
	})
	partial := NewClass("partial", "functools", nil, map[string]*Builtin{
		"__init__": Fn("", func(in *Interp, a []any, kw *Kwargs) any {
			if len(a) < 2 {
				in.raise("TypeError", "type 'partial' takes at least one argument")
			}
			i := a[0].(*Instance)
			names := NewDict()
			for n := range kw.Len() {
				names.SetString(kw.Names[n], kw.Values[n])
			}
			i.Attrs["func"], i.Attrs["args"], i.Attrs["keywords"] = a[1], Tuple(a[2:]), names
			i.Data = kw
			return nil
		}),
		"__call__": Fn("", func(in *Interp, a []any, kw *Kwargs) any {
			i := a[0].(*Instance)
			all := &Kwargs{}
			fixed, _ := i.Data.(*Kwargs)
			for n := range fixed.Len() {
				if _, given := kw.Get(fixed.Names[n]); !given {
					all.Names, all.Values = append(all.Names, fixed.Names[n]), append(all.Values, fixed.Values[n])
				}
			}
			for n := range kw.Len() {
				all.Names, all.Values = append(all.Names, kw.Names[n]), append(all.Values, kw.Values[n])
			}
			args, _ := i.Attrs["args"].(Tuple)
			return in.call(i.Attrs["func"], append(append([]any{}, args...), a[1:]...), all)
		}),
	})
	m.Dict["partial"] = partial
	in.functoolsCaches(m)
	in.totalOrdering(m)
	m.Dict["cmp_to_key"] = Def("cmp_to_key", "mycmp", func(_ *Interp, a []any) any {
		compare := a[0]
		key := NewClass("K", "functools", nil, map[string]*Builtin{
			"__lt__": Def("", "self, other", func(in *Interp, a []any) any {
				out := in.call(compare, []any{a[0].(*Instance).Data, a[1].(*Instance).Data}, nil)
				return in.Truth(in.Compare("<", out, int64(0)))
			}),
		})
		return Def("K", "obj", func(_ *Interp, a []any) any { return NewInstance(key, a[0]) })
	})
	return m
}
