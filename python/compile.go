package python

import (
	"brook/diag"
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
	in      *Interp
	globals *Namespace
	source  *diag.Source
	module  bool
	scope   *scope // nil at module level
	name    string // qualified name of the function or class
	class   bool
	loops   int // loops around the statement
}

// within is a compiler for the body of a function or class.
func (c *compiler) within(s *scope, name string, class bool) *compiler {
	return &compiler{in: c.in, globals: c.globals, source: c.source, scope: s, name: name, class: class}
}

// fail refuses a program that the parser lets through.
func (c *compiler) fail(pos syntax.Pos, message string) {
	panic(&syntax.Error{Class: "SyntaxError", Message: message, Line: pos.Line, Column: pos.Column})
}

// moduleBody compiles the statements of a module.
func (c *compiler) moduleBody(body []syntax.Stmt) stmt {
	s := newScope(nil)
	s.collect(body)
	if s.wrong != nil && len(s.nonlocal) == 0 {
		panic(s.wrong)
	}
	return c.block(body)
}

func (c *compiler) block(body []syntax.Stmt) stmt {
	in := c.in
	list := make([]stmt, len(body))
	lines := make([]int, len(body))
	for i, s := range body {
		list[i] = c.stmt(s)
		lines[i] = s.Where().Line
	}
	if len(list) == 1 {
		s, line := list[0], lines[0]
		return func(f *frame) flow {
			in.at.line = line
			return s(f)
		}
	}
	return func(f *frame) flow {
		for i, s := range list {
			in.at.line = lines[i]
			if how := s(f); how != normal {
				return how
			}
		}
		return normal
	}
}

// load reads a name.
func (c *compiler) load(name string) expr {
	in := c.in
	hops := 0
	if name == "__class__" && c.scope != nil {
		return c.ownClass()
	}
	for s := c.scope; s != nil; s = s.parent {
		if s.global[name] {
			break
		}
		if s.class {
			if s == c.scope {
				rest := c.within(s.parent, "", false).load(name)
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
	g := c.globals.cell(name)
	return func(*frame) any {
		if g.set {
			return g.v
		}
		if v, ok := in.builtins[name]; ok {
			return v
		}
		in.raise("NameError", "name '"+name+"' is not defined")
		return nil
	}
}

// ownClass reads __class__ in a method: the class that it stands in.
func (c *compiler) ownClass() expr {
	in := c.in
	return func(f *frame) any {
		for ; f != nil; f = f.outer {
			if f.fn != nil && f.fn.class != nil {
				return f.fn.class
			}
		}
		in.raise("NameError", "name '__class__' is not defined")
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

// store assigns a name; an unbound value deletes it.
func (c *compiler) store(name string) func(f *frame, v any) {
	hops := 0
	for s := c.scope; s != nil; s = s.parent {
		if s.global[name] {
			break
		}
		if s.class {
			if s == c.scope && !s.nonlocal[name] {
				return func(f *frame, v any) {
					if _, ok := v.(unbound); ok {
						delete(f.locals, name)
						return
					}
					f.bindLocal(name, v)
				}
			}
			hops++
			continue
		}
		if slot, ok := s.slots[name]; ok && !s.nonlocal[name] {
			if hops == 0 {
				return func(f *frame, v any) { f.vars[slot] = v }
			}
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
	g := c.globals.cell(name)
	return func(_ *frame, v any) {
		if _, ok := v.(unbound); ok {
			*g = cell{}
			return
		}
		g.v, g.set = v, true
	}
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
		return func(f *frame, v any) {
			o := value(f)
			in.SetItem(o, key(f), v)
		}
	case *syntax.Starred:
		return c.assign(e.Value)
	case *syntax.Collection:
		return c.unpack(e)
	}
	c.fail(e.Where(), "cannot assign to expression")
	return nil
}

func (c *compiler) unpack(e *syntax.Collection) func(f *frame, v any) {
	in := c.in
	star := -1
	list := make([]func(*frame, any), len(e.Items))
	for i, x := range e.Items {
		if _, ok := x.(*syntax.Starred); ok {
			if star >= 0 {
				c.fail(x.Where(), "multiple starred expressions in assignment")
			}
			star = i
		}
		list[i] = c.assign(x)
	}
	n := len(list)
	return func(f *frame, v any) {
		var items []any
		if t, ok := v.(Tuple); ok && star < 0 {
			items = t
		} else {
			items = in.unpacked(v, n, star)
		}
		if star < 0 && len(items) != n {
			in.unpackFailed(n, len(items), "")
		}
		if star >= 0 {
			if len(items) < n-1 {
				in.unpackFailed(n-1, len(items), "at least ")
			}
			rest := len(items) - (n - 1)
			spread := append([]any{}, items[:star]...)
			spread = append(spread, NewList(append([]any{}, items[star:star+rest]...)...))
			items = append(spread, items[star+rest:]...)
		}
		for i, set := range list {
			set(f, items[i])
		}
	}
}

func (in *Interp) unpackFailed(want, got int, least string) {
	if got > want && least == "" {
		in.raise("ValueError", "too many values to unpack (expected "+in.Repr(int64(want))+")")
	}
	in.raise("ValueError", "not enough values to unpack (expected "+least+in.Repr(int64(want))+", got "+in.Repr(int64(got))+")")
}

// unpacked are the values of an iterable that is taken apart; without a star
// no more are read than shows that there are too many.
func (in *Interp) unpacked(v any, n, star int) []any {
	if _, ok := in.iter(v); !ok {
		in.raise("TypeError", "cannot unpack non-iterable "+in.TypeName(v)+" object")
	}
	if star >= 0 {
		return in.Items(v)
	}
	var out []any
	in.Each(v, func(x any) bool {
		out = append(out, x)
		return len(out) <= n
	})
	return out
}

func (c *compiler) exprs(list []syntax.Expr) []expr {
	out := make([]expr, len(list))
	for i, e := range list {
		out[i] = c.expr(e)
	}
	return out
}

func (c *compiler) optional(e syntax.Expr) expr {
	if e == nil {
		return func(*frame) any { return nil }
	}
	return c.expr(e)
}
