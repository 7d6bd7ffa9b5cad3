package python

import (
	"math/big"
	"strconv"
	"strings"

	"brook/python/syntax"
)

// expr computes a value in a frame; stmt does something and says how it ended.
type (
	expr func(f *frame) any
	stmt func(f *frame) flow
)

type flow uint8

const (
	normal flow = iota
	broke
	continued
	returned
)

// compiler makes closures of one module, function or class body.
type compiler struct {
	in     *Interp
	module bool
	scope  *scope // nil at module level
	name   string // qualified name of the function or class
	class  bool
}

func (c *compiler) block(body []syntax.Stmt) stmt {
	list := make([]stmt, len(body))
	lines := make([]int, len(body))
	for i, s := range body {
		list[i] = c.stmt(s)
		lines[i] = s.Where().Line
	}
	in := c.in
	return func(f *frame) flow {
		for i, s := range list {
			if how := in.step(s, f, lines[i]); how != normal {
				return how
			}
		}
		return normal
	}
}

// step runs a statement and notes its line on an exception that passes.
func (in *Interp) step(s stmt, f *frame, line int) flow {
	ok := false
	defer func() {
		if !ok {
			if p := recover(); p != nil {
				if r, raised := p.(*Raised); raised && r.Line == 0 || raised && f.fn == nil {
					r.Line = line
				}
				panic(p)
			}
		}
	}()
	how := s(f)
	ok = true
	return how
}

// load reads a name.
func (c *compiler) load(name string) expr {
	in := c.in
	hops := 0
	for s := c.scope; s != nil; s = s.parent {
		if s.global[name] {
			break
		}
		if s.class {
			if s == c.scope {
				rest := (&compiler{in: in, scope: s.parent}).load(name)
				return func(f *frame) any {
					if v, ok := f.locals[name]; ok {
						return v
					}
					return rest(f.outer)
				}
			}
			hops++
			continue
		}
		if slot, ok := s.slots[name]; ok && !s.nonlocal[name] {
			return local(in, name, slot, hops)
		}
		hops++
	}
	return func(f *frame) any {
		if v, ok := f.globals[name]; ok {
			return v
		}
		if v, ok := in.builtins[name]; ok {
			return v
		}
		in.raise("NameError", "name '"+name+"' is not defined")
		return nil
	}
}

func local(in *Interp, name string, slot, hops int) expr {
	if hops == 0 {
		return func(f *frame) any {
			v := f.vars[slot]
			if _, ok := v.(unbound); ok {
				in.raise("UnboundLocalError", "cannot access local variable '"+name+"' where it is not associated with a value")
			}
			return v
		}
	}
	return func(f *frame) any {
		for range hops {
			f = f.outer
		}
		v := f.vars[slot]
		if _, ok := v.(unbound); ok {
			in.raise("NameError", "cannot access free variable '"+name+"' where it is not associated with a value in enclosing scope")
		}
		return v
	}
}

// store assigns a name.
func (c *compiler) store(name string) func(f *frame, v any) {
	hops := 0
	for s := c.scope; s != nil; s = s.parent {
		if s.global[name] {
			break
		}
		if s.class {
			if s == c.scope {
				return func(f *frame, v any) { f.locals[name] = v }
			}
			hops++
			continue
		}
		if slot, ok := s.slots[name]; ok && !s.nonlocal[name] {
			n := hops
			return func(f *frame, v any) {
				for range n {
					f = f.outer
				}
				f.vars[slot] = v
			}
		}
		hops++
	}
	return func(f *frame, v any) { f.globals[name] = v }
}

// assign stores into any target.
func (c *compiler) assign(e syntax.Expr) func(f *frame, v any) {
	in := c.in
	switch e := e.(type) {
	case *syntax.Name:
		return c.store(e.ID)
	case *syntax.Attribute:
		value, name := c.expr(e.Value), e.Name
		return func(f *frame, v any) { in.SetAttr(value(f), name, v) }
	case *syntax.Index:
		value, key := c.expr(e.Value), c.expr(e.Key)
		return func(f *frame, v any) { in.SetItem(value(f), key(f), v) }
	case *syntax.Starred:
		return c.assign(e.Value)
	case *syntax.Collection:
		return c.unpack(e)
	}
	return func(*frame, any) { in.raise("SyntaxError", "cannot assign to expression") }
}

