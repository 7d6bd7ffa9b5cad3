package python

import "strings"

func operatorModule(in *Interp) *Module {
	m := &Module{Name: "operator", Dict: map[string]any{}}
	def := func(name, signature string, f func(in *Interp, a []any) any) { m.Dict[name] = Def(name, signature, f) }
	for op, name := range dunders {
		f := func(in *Interp, a []any) any { return in.Binary(op, a[0], a[1]) }
		if _, compares := mirrored[op]; compares {
			f = func(in *Interp, a []any) any { return in.Compare(op, a[0], a[1]) }
		}
		if name == "and" || name == "or" {
			name += "_"
		}
		def(name, "a, b", f)
		if _, compares := mirrored[op]; !compares {
			def("i"+strings.TrimSuffix(name, "_"), "a, b", func(in *Interp, a []any) any { return in.InPlace(op, a[0], a[1]) })
		}
	}
	for name, op := range map[string]string{"neg": "-", "pos": "+", "invert": "~", "inv": "~"} {
		def(name, "a", func(in *Interp, a []any) any { return in.Unary(op, a[0]) })
	}
	def("not_", "a", func(in *Interp, a []any) any { return !in.Truth(a[0]) })
	def("truth", "a", func(in *Interp, a []any) any { return in.Truth(a[0]) })
	def("abs", "a", func(in *Interp, a []any) any { return in.abs(a[0]) })
	def("index", "a", func(in *Interp, a []any) any { return in.Index(a[0]) })
	def("is_", "a, b", func(_ *Interp, a []any) any { return same(a[0], a[1]) })
	def("is_not", "a, b", func(_ *Interp, a []any) any { return !same(a[0], a[1]) })
	def("contains", "a, b", func(in *Interp, a []any) any { return in.Contains(a[0], a[1]) })
	def("concat", "a, b", func(in *Interp, a []any) any { return in.Binary("+", a[0], a[1]) })
	def("countOf", "a, b", func(in *Interp, a []any) any { return in.count(in.Items(a[0]), a[1]) })
	def("indexOf", "a, b", func(in *Interp, a []any) any {
		return in.find(in.Items(a[0]), a[1], nil, nil, "sequence.index(x): x not in sequence")
	})
	def("getitem", "a, b", func(in *Interp, a []any) any { return in.GetItem(a[0], a[1]) })
	def("setitem", "a, b, c", func(in *Interp, a []any) any { in.SetItem(a[0], a[1], a[2]); return nil })
	def("delitem", "a, b", func(in *Interp, a []any) any { in.DelItem(a[0], a[1]); return nil })
	// getterOf makes itemgetter and attrgetter: one key gives a value, several a tuple.
	getterOf := func(name string, get func(in *Interp, v, key any) any) {
		m.Dict[name] = Fn(name, func(in *Interp, keys []any, _ *Kwargs) any {
			if len(keys) == 0 {
				in.raise("TypeError", name+" expected 1 argument, got 0")
			}
			keys = append([]any{}, keys...)
			return Def(name, "obj, /", func(in *Interp, a []any) any {
				if len(keys) == 1 {
					return get(in, a[0], keys[0])
				}
				out := make(Tuple, len(keys))
				for i, k := range keys {
					out[i] = get(in, a[0], k)
				}
				return out
			})
		})
	}
	getterOf("itemgetter", func(in *Interp, v, key any) any { return in.GetItem(v, key) })
	getterOf("attrgetter", func(in *Interp, v, key any) any {
		path, ok := key.(string)
		if !ok {
			in.raise("TypeError", "attribute name must be a string")
		}
		for name := range strings.SplitSeq(path, ".") {
			v = in.GetAttr(v, name)
		}
		return v
	})
	m.Dict["methodcaller"] = Fn("methodcaller", func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) == 0 {
			in.raise("TypeError", "methodcaller needs at least one argument, the method name")
		}
		name, args := in.Str(a[0]), append([]any{}, a[1:]...)
		return Def("methodcaller", "obj, /", func(in *Interp, a []any) any { return in.call(in.GetAttr(a[0], name), args, kw) })
	})
	return m
}
