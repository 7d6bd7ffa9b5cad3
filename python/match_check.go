package python

import (
	"maps"

	"brook/python/syntax"
)

// eachCapture calls f for the names that a pattern binds.
func eachCapture(p syntax.Pattern, f func(name string, pos syntax.Pos)) {
	all := func(list []syntax.Pattern) {
		for _, x := range list {
			eachCapture(x, f)
		}
	}
	bound := ""
	switch p := p.(type) {
	case *syntax.CapturePattern:
		bound = p.Name
	case *syntax.StarPattern:
		bound = p.Name
	case *syntax.SequencePattern:
		all(p.Items)
	case *syntax.MappingPattern:
		all(p.Values)
		bound = p.Rest
	case *syntax.ClassPattern:
		all(p.Args)
		all(p.Named)
	case *syntax.OrPattern:
		all(p.Alternatives)
	case *syntax.AsPattern:
		eachCapture(p.Pattern, f)
		bound = p.Name
	}
	if bound != "" {
		f(bound, p.Where())
	}
}

// checkCaptures refuses a pattern that binds a name twice, or whose
// alternatives bind different names.
func (c *compiler) checkCaptures(p syntax.Pattern) map[string]bool {
	names := map[string]bool{}
	add := func(name string, pos syntax.Pos) {
		if names[name] {
			c.fail(pos, "multiple assignments to name '"+name+"' in pattern")
		}
		names[name] = true
	}
	all := func(list []syntax.Pattern) {
		for _, x := range list {
			for n := range c.checkCaptures(x) {
				add(n, x.Where())
			}
		}
	}
	switch p := p.(type) {
	case *syntax.CapturePattern, *syntax.StarPattern:
		eachCapture(p, add)
	case *syntax.SequencePattern:
		all(p.Items)
	case *syntax.MappingPattern:
		all(p.Values)
		if p.Rest != "" {
			add(p.Rest, p.Pos)
		}
	case *syntax.ClassPattern:
		all(p.Args)
		all(p.Named)
	case *syntax.AsPattern:
		all([]syntax.Pattern{p.Pattern})
		add(p.Name, p.Pos)
	case *syntax.OrPattern:
		for i, x := range p.Alternatives {
			if i < len(p.Alternatives)-1 {
				c.refuseCatchAll(x)
			}
			own := c.checkCaptures(x)
			if i > 0 && !maps.Equal(own, names) {
				c.fail(p.Pos, "alternative patterns bind different names")
			}
			names = own
		}
	}
	return names
}

// refuseCatchAll refuses a pattern that takes everything where others follow.
func (c *compiler) refuseCatchAll(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.CapturePattern:
		if p.Name == "" {
			c.fail(p.Pos, "wildcard makes remaining patterns unreachable")
		}
		c.fail(p.Pos, "name capture '"+p.Name+"' makes remaining patterns unreachable")
	case *syntax.AsPattern:
		c.refuseCatchAll(p.Pattern)
	case *syntax.OrPattern:
		c.refuseCatchAll(p.Alternatives[len(p.Alternatives)-1])
	}
}

// literalText is what equal literal keys share.
func literalText(e syntax.Expr) (string, bool) {
	switch e := e.(type) {
	case *syntax.Str:
		if e.Bytes {
			return "b" + e.Value, true
		}
		return "s" + e.Value, true
	case *syntax.Number:
		return "n" + e.Text, true
	case *syntax.Const:
		return "c" + e.Value, true
	case *syntax.Unary:
		text, ok := literalText(e.Value)
		return e.Op + text, ok
	}
	return "", false
}

// literalRepr is repr of a literal key.
func (c *compiler) literalRepr(e syntax.Expr) string { return c.in.Repr(c.expr(e)(&frame{})) }