func (c *compiler) unpack(e *syntax.Collection) func(f *frame, v any) {
	in := c.in
	star := -1
	list := make([]func(*frame, any), len(e.Items))
	for i, x := range e.Items {
		if _, ok := x.(*syntax.Starred); ok {
			star = i
		}
		list[i] = c.assign(x)
	}
	n := len(list)
	return func(f *frame, v any) {
		items := in.Items(v)
		if star < 0 && len(items) != n {
			if len(items) > n {
				in.raise("ValueError", "too many values to unpack (expected "+strconv.Itoa(n)+")")
			}
			in.raise("ValueError", "not enough values to unpack (expected "+strconv.Itoa(n)+", got "+strconv.Itoa(len(items))+")")
		}
		if star >= 0 {
			if len(items) < n-1 {
				in.raise("ValueError", "not enough values to unpack (expected at least "+strconv.Itoa(n-1)+", got "+strconv.Itoa(len(items))+")")
			}
			rest := len(items) - (n - 1)
			spread := append([]any{}, items[:star]...)
			spread = append(spread, &List{append([]any{}, items[star:star+rest]...)})
			items = append(spread, items[star+rest:]...)
		}
		for i, set := range list {
			set(f, items[i])
		}
	}
}

func (c *compiler) exprs(list []syntax.Expr) []expr {
	out := make([]expr, len(list))
	for i, e := range list {
		out[i] = c.expr(e)
	}
	return out
}

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
		return func(f *frame) any { return in.GetAttr(value(f), name) }
	case *syntax.Index:
		value, key := c.expr(e.Value), c.expr(e.Key)
		return func(f *frame) any { return in.GetItem(value(f), key(f)) }
	case *syntax.Slice:
		low, high, step := c.optional(e.Low), c.optional(e.High), c.optional(e.Step)
		return func(f *frame) any { return &Slice{low(f), high(f), step(f)} }
	case *syntax.Call:
		return c.call(e)
	case *syntax.Unary:
		value, op := c.expr(e.Value), e.Op
		if op == "not" {
			return func(f *frame) any { return !in.Truth(value(f)) }
		}
		return func(f *frame) any { return in.Unary(op, value(f)) }
	case *syntax.Binary:
		left, right, op := c.expr(e.Left), c.expr(e.Right), e.Op
		return func(f *frame) any { return in.Binary(op, left(f), right(f)) }
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
		return c.function("<lambda>", e.Params, []syntax.Stmt{&syntax.Return{Pos: e.Pos, Value: e.Body}})
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
		return func(*frame) any { in.raise("SyntaxError", "can't use starred expression here"); return nil }
	}
	return func(*frame) any { in.raise("SyntaxError", "invalid syntax"); return nil }
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

func (c *compiler) optional(e syntax.Expr) expr {
	if e == nil {
		return func(*frame) any { return nil }
	}
	return c.expr(e)
}

// spread evaluates a list of expressions, starred ones giving several values.
func (c *compiler) spread(list []syntax.Expr) func(f *frame) []any {
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
		return func(f *frame) []any {
			out := make([]any, len(items))
			for i, x := range items {
				out[i] = x(f)
			}
			return out
		}
	}
	return func(f *frame) []any {
		var out []any
		for i, x := range items {
			if starred[i] {
				out = append(out, in.Items(x(f))...)
			} else {
				out = append(out, x(f))
			}
		}
		return out
	}
}

func (c *compiler) collection(e *syntax.Collection) expr {
	items := c.spread(e.Items)
	in := c.in
	switch e.Kind {
	case '[':
		return func(f *frame) any { return &List{items(f)} }
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
				m, ok := values[i](f).(*Dict)
				if !ok {
					in.raise("TypeError", "argument after ** must be a mapping")
				}
				for _, entry := range m.Entries() {
					in.DictSet(d, entry.Key, entry.Value)
				}
				continue
			}
			key := k(f)
			in.DictSet(d, key, values[i](f))
		}
		return d
	}
}

