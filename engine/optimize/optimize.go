// Package optimize rewrites resolved plans into cheaper ones with the same
// rows: constants are folded, filters move towards the scans, and scans read
// only the columns that somebody needs.
package optimize

import (
	"context"
	"time"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
)

// Plan optimizes n.
func Plan(n logical.Node, conf expr.Conf) (logical.Node, error) {
	n = logical.Transform(n, func(n logical.Node) logical.Node { return fold(n, conf) })
	n = pushFilters(n)
	needed := map[expr.ID]bool{}
	for _, a := range n.Output() {
		if !a.Hidden {
			needed[a.ID] = true
		}
	}
	return prune(n, needed), nil
}

// fold computes the constant parts of a node's expressions. What fails or
// depends on the time is left for execution.
func fold(n logical.Node, conf expr.Conf) logical.Node {
	loc := conf.TimeZone
	c := &expr.Context{Context: context.Background(), Conf: conf, Location: location(loc), Now: time.Unix(0, 0)}
	each := func(e expr.Expr) expr.Expr {
		return expr.Transform(e, func(x expr.Expr) expr.Expr {
			call, ok := x.(*expr.Call)
			if !ok || !call.Deterministic || len(call.Args) == 0 {
				return x
			}
			for _, a := range call.Args {
				if _, literal := a.(*expr.Literal); !literal {
					return x
				}
			}
			v, err := call.Eval(c, &batch.Batch{Rows: 1})
			if err != nil {
				return x
			}
			l, err := expr.NewLiteral(call.Typ, v.Value(0))
			if err != nil {
				return x
			}
			l.Text = call.SQL()
			return l
		})
	}
	switch n := n.(type) {
	case *logical.Filter:
		return &logical.Filter{Input: n.Input, Cond: each(n.Cond)}
	case *logical.Project:
		p := *n
		p.List = make([]expr.Expr, len(n.List))
		for i, e := range n.List {
			p.List[i] = each(e)
		}
		return &p
	}
	return n
}

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
		if !deterministic(cond) {
			return nil
		}
		// Conditions over columns that are only renamed can be asked below.
		origin := map[expr.ID]expr.Expr{}
		for _, e := range n.List {
			if a, ok := e.(*expr.Alias); ok {
				if inner, plain := a.Child.(*expr.Attr); plain {
					origin[a.ID] = inner
				}
				continue
			}
			if a, ok := e.(*expr.Attr); ok {
				origin[a.ID] = a
			}
		}
		moved := true
		below := expr.Transform(cond, func(x expr.Expr) expr.Expr {
			if a, ok := x.(*expr.Attr); ok {
				if o, ok := origin[a.ID]; ok {
					return o
				}
				moved = false
			}
			return x
		})
		if !moved {
			return nil
		}
		return n.WithChildren([]logical.Node{&logical.Filter{Input: n.Input, Cond: below}})
	}
	return nil
}

func deterministic(e expr.Expr) bool {
	return !expr.Any(e, func(x expr.Expr) bool {
		c, ok := x.(*expr.Call)
		return ok && !c.Deterministic
	})
}

func location(zone string) *time.Location {
	if loc, err := functions.Zone(zone); err == nil {
		return loc
	}
	return time.UTC
}
