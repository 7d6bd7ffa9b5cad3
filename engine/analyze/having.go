package analyze

import (
	"slices"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// having resolves HAVING over an aggregation: its names are columns of the
// list, or of the rows that are grouped; its aggregates are computed with the
// list's.
func (a *analyzer) having(r *plan.Filter, s *scope) (logical.Node, error) {
	if planHasWindow(r.Cond) {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1034", "", "It is not allowed to use window functions inside HAVING clause.")
	}
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	agg := aggregateOf(in)
	if agg == nil {
		return a.filterOver(in, r.Cond)
	}
	x, err := a.overAggregate(r.Cond, in, agg)
	if err != nil {
		if _, first := a.expression(r.Cond, inputOf(in)); first != nil {
			return nil, first
		}
		return nil, err
	}
	if x.Type().Kind() != types.KindBoolean {
		return nil, filterable(x, r.Cond)
	}
	// Groups are chosen before windows and queries over them are computed, so
	// the condition stands right over the aggregation. The operands that its
	// list lacks are added to it.
	extra, cond := parts(x, agg.Output())
	var below logical.Node = &logical.Filter{Input: logical.NewAggregate(agg.Input, agg.GroupBy, append(slices.Clone(agg.List), extra...)), Cond: cond}
	if len(extra) > 0 {
		// They stay hidden behind the list, where ORDER BY may add more.
		attrs := slices.Clone(agg.Output())
		for _, e := range extra {
			x := *logical.AttrOf(e)
			x.Hidden = true
			attrs = append(attrs, &x)
		}
		below = &logical.SubqueryAlias{Input: below, Attrs: attrs}
	}
	return logical.Transform(in, func(n logical.Node) logical.Node {
		if n == logical.Node(agg) {
			return below
		}
		return n
	}), nil
}

// aggregateOf is the aggregation that n shows, below the projections and windows
// over it; nil when there is none.
func aggregateOf(n logical.Node) *logical.Aggregate {
	for {
		switch x := n.(type) {
		case *logical.Aggregate:
			return x
		case *logical.SubqueryAlias:
			n = x.Input
		case *logical.Project:
			n = x.Input
		case *logical.Window:
			n = x.Input
		default:
			return nil
		}
	}
}

// overAggregate resolves e over the columns of an aggregation's list and, where
// those lack a name, over what it groups.
func (a *analyzer) overAggregate(e plan.Expr, in logical.Node, agg *logical.Aggregate) (expr.Expr, error) {
	names := &input{attrs: in.Output(), below: agg.Input.Output()}
	x, err := a.expression(e, names)
	if err != nil {
		return nil, err
	}
	if x, err = groupingOver(x, agg); err != nil {
		return nil, err
	}
	// Aggregates work on the rows below: a name of the list is what it stands for.
	made := map[expr.ID]expr.Expr{}
	for _, item := range agg.List {
		if alias, ok := item.(*expr.Alias); ok {
			made[alias.ID] = alias.Child
		}
	}
	if p, ok := stripped(in).(*logical.Project); ok {
		for _, item := range p.List {
			if alias, ok := item.(*expr.Alias); ok && onlyOf(alias.Child, agg.Output()) {
				made[alias.ID] = alias.Child
			}
		}
	}
	x = expr.Transform(plainOf(x), func(y expr.Expr) expr.Expr {
		g, ok := y.(*expr.Aggregate)
		if !ok {
			return y
		}
		return expr.Transform(g, func(z expr.Expr) expr.Expr {
			if col, ok := z.(*expr.Attr); ok && made[col.ID] != nil && !hasAggregate(made[col.ID]) {
				return made[col.ID]
			}
			return z
		})
	})
	computed := map[string]*expr.Attr{}
	group := append([]expr.Expr(nil), agg.GroupBy...)
	for _, k := range agg.GroupBy {
		if col, ok := k.(*expr.Attr); ok {
			computed[col.Name] = col
		}
	}
	x, err = a.overKeys(x, append(group, exprs(append(in.Output(), agg.Output()...))...), computed)
	if err != nil {
		return nil, err
	}
	return expr.Transform(x, func(y expr.Expr) expr.Expr {
		if col, ok := y.(*expr.Attr); ok && !isOne(col, agg.Output()) && made[col.ID] != nil {
			return made[col.ID]
		}
		return y
	}), nil
}

// onlyOf reports whether all columns of e are among attrs.
func onlyOf(e expr.Expr, attrs []*expr.Attr) bool {
	return !expr.Any(e, func(x expr.Expr) bool {
		col, ok := x.(*expr.Attr)
		return ok && !isOne(col, attrs)
	})
}

func isOne(col *expr.Attr, attrs []*expr.Attr) bool {
	for _, x := range attrs {
		if x.ID == col.ID {
			return true
		}
	}
	return false
}

// parts takes the aggregates and the keys that attrs lack out of e, as items.
func parts(e expr.Expr, attrs []*expr.Attr) (items []expr.Expr, rest expr.Expr) {
	take := func(x expr.Expr) expr.Expr {
		alias := &expr.Alias{Child: x, Name: x.SQL(), ID: newID(), Implicit: true}
		items = append(items, alias)
		return logical.AttrOf(alias)
	}
	var walk func(x expr.Expr) expr.Expr
	walk = func(x expr.Expr) expr.Expr {
		switch y := x.(type) {
		case *expr.Aggregate:
			return take(y)
		case *expr.Attr:
			if isOne(y, attrs) {
				return y
			}
			return take(y)
		}
		children := x.Children()
		if len(children) == 0 {
			return x
		}
		out := make([]expr.Expr, len(children))
		for i, c := range children {
			out[i] = walk(c)
		}
		return x.WithChildren(out)
	}
	rest = walk(e)
	return items, rest
}
