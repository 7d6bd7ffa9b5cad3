package python

import "brook/python/syntax"

// arguments is spread for a call of target; lead places before the values are
// left free.
func (c *compiler) arguments(list []syntax.Expr, lead int) func(f *frame, target any) []any {
	in := c.in
	plain := true
	items := make([]expr, len(list))
	starred := make([]bool, len(list))
	for i, e := range list {
		if s, ok := e.(*syntax.Starred); ok {
			items[i], starred[i], plain = c.expr(s.Value), true, false
		} else {
			items[i] = c.expr(e)
		}
	}
	if plain {
		n := len(items) + lead
		return func(f *frame, _ any) []any {
			out := make([]any, n)
			for i, x := range items {
				out[lead+i] = x(f)
			}
			return out
		}
	}
	return func(f *frame, target any) []any {
		out := make([]any, lead)
		for i, x := range items {
			v := x(f)
			if !starred[i] {
				out = append(out, v)
				continue
			}
			if _, ok := in.iter(v); !ok {
				if _, display := target.(missing); display {
					in.raise("TypeError", "Value after * must be an iterable, not "+in.TypeName(v))
				}
				in.raise("TypeError", in.callee(target)+" argument after * must be an iterable, not "+in.TypeName(v))
			}
			more := in.Items(v)
			in.room(int64(len(out) + len(more)))
			out = append(out, more...)
		}
		return out
	}
}

// isMapping reports whether dict.update takes v for a mapping.
func (in *Interp) isMapping(v any) bool {
	if _, ok := v.(*Dict); ok {
		return true
	}
	return in.HasAttr(v, "keys")
}

// keywords evaluates the keyword arguments of a call.
func (c *compiler) keywords(list []syntax.Keyword) func(f *frame, target any) *Kwargs {
	if len(list) == 0 {
		return func(*frame, any) *Kwargs { return nil }
	}
	in := c.in
	values := make([]expr, len(list))
	for i, k := range list {
		values[i] = c.expr(k.Value)
	}
	return func(f *frame, target any) *Kwargs {
		out := &Kwargs{Names: make([]string, 0, len(list)), Values: make([]any, 0, len(list))}
		add := func(name string, v any) {
			if _, twice := out.Get(name); twice {
				in.raise("TypeError", in.callee(target)+" got multiple values for keyword argument '"+name+"'")
			}
			out.Names, out.Values = append(out.Names, name), append(out.Values, v)
		}
		for i, k := range list {
			v := values[i](f)
			if k.Name != "" {
				add(k.Name, v)
				continue
			}
			if !in.isMapping(v) {
				in.raise("TypeError", in.callee(target)+" argument after ** must be a mapping, not "+in.TypeName(v))
			}
			d, ok := v.(*Dict)
			if !ok {
				d = NewDict()
				in.update(d, v)
			}
			for _, entry := range d.Entries() {
				name, ok := entry.Key.(string)
				if !ok {
					in.raise("TypeError", "keywords must be strings")
				}
				add(name, entry.Value)
			}
		}
		return out
	}
}

