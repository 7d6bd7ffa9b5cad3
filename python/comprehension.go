package python

import "brook/python/syntax"

// comprehension runs in a frame of its own.
func (c *compiler) comprehension(e *syntax.Comp) expr {
	in := c.in
	first := c.expr(e.Clauses[0].Iter)
	s := newScope(c.scope)
	for _, clause := range e.Clauses {
		s.target(clause.Target)
	}
	inner := c.within(s, c.name, false)
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
			p := &parts[i]
			in.Each(source, func(x any) bool {
				in.tick()
				p.set(f, x)
				for _, cond := range p.conds {
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
		g := newFrame(len(s.slots), f)
		g.fn, g.self = f.fn, f.self
		return g
	}
	switch e.Kind {
	case '[':
		return func(f *frame) any {
			source := first(f)
			out := &List{}
			run(open(f), source, func(g *frame) {
				in.room(int64(len(out.Items)))
				v := value(g)
				out.Items = append(out.Items, v)
			})
			return out
		}
	case '{':
		return func(f *frame) any {
			source := first(f)
			out := NewSet()
			run(open(f), source, func(g *frame) { in.DictSet(out.dict, value(g), nil) })
			return out
		}
	case 'd':
		return func(f *frame) any {
			source := first(f)
			out := NewDict()
			run(open(f), source, func(g *frame) {
				k := key(g)
				in.DictSet(out, k, value(g))
			})
			return out
		}
	}
	name := "<genexpr>"
	return func(f *frame) any {
		source := in.Iter(first(f))
		g := open(f)
		return newGenerator(in, name, func(yield func(any) any) any {
			run(g, source, func(g *frame) { yield(value(g)) })
			return nil
		})
	}
}
