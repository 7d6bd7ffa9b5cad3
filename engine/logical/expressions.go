package logical

import "brook/engine/expr"

// MapExpressions is n with each of its expressions put through f, its inputs
// being left alone. Columns keep their identities where f keeps those of
// aliases.
func MapExpressions(n Node, f func(expr.Expr) expr.Expr) Node {
	each := func(list []expr.Expr) []expr.Expr {
		out := make([]expr.Expr, len(list))
		for i, e := range list {
			out[i] = f(e)
		}
		return out
	}
	order := func(list []expr.Order) []expr.Order {
		out := append([]expr.Order(nil), list...)
		for i := range out {
			out[i].Expr = f(out[i].Expr)
		}
		return out
	}
	switch n := n.(type) {
	case *Project:
		p := *n
		p.List = each(n.List)
		return &p
	case *Filter:
		return &Filter{n.Input, f(n.Cond)}
	case *Aggregate:
		b := *n
		b.GroupBy, b.List = each(n.GroupBy), each(n.List)
		return &b
	case *Join:
		j := *n
		if n.Cond != nil {
			j.Cond = f(n.Cond)
		}
		return &j
	case *Sort:
		return &Sort{n.Input, order(n.Order)}
	case *CollectMetrics:
		return &CollectMetrics{n.Input, n.Name, each(n.List)}
	case *SortWithin:
		return &SortWithin{n.Input, order(n.Order)}
	case *Repartition:
		r := *n
		r.Keys = order(n.Keys)
		return &r
	case *Window:
		w := *n
		w.Calls = nil
		for _, c := range n.Calls {
			if alias, ok := f(c).(*expr.Alias); ok {
				w.Calls = append(w.Calls, alias)
			}
		}
		return &w
	case *Generate:
		g := *n
		made := *n.Generator
		made.Args = each(n.Generator.Args)
		g.Generator = &made
		return &g
	}
	return n
}

// AnyExpression reports whether f holds for a part of an expression of n itself.
func AnyExpression(n Node, f func(expr.Expr) bool) bool {
	found := false
	MapExpressions(n, func(e expr.Expr) expr.Expr {
		found = found || expr.Any(e, f)
		return e
	})
	return found
}
