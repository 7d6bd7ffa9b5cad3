package analyze

import (
	"slices"

	"brook/engine/expr"
	"brook/engine/logical"
)

// lateral is the expression of an earlier item of the select list, printed as
// Spark prints such a reference.
func lateral(alias *expr.Alias) (expr.Expr, error) {
	parts := 0
	// a + a AS b, b + b AS c, … doubles what is below.
	expr.Walk(alias.Child, func(expr.Expr) bool { parts++; return parts < maxNodes })
	if parts >= maxNodes {
		return nil, tooLarge("The query has more than %d parts.", maxNodes)
	}
	return &expr.Call{Name: "lateral", Args: []expr.Expr{alias.Child}, Typ: alias.Type(), Null: alias.Nullable(), Deterministic: true, Infallible: true,
		Heading: "lateralAliasReference(" + alias.Name + ")",
		Kernel:  identity}, nil
}

// once gives items a projection of their own, below the one of the list, whose
// values are others each time they are computed, when other items name them:
// SELECT rand() AS r, r - r is 0.
func once(in logical.Node, items []expr.Expr) (logical.Node, []expr.Expr) {
	for i := range items {
		alias, ok := items[i].(*expr.Alias)
		if !ok || !expr.Any(alias.Child, varies) {
			continue
		}
		named := func(x expr.Expr) bool { return x == alias.Child }
		if !slices.ContainsFunc(items[i+1:], func(x expr.Expr) bool { return expr.Any(x, named) }) {
			continue
		}
		below := &expr.Alias{Child: alias.Child, Name: alias.Name, ID: newID()}
		in = logical.NewProject(in, append(exprs(in.Output()), below))
		// What items share stays shared, for the next round.
		done := map[expr.Expr]expr.Expr{alias.Child: logical.AttrOf(below)}
		for k := range items {
			items[k] = replaced(items[k], done)
		}
	}
	return in, items
}

// varies reports whether a call may give another value for the same arguments.
func varies(e expr.Expr) bool {
	c, ok := e.(*expr.Call)
	return ok && !c.Deterministic
}

// replaced is e with what done says for it and for what is below it; done
// remembers the rest.
func replaced(e expr.Expr, done map[expr.Expr]expr.Expr) expr.Expr {
	if x, ok := done[e]; ok {
		return x
	}
	children := e.Children()
	changed := false
	made := make([]expr.Expr, len(children))
	for i, c := range children {
		made[i] = replaced(c, done)
		changed = changed || made[i] != c
	}
	out := e
	if changed {
		out = e.WithChildren(made)
	}
	done[e] = out
	return out
}