func (c *compiler) call(e *syntax.Call) expr {
	in := c.in
	args := c.spread(e.Args)
	var kw func(f *frame) *Kwargs
	if len(e.Keywords) > 0 {
		values := make([]expr, len(e.Keywords))
		for i, k := range e.Keywords {
			values[i] = c.expr(k.Value)
		}
		keywords := e.Keywords
		kw = func(f *frame) *Kwargs {
			out := &Kwargs{}
			for i, k := range keywords {
				v := values[i](f)
				if k.Name != "" {
					out.Names, out.Values = append(out.Names, k.Name), append(out.Values, v)
					continue
				}
				m, ok := v.(*Dict)
				if !ok {
					in.raise("TypeError", "argument after ** must be a mapping, not "+in.TypeName(v))
				}
				for _, entry := range m.Entries() {
					name, ok := entry.Key.(string)
					if !ok {
						in.raise("TypeError", "keywords must be strings")
					}
					out.Names, out.Values = append(out.Names, name), append(out.Values, entry.Value)
				}
			}
			return out
		}
	}
	if a, ok := e.Func.(*syntax.Attribute); ok {
		value, name := c.expr(a.Value), a.Name
		return func(f *frame) any {
			v := value(f)
			fn := in.GetAttr(v, name)
			var k *Kwargs
			list := args(f)
			if kw != nil {
				k = kw(f)
			}
			return in.call(fn, list, k)
		}
	}
	if n, ok := e.Func.(*syntax.Name); ok && n.ID == "super" && len(e.Args) == 0 {
		return func(f *frame) any { return in.super(f) }
	}
	fn := c.expr(e.Func)
	return func(f *frame) any {
		target := fn(f)
		list := args(f)
		var k *Kwargs
		if kw != nil {
			k = kw(f)
		}
		return in.call(target, list, k)
	}
}

