package optimize

import (
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// dropSorts leaves out the sorts below n when nothing is seen of them: below
// joins, below another sort, below DISTINCT, and below aggregates for which the
// order of the rows is all the same.
func dropSorts(n logical.Node) logical.Node {
	switch n := n.(type) {
	case *logical.Aggregate:
		if !takesOrder(n) {
			return below(n)
		}
	case *logical.Deduplicate:
		if len(n.Keys) == len(n.Input.Output()) {
			return below(n) // the rows of one key are the same
		}
	case *logical.Join:
		if n.Cond == nil || !asksPlace(n.Cond) {
			return below(n)
		}
	case *logical.Sort:
		return below(n)
	}
	return n
}

// below is n over inputs without sorts.
func below(n logical.Node) logical.Node {
	inputs := n.Children()
	out, changed := make([]logical.Node, len(inputs)), false
	for i, in := range inputs {
		out[i] = unsorted(in)
		changed = changed || out[i] != in
	}
	if !changed {
		return n
	}
	return n.WithChildren(out)
}

// unsorted is n without the sorts that only order its rows.
func unsorted(n logical.Node) logical.Node {
	switch n := n.(type) {
	case *logical.Sort:
		return unsorted(n.Input)
	case *logical.SortWithin:
		return unsorted(n.Input)
	case *logical.SubqueryAlias, *logical.Repartition:
		return below(n)
	case *logical.Project:
		for _, e := range n.List {
			if asksPlace(e) {
				return n
			}
		}
		return below(n)
	case *logical.Filter:
		if asksPlace(n.Cond) {
			return n
		}
		return below(n)
	}
	return n
}

// asksPlace reports whether the values of e may follow from the place of a row.
func asksPlace(e expr.Expr) bool {
	found := false
	expr.Walk(e, func(x expr.Expr) bool {
		c, ok := x.(*expr.Call)
		found = found || ok && !c.Deterministic
		return !found
	})
	return found
}

// takesOrder reports whether a result of n may follow from the order of its rows:
// that of all aggregates but those of whole numbers and of comparisons.
func takesOrder(n *logical.Aggregate) bool {
	found := false
	for _, e := range n.List {
		expr.Walk(e, func(x expr.Expr) bool {
			switch x := x.(type) {
			case *expr.Aggregate:
				switch x.Name {
				case "min", "max", "count", "bit_and", "bit_or", "bit_xor":
				case "sum", "avg", "mean":
					k := x.Args[0].Type().Kind()
					found = found || k == types.KindFloat || k == types.KindDouble
				default:
					found = true
				}
				return false
			case *expr.Call:
				found = found || x.UDF
			}
			return !found
		})
	}
	return found
}
