package analyze

import (
	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

func (a *analyzer) filter(r *plan.Filter, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	return a.filterOver(in, r.Cond)
}

func (a *analyzer) filterOver(in logical.Node, cond plan.Expr) (logical.Node, error) {
	x, err := a.expression(cond, inputOf(in))
	if err != nil {
		return a.filterBelow(in, cond, err)
	}
	x = plainOf(x)
	if err := filterable(x, cond); err != nil {
		return nil, err
	}
	return &logical.Filter{Input: in, Cond: x}, nil
}

// filterBelow is a filter, made by a method, by columns that the select list
// below it left out: it goes below the list. err is why the list alone would
// not do, which in SQL text is final.
func (a *analyzer) filterBelow(in logical.Node, cond plan.Expr, err error) (logical.Node, error) {
	p, ok := stripped(in).(*logical.Project)
	if !ok || cond.Where().Source != nil {
		return nil, err
	}
	x, failed := a.expression(cond, &input{attrs: in.Output(), below: p.Input.Output()})
	if failed != nil || filterable(x, cond) != nil || hasWindow(x) || hasAggregate(x) {
		return nil, err
	}
	return under(in, x), nil
}

// under puts a filter below the projection at the top of n. What the projection
// makes is replaced by what it is made of.
func under(n logical.Node, cond expr.Expr) logical.Node {
	switch n := n.(type) {
	case *logical.SubqueryAlias:
		return &logical.SubqueryAlias{Input: under(n.Input, cond), Alias: n.Alias, Attrs: n.Attrs}
	case *logical.Filter:
		return &logical.Filter{Input: under(n.Input, cond), Cond: n.Cond}
	case *logical.Project:
		made := map[expr.ID]expr.Expr{}
		for _, e := range n.List {
			if alias, ok := e.(*expr.Alias); ok {
				made[alias.ID] = alias.Child
			}
		}
		cond = expr.Transform(cond, func(x expr.Expr) expr.Expr {
			if col, ok := x.(*expr.Attr); ok && made[col.ID] != nil {
				return made[col.ID]
			}
			return x
		})
		return logical.NewProject(&logical.Filter{Input: n.Input, Cond: cond}, n.List)
	}
	return &logical.Filter{Input: n, Cond: cond}
}

// filterable refuses conditions that are no BOOLEAN, or have functions that
// need more than one row.
func filterable(x expr.Expr, cond plan.Expr) error {
	var what string
	window, generator := false, false
	expr.Walk(x, func(y expr.Expr) bool {
		switch y := y.(type) {
		case *expr.WindowCall:
			window = true
		case *expr.Aggregate:
			what = qualifiedSQL(y)
		case *expr.Generator:
			generator = true
		}
		return what == "" && !window
	})
	switch {
	case window:
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1034", "", "It is not allowed to use window functions inside WHERE clause.")
	case generator:
		return diag.New(diag.Analysis, "UNSUPPORTED_GENERATOR.OUTSIDE_SELECT", "42K0E", "The generator is not supported: outside the SELECT clause, found: Filter %s.", x.SQL())
	case what != "":
		return diag.New(diag.Analysis, "INVALID_WHERE_CONDITION", "42903", "The WHERE condition \"%s\" contains invalid expressions: %s.\nRewrite the query to avoid window functions, aggregate functions, and generator functions in the WHERE clause.", x.SQL(), what).At(cond.Where())
	case x.Type().Kind() != types.KindBoolean:
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: Filter expression \"%s\" of type \"%s\" is not a boolean.", x.SQL(), x.SQL(), x.Type().SQL())
	}
	return nil
}