func (c *compiler) compare(e *syntax.Compare) expr {
	in := c.in
	first, rest, ops := c.expr(e.First), c.exprs(e.Rest), e.Ops
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

// comprehension runs in a frame of its own.
func (c *compiler) comprehension(e *syntax.Comp) expr {
	in := c.in
	first := c.expr(e.Clauses[0].Iter)
	s := newScope(c.scope)
	for _, clause := range e.Clauses {
		s.target(clause.Target)
	}
	inner := &compiler{in: in, scope: s, name: c.name}
	type part struct {
		set   func(*frame, any)
		iter  expr
		conds []expr
	}
	parts := make([]part, len(e.Clauses))
	for i, clause := range e.Clauses {
		p := part{set: inner.assign(clause.Target), conds: inner.exprs(clause.Conds)}
		if i > 0 {
			p.iter = inner.expr(clause.Iter)
		}
		parts[i] = p
	}
	value := inner.expr(e.Value)
	key := inner.optional(e.Key)
	run := func(f *frame, source any, yield func(f *frame)) {
		var level func(i int, source any)
		level = func(i int, source any) {
			in.Each(source, func(x any) bool {
				in.tick()
				parts[i].set(f, x)
				for _, cond := range parts[i].conds {
					if !in.Truth(cond(f)) {
						return true
					}
				}
				if i+1 < len(parts) {
					level(i+1, parts[i+1].iter(f))
				} else {
					yield(f)
				}
				return true
			})
		}
		level(0, source)
	}
	open := func(f *frame) *frame {
		g := newFrame(len(s.slots), f, f.globals)
		g.fn, g.self = f.fn, f.self
		return g
	}
	switch e.Kind {
	case '[':
		return func(f *frame) any {
			out := &List{}
			run(open(f), first(f), func(g *frame) {
				in.room(int64(len(out.Items)))
				out.Items = append(out.Items, value(g))
			})
			return out
		}
	case '{':
		return func(f *frame) any {
			out := NewSet()
			run(open(f), first(f), func(g *frame) { in.DictSet(out.dict, value(g), nil) })
			return out
		}
	case 'd':
		return func(f *frame) any {
			out := NewDict()
			run(open(f), first(f), func(g *frame) {
				k := key(g)
				in.DictSet(out, k, value(g))
			})
			return out
		}
	}
	return func(f *frame) any {
		source := in.Iter(first(f))
		g := open(f)
		return newGenerator(in, in.classes["generator"], func(yield func(any) any) any {
			run(g, source, func(g *frame) { yield(value(g)) })
			return nil
		})
	}
}

func (c *compiler) yield(e *syntax.Yield) expr {
	in := c.in
	value := c.optional(e.Value)
	if !e.From {
		return func(f *frame) any { return f.yield(value(f)) }
	}
	return func(f *frame) any {
		v := value(f)
		if i, ok := v.(*Instance); ok {
			if g, ok := i.Data.(*generator); ok {
				var sent any
				for {
					x, more := g.resume(in, sent)
					if !more {
						return g.result
					}
					sent = f.yield(x)
				}
			}
		}
		in.Each(v, func(x any) bool {
			f.yield(x)
			return true
		})
		return nil
	}
}

// function compiles a def or lambda; the result makes the function object.
func (c *compiler) function(name string, params *syntax.Params, body []syntax.Stmt) expr {
	in := c.in
	s := newScope(c.scope)
	sig := &Signature{PosOnly: params.PosOnly, Star: params.Star != "", Double: params.Double != ""}
	var slots []int
	var defaults, kwDefaults []expr
	for _, p := range params.Args {
		sig.Names = append(sig.Names, p.Name)
		slots = append(slots, s.add(p.Name))
		if p.Default != nil {
			defaults = append(defaults, c.expr(p.Default))
		}
	}
	if params.Star != "" {
		slots = append(slots, s.add(params.Star))
	}
	for _, p := range params.KwOnly {
		sig.KwOnly = append(sig.KwOnly, p.Name)
		slots = append(slots, s.add(p.Name))
		if p.Default != nil {
			kwDefaults = append(kwDefaults, c.expr(p.Default))
		} else {
			kwDefaults = append(kwDefaults, nil)
		}
	}
	if params.Double != "" {
		slots = append(slots, s.add(params.Double))
	}
	s.collect(body)
	qualified := name
	if c.name != "" {
		qualified = c.name + "." + name
		if !c.class {
			qualified = c.name + ".<locals>." + name
		}
	}
	inner := &compiler{in: in, scope: s, name: qualified}
	code := inner.block(body)
	var doc any
	if len(body) > 0 {
		if e, ok := body[0].(*syntax.ExprStmt); ok {
			if t, ok := e.Value.(*syntax.Str); ok && !t.Bytes {
				doc = t.Value
			}
		}
	}
	return func(f *frame) any {
		own := *sig
		own.Defaults = make([]any, len(defaults))
		for i, d := range defaults {
			own.Defaults[i] = d(f)
		}
		own.KwDef = make([]any, len(kwDefaults))
		for i, d := range kwDefaults {
			own.KwDef[i] = missing{}
			if d != nil {
				own.KwDef[i] = d(f)
			}
		}
		return &Function{Name: name, Qualname: qualified, Doc: doc, Attrs: map[string]any{}, sig: &own, slots: slots, size: len(s.slots),
			body: code, outer: f, globals: f.globals, generator: s.yields}
	}
}

// super is super() inside of a method.
func (in *Interp) super(f *frame) any {
	for f != nil && (f.fn == nil || f.fn.class == nil) {
		f = f.outer
	}
	if f == nil {
		in.raise("RuntimeError", "super(): no arguments")
	}
	self, class := f.self, f.fn.class
	var order []*Class
	switch s := self.(type) {
	case *Instance:
		order = s.Class.mro()
	case *Class:
		order = s.mro()
	}
	for i, x := range order {
		if x == class {
			return in.superOf(self, order[i+1:])
		}
	}
	in.raise("TypeError", "super(type, obj): obj must be an instance or subtype of type")
	return nil
}

// superOf looks attributes up in the rest of the order of classes.
func (in *Interp) superOf(self any, rest []*Class) any {
	proxy := &Class{Name: "super", Module: "builtins", Dict: map[string]any{}}
	proxy.Dict["__getattr__"] = Fn("__getattr__", func(in *Interp, a []any, _ *Kwargs) any {
		name := a[1].(string)
		for _, c := range rest {
			v, ok := c.Dict[name]
			if !ok {
				continue
			}
			switch v := v.(type) {
			case *Function, *Builtin:
				return &Method{self, v}
			case *Property:
				return in.call(v.Get, []any{self}, nil)
			case *wrapped:
				return v.Func
			}
			return v
		}
		if name == "__init__" {
			return Fn("__init__", func(*Interp, []any, *Kwargs) any { return nil })
		}
		in.raise("AttributeError", "'super' object has no attribute '"+name+"'")
		return nil
	})
	return NewInstance(proxy, nil)
}
