package optimize

import (
	"slices"

	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
)

// belowProject puts the parts of a condition that can be asked before a
// projection below it: those over columns that are only renamed, and those over
// computed columns when the projection computes something else that may fail. As
// in Spark, it must not fail for rows that the condition leaves out. The result
// is nil when all parts stay.
func belowProject(n *logical.Project, cond expr.Expr) logical.Node {
	if logical.AnyExpression(n, logical.Partitioned) {
		return nil // what a row gets depends on those before it
	}
	origin := map[expr.ID]expr.Expr{}
	for _, e := range n.List {
		switch e := e.(type) {
		case *expr.Alias:
			origin[e.ID] = e.Child
		case *expr.Attr:
			origin[e.ID] = e
		}
	}
	var below, above []expr.Expr
	for _, c := range functions.Conjuncts(cond) {
		if !deterministic(c) || !askable(n.List, origin, c) {
			above = append(above, c)
			continue
		}
		below = append(below, expr.Transform(c, func(x expr.Expr) expr.Expr {
			if a, ok := x.(*expr.Attr); ok {
				return origin[a.ID]
			}
			return x
		}))
	}
	if len(below) == 0 {
		return nil
	}
	out := n.WithChildren([]logical.Node{&logical.Filter{Input: n.Input, Cond: functions.And(below)}})
	if len(above) == 0 {
		return out
	}
	return &logical.Filter{Input: out, Cond: functions.And(above)}
}

// askable tells whether a condition over the columns of list should be asked of
// what they are made of.
func askable(list []expr.Expr, origin map[expr.ID]expr.Expr, cond expr.Expr) bool {
	asked := map[expr.ID]bool{}
	uses(cond, asked)
	plain := true
	for id := range asked {
		e := origin[id]
		if e == nil {
			return false // a column of a query around this one
		}
		if _, ok := e.(*expr.Attr); ok {
			continue
		}
		plain = false
		if expr.Any(e, costly) || !deterministic(e) {
			return false
		}
	}
	return plain || slices.ContainsFunc(list, func(e expr.Expr) bool { return !asked[logical.AttrOf(e).ID] && expr.Any(e, mayFail) })
}

// costly is what is not computed twice.
func costly(e expr.Expr) bool {
	switch e := e.(type) {
	case *expr.Subquery:
		return true
	case *expr.Call:
		return e.UDF
	}
	return false
}

func mayFail(e expr.Expr) bool {
	c, ok := e.(*expr.Call)
	return ok && !c.Infallible
}
