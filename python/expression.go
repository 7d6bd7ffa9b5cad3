package python

import (
	"math/big"
	"strconv"
	"strings"

	"brook/python/syntax"
)

func (c *compiler) expr(e syntax.Expr) expr {
	in := c.in
	switch e := e.(type) {
	case *syntax.Name:
		return c.load(e.ID)
	case *syntax.Number:
		v := number(e.Text)
		return func(*frame) any { return v }
	case *syntax.Str:
		var v any = e.Value
		if e.Bytes {
			v = Bytes(e.Value)
		}
		return func(*frame) any { return v }
	case *syntax.FString:
		return c.fstring(e)
	case *syntax.Const:
		var v any
		switch e.Value {
		case "True":
			v = true
		case "False":
			v = false
		case "Ellipsis":
			v = Ellipsis{}
		}
		return func(*frame) any { return v }
	case *syntax.Collection:
		return c.collection(e)
	case *syntax.DictLit:
		return c.dict(e)
	case *syntax.Attribute:
		value, name := c.expr(e.Value), e.Name
		return func(f *frame) any {
			v := value(f)
			if i, ok := v.(*Instance); ok {
				if out, ok := i.Attrs[name]; ok && i.Class.plain(name) {
					return out
				}
			}
			return in.GetAttr(v, name)
		}
	case *syntax.Index:
		value, key := c.expr(e.Value), c.expr(e.Key)
		return func(f *frame) any {
			v := value(f)
			return in.GetItem(v, key(f))
		}
	case *syntax.Slice:
		low, high, step := c.optional(e.Low), c.optional(e.High), c.optional(e.Step)
		return func(f *frame) any {
			a := low(f)
			b := high(f)
			return &Slice{a, b, step(f)}
		}
	case *syntax.Call:
		return c.call(e)
	case *syntax.Unary:
		value, op := c.expr(e.Value), e.Op
		if op == "not" {
			return func(f *frame) any { return !in.Truth(value(f)) }
		}
		if n, ok := e.Value.(*syntax.Number); ok && op == "-" {
			v := in.Unary("-", number(n.Text))
			return func(*frame) any { return v }
		}
		return func(f *frame) any { return in.Unary(op, value(f)) }
	case *syntax.Binary:
		return c.binary(e)
	case *syntax.BoolOp:
		left, right, and := c.expr(e.Left), c.expr(e.Right), e.Op == "and"
		return func(f *frame) any {
			v := left(f)
			if in.Truth(v) != and {
				return v
			}
			return right(f)
		}
	case *syntax.Compare:
		return c.compare(e)
	case *syntax.IfExp:
		cond, then, other := c.expr(e.Cond), c.expr(e.Then), c.expr(e.Else)
		return func(f *frame) any {
			if in.Truth(cond(f)) {
				return then(f)
			}
			return other(f)
		}
	case *syntax.Lambda:
		return c.function("<lambda>", e.Params, []syntax.Stmt{&syntax.Return{Pos: e.Pos, Value: e.Body}}, nil)
	case *syntax.Comp:
		return c.comprehension(e)
	case *syntax.Walrus:
		value, set := c.expr(e.Value), c.store(e.Name)
		return func(f *frame) any {
			v := value(f)
			set(f, v)
			return v
		}
	case *syntax.Yield:
		return c.yield(e)
	case *syntax.Starred:
		c.fail(e.Pos, "can't use starred expression here")
	}
	c.fail(e.Where(), "invalid syntax")
	return nil
}

// plain tells that reading a name of an object needs no look at the class: no
// property or descriptor stands before it.
func (c *Class) plain(name string) bool {
	for _, k := range c.mro() {
		if k == objectClass {
			return true
		}
		if v, ok := k.Dict[name]; ok {
			switch v.(type) {
			case *Property, *Instance:
				return false
			}
			return c.lookup("__getattribute__") == objectClass.Dict["__getattribute__"]
		}
		if _, ok := k.Dict["__getattribute__"]; ok {
			return false
		}
	}
	return true
}

