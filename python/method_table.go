package python

// method adds a method to a built-in type: f gets the value of the type itself
// first, then the arguments in the order of the signature.
func method(c *Class, name, signature string, f func(in *Interp, a []any) any) {
	if signature != "" {
		signature = ", " + signature
	}
	d := Def(name, "self"+signature, f)
	call, params := d.Call, d.Params
	d.Call = func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) == 0 || !in.ClassOf(a[0]).Is(c) {
			in.raise("TypeError", "unbound method "+c.Name+"."+name+"() needs an argument of type '"+c.Name+"'")
		}
		if i, ok := a[0].(*Instance); ok {
			a = append([]any{i.Native}, a[1:]...)
		}
		if kw.Len() > 0 || len(a) != len(params.Names) {
			params.native(in, c.Name+".", name, 1, a[1:], kw)
		}
		return call(in, a, kw)
	}
	c.Dict[name] = d
}

// methodFn adds a method that takes its arguments as they come.
func methodFn(c *Class, name string, least, most int, f func(in *Interp, a []any, kw *Kwargs) any) {
	c.Dict[name] = Fn(name, func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) == 0 || !in.ClassOf(a[0]).Is(c) {
			in.raise("TypeError", "unbound method "+c.Name+"."+name+"() needs an argument of type '"+c.Name+"'")
		}
		if i, ok := a[0].(*Instance); ok {
			a = append([]any{i.Native}, a[1:]...)
		}
		if n := len(a) - 1; n < least {
			in.raise("TypeError", name+" expected at least "+in.Repr(int64(least))+" argument"+plural(least)+", got "+in.Repr(int64(n)))
		}
		if most >= 0 {
			atMost(in, name, a[1:], most)
		}
		return f(in, a, kw)
	})
}

func (in *Interp) count(items []any, v any) any {
	n := int64(0)
	for _, x := range items {
		if same(x, v) || in.Equal(x, v) {
			n++
		}
	}
	return n
}

// find is the place of v between two bounds.
func (in *Interp) find(items []any, v, start, stop any, message string) any {
	from, to, _ := in.span(&Slice{Start: start, Stop: stop}, int64(len(items)))
	for i := from; i < to && i < int64(len(items)); i++ {
		if same(items[i], v) || in.Equal(items[i], v) {
			return i
		}
	}
	in.raise("ValueError", message)
	return nil
}
