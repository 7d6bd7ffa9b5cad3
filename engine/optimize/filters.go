package optimize

import (
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
)

// pushFilters moves conditions below projections of plain columns, aliases,
// watermarks and unions, and splits those above joins.
func pushFilters(n logical.Node) logical.Node {
	children := n.Children()
	if f, ok := n.(*logical.Filter); ok {
		if below := pushInto(f.Input, f.Cond); below != nil {
			return pushFilters(below)
		}
	}
	if len(children) == 0 {
		return n
	}
	out := make([]logical.Node, len(children))
	for i, c := range children {
		out[i] = pushFilters(c)
	}
	return n.WithChildren(out)
}

// pushInto puts a condition below n; nil when it must stay above.
func pushInto(n logical.Node, cond expr.Expr) logical.Node {
	switch n := n.(type) {
	case *logical.Scan:
		if !deterministic(cond) {
			return nil
		}
		s := *n
		s.Filters = append(append([]expr.Expr(nil), n.Filters...), functions.Conjuncts(cond)...)
		return &s
	case *logical.SubqueryAlias:
		return n.WithChildren([]logical.Node{&logical.Filter{Input: n.Input, Cond: cond}})
	case *logical.Union:
		if !deterministic(cond) {
			return nil
		}
		u := &logical.Union{Attrs: n.Attrs}
		for _, in := range n.Inputs {
			columns := in.Output()
			own := expr.Transform(cond, func(x expr.Expr) expr.Expr {
				if a, ok := x.(*expr.Attr); ok {
					for i, b := range n.Attrs {
						if a.ID == b.ID {
							return columns[i]
						}
					}
				}
				return x
			})
			u.Inputs = append(u.Inputs, &logical.Filter{Input: in, Cond: own})
		}
		return u
	case *logical.EventTimeWatermark:
		// What is left out below does not count as seen; the event time itself is
		// seen first.
		var below, above []expr.Expr
		for _, c := range functions.Conjuncts(cond) {
			if deterministic(c) && !expr.Any(c, func(x expr.Expr) bool { a, ok := x.(*expr.Attr); return ok && a.ID == n.Attr.ID }) {
				below = append(below, c)
			} else {
				above = append(above, c)
			}
		}
		if len(below) == 0 {
			return nil
		}
		w := *n // the statistics stay the same object
		w.Input = &logical.Filter{Input: n.Input, Cond: functions.And(below)}
		if len(above) == 0 {
			return &w
		}
		return &logical.Filter{Input: &w, Cond: functions.And(above)}
	case *logical.Project:
		return belowProject(n, cond)
	}
	return nil
}

func deterministic(e expr.Expr) bool {
	return !expr.Any(e, func(x expr.Expr) bool {
		c, ok := x.(*expr.Call)
		return ok && !c.Deterministic
	})
}