func number(s string) any {
	s = strings.ReplaceAll(s, "_", "")
	if len(s) > 2 && s[0] == '0' && strings.ContainsRune("xXoObB", rune(s[1])) {
		b, ok := new(big.Int).SetString(s, 0)
		if ok {
			return integer(b)
		}
	}
	if !strings.ContainsAny(s, ".eE") {
		if b, ok := new(big.Int).SetString(s, 10); ok {
			return integer(b)
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil && f == 0 {
		return 0.0
	}
	return f
}

// spread evaluates a list of expressions, starred ones giving several values.
func (c *compiler) spread(list []syntax.Expr) func(f *frame) []any {
	items := c.arguments(list, 0)
	return func(f *frame) []any { return items(f, missing{}) }
}

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

func (c *compiler) collection(e *syntax.Collection) expr {
	items := c.spread(e.Items)
	in := c.in
	switch e.Kind {
	case '[':
		return func(f *frame) any { return &List{Items: items(f)} }
	case '{':
		return func(f *frame) any {
			s := NewSet()
			for _, v := range items(f) {
				in.DictSet(s.dict, v, nil)
			}
			return s
		}
	}
	return func(f *frame) any { return Tuple(items(f)) }
}

func (c *compiler) dict(e *syntax.DictLit) expr {
	in := c.in
	keys, values := make([]expr, len(e.Keys)), c.exprs(e.Values)
	for i, k := range e.Keys {
		if k != nil {
			keys[i] = c.expr(k)
		}
	}
	return func(f *frame) any {
		d := NewDict()
		for i, k := range keys {
			if k == nil {
				m := values[i](f)
				if !in.isMapping(m) {
					in.raise("TypeError", "'"+in.TypeName(m)+"' object is not a mapping")
				}
				in.update(d, m)
				continue
			}
			key := k(f)
			in.DictSet(d, key, values[i](f))
		}
		return d
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

func (c *compiler) compare(e *syntax.Compare) expr {
	in := c.in
	first, rest, ops := c.expr(e.First), c.exprs(e.Rest), e.Ops
	if len(ops) == 1 {
		right := rest[0]
		switch op := ops[0]; op {
		case "is":
			return func(f *frame) any { l := first(f); return same(l, right(f)) }
		case "is not":
			return func(f *frame) any { l := first(f); return !same(l, right(f)) }
		case "in":
			return func(f *frame) any { l := first(f); return in.Contains(right(f), l) }
		case "not in":
			return func(f *frame) any { l := first(f); return !in.Contains(right(f), l) }
		default:
			test := intTests[op]
			return func(f *frame) any {
				l := first(f)
				r := right(f)
				if x, ok := l.(int64); ok {
					if y, ok := r.(int64); ok {
						return test(x, y)
					}
				}
				return in.Compare(op, l, r)
			}
		}
	}
	return func(f *frame) any {
		left := first(f)
		var out any = true
		for i, op := range ops {
			right := rest[i](f)
			switch op {
			case "is":
				out = same(left, right)
			case "is not":
				out = !same(left, right)
			case "in":
				out = in.Contains(right, left)
			case "not in":
				out = !in.Contains(right, left)
			default:
				out = in.Compare(op, left, right)
			}
			if i < len(ops)-1 && !in.Truth(out) {
				return out
			}
			left = right
		}
		return out
	}
}

var intTests = map[string]func(x, y int64) bool{
	"==": func(x, y int64) bool { return x == y }, "!=": func(x, y int64) bool { return x != y },
	"<": func(x, y int64) bool { return x < y }, "<=": func(x, y int64) bool { return x <= y },
	">": func(x, y int64) bool { return x > y }, ">=": func(x, y int64) bool { return x >= y },
}

// binary compiles a binary operator, the commonest on small ints in place.
func (c *compiler) binary(e *syntax.Binary) expr {
	in := c.in
	left, right, op := c.expr(e.Left), c.expr(e.Right), e.Op
	switch op {
	case "+":
		return func(f *frame) any {
			l := left(f)
			r := right(f)
			if x, ok := l.(int64); ok {
				if y, ok := r.(int64); ok {
					if s := x + y; (x >= 0) != (y >= 0) || (s >= 0) == (x >= 0) {
						return s
					}
				}
			}
			return in.Binary(op, l, r)
		}
	case "-":
		return func(f *frame) any {
			l := left(f)
			r := right(f)
			if x, ok := l.(int64); ok {
				if y, ok := r.(int64); ok {
					if s := x - y; (x >= 0) == (y >= 0) || (s >= 0) == (x >= 0) {
						return s
					}
				}
			}
			return in.Binary(op, l, r)
		}
	}
	return func(f *frame) any {
		l := left(f)
		return in.Binary(op, l, right(f))
	}
}

func (c *compiler) yield(e *syntax.Yield) expr {
	in := c.in
	if c.scope == nil || c.class {
		c.fail(e.Pos, "'yield' outside function")
	}
	value := c.optional(e.Value)
	if !e.From {
		return func(f *frame) any {
			v := value(f)
			return f.yield(v)
		}
	}
	return func(f *frame) any { return in.delegate(value(f), f.yield) }
}