func (c *compiler) call(e *syntax.Call) expr {
	in := c.in
	kw := c.keywords(e.Keywords)
	if a, ok := e.Func.(*syntax.Attribute); ok {
		value, name, args := c.expr(a.Value), a.Name, c.arguments(e.Args, 1)
		line := e.Pos.Line
		if plain := c.plainArguments(e); name == "append" && len(plain) == 1 {
			return c.listAppend(value, plain[0], line)
		}
		return func(f *frame) any {
			v := value(f)
			fn, bound := in.methodFor(v, name)
			list := args(f, fn)
			k := kw(f, fn)
			in.at.line = line
			if bound {
				list[0] = v
				return in.call(fn, list, k)
			}
			return in.call(fn, list[1:], k)
		}
	}
	args := c.arguments(e.Args, 0)
	if n, ok := e.Func.(*syntax.Name); ok {
		switch {
		case n.ID == "super" && len(e.Args) == 0:
			return func(f *frame) any { return in.super(f) }
		case len(e.Args) == 0 && (n.ID == "locals" || n.ID == "vars" || n.ID == "dir"):
			return c.locals(n.ID)
		}
	}
	fn := c.expr(e.Func)
	line := e.Pos.Line
	plain := c.plainArguments(e)
	return func(f *frame) any {
		target := fn(f)
		if fn, ok := target.(*Function); ok && plain != nil && fn.simple && len(plain) == len(fn.slots) {
			g := newFrame(fn.size, fn.outer)
			for i, x := range plain {
				g.vars[fn.slots[i]] = x(f)
			}
			in.at.line = line
			in.deeper()
			in.tick()
			g.fn = fn
			if len(plain) > 0 {
				g.self = g.vars[fn.slots[0]]
			}
			return fn.start(in, g)
		}
		list := args(f, target)
		k := kw(f, target)
		in.at.line = line
		if fn, ok := target.(*Function); ok {
			return fn.invoke(in, list, k)
		}
		return in.call(target, list, k)
	}
}

// listAppend is x.append(v), with a shorter way for lists.
func (c *compiler) listAppend(value, arg expr, line int) expr {
	in := c.in
	return func(f *frame) any {
		v := value(f)
		if l, ok := v.(*List); ok && l.Of == nil {
			x := arg(f)
			in.room(int64(len(l.Items)))
			l.Items = append(l.Items, x)
			return nil
		}
		fn := in.GetAttr(v, "append")
		x := arg(f)
		in.at.line = line
		return in.call(fn, []any{x}, nil)
	}
}

// plainArguments are the arguments of a call with neither keywords nor stars;
// nil for other calls.
func (c *compiler) plainArguments(e *syntax.Call) []expr {
	if len(e.Keywords) > 0 {
		return nil
	}
	for _, x := range e.Args {
		if _, star := x.(*syntax.Starred); star {
			return nil
		}
	}
	return c.exprs(e.Args)
}

// callee is what errors about the arguments of a call name it.
func (in *Interp) callee(target any) string {
	name, ok := in.maybeAttr(target, "__qualname__")
	if !ok {
		return in.Str(target)
	}
	if module, _ := in.maybeAttr(target, "__module__"); module != nil && module != "builtins" {
		return in.Str(module) + "." + in.Str(name) + "()"
	}
	return in.Str(name) + "()"
}

// methodFor finds what v.name(…) calls; bound says that it takes v first.
func (in *Interp) methodFor(v any, name string) (fn any, bound bool) {
	switch x := v.(type) {
	case *Instance:
		if _, own := x.Attrs[name]; own {
			break
		}
		if m, ok := x.Class.lookup(name).(*Function); ok && x.Class.lookup("__getattribute__") == objectClass.Dict["__getattribute__"] {
			return m, true
		}
	case *List:
		if x.Of == nil {
			if m, ok := listClass.Dict[name].(*Builtin); ok {
				return m, true
			}
		}
	case *Dict:
		if x.Of == nil {
			if m, ok := dictClass.Dict[name].(*Builtin); ok && !m.static {
				return m, true
			}
		}
	case string:
		if m, ok := strClass.Dict[name].(*Builtin); ok && !m.static {
			return m, true
		}
	}
	return in.GetAttr(v, name), false
}

// locals is locals(), vars() or dir() without an argument.
func (c *compiler) locals(name string) expr {
	in, globals, s := c.in, c.globals, c.scope
	names := func(f *frame) *Dict {
		switch {
		case s == nil:
			return globals.dict()
		case s.class:
			return in.namespace(f.locals)
		}
		d := NewDict()
		for _, n := range s.order {
			if v := f.vars[s.slots[n]]; v != (unbound{}) {
				d.SetString(n, v)
			}
		}
		return d
	}
	if name != "dir" {
		return func(f *frame) any { return names(f) }
	}
	return func(f *frame) any {
		list := NewList()
		for _, e := range names(f).Entries() {
			list.Items = append(list.Items, e.Key)
		}
		in.sort(list.Items, nil)
		return list
	}
}
