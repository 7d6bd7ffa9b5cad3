package stream

import (
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/optimize"
)

// prepare is the plan as the query runs it: joins of streams filter their sides
// first, and what remembers rows carries no hidden columns but those that
// somebody asks for.
func prepare(n logical.Node) (logical.Node, error) {
	asked := map[expr.ID]bool{}
	logical.Walk(n, func(n logical.Node) bool {
		logical.MapExpressions(n, func(e expr.Expr) expr.Expr {
			expr.Walk(e, func(x expr.Expr) bool {
				if a, ok := x.(*expr.Attr); ok {
					asked[a.ID] = true
				}
				return true
			})
			return e
		})
		return true
	})
	var failed error
	out := logical.Transform(n, func(n logical.Node) logical.Node {
		switch n.(type) {
		case *logical.Deduplicate, *logical.Limit:
			if logical.IsStreaming(n) {
				return n.WithChildren([]logical.Node{carry(n.Children()[0], asked)})
			}
		}
		j, ok := n.(*logical.Join)
		if !ok || !logical.IsStreaming(j.Left) || !logical.IsStreaming(j.Right) {
			return n
		}
		filtered, err := optimize.FilterJoin(j)
		if err != nil {
			failed = err
			return n
		}
		filtered.Left, filtered.Right = carry(filtered.Left, asked), carry(filtered.Right, asked)
		return filtered
	})
	return visible(n.Output(), out), failed
}

// carry leaves out the hidden columns of n that are not asked for.
func carry(n logical.Node, asked map[expr.ID]bool) logical.Node {
	var list []expr.Expr
	hidden := false
	for _, a := range n.Output() {
		hidden = hidden || a.Hidden
		if a.Hidden && !asked[a.ID] {
			continue
		}
		shown := *a
		shown.Hidden = false
		list = append(list, &shown)
	}
	if !hidden {
		return n
	}
	return logical.NewProject(n, list)
}

// visible is n with those of the columns attrs that are not hidden.
func visible(attrs []*expr.Attr, n logical.Node) logical.Node {
	var list []expr.Expr
	for _, a := range attrs {
		if !a.Hidden {
			list = append(list, a)
		}
	}
	shown := 0
	for _, a := range n.Output() {
		if !a.Hidden {
			shown++
		}
	}
	if len(list) == shown {
		return n
	}
	return logical.NewProject(n, list)
}
