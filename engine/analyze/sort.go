package analyze

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
)

// sort resolves ORDER BY. Its keys may be ordinals, columns of the input, or
// columns that only the input's own input has; those are added and taken off
// again.
func (a *analyzer) sort(r *plan.Sort, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	order := r.Order
	if r.All {
		for i, x := range in.Output() {
			if !x.Hidden {
				o := plan.SortOrder{Child: plan.Lit(ordinalType, int32(i+1)), NullsFirst: true}
				if len(r.Order) == 1 {
					o.Descending, o.NullsFirst = r.Order[0].Descending, r.Order[0].NullsFirst
				}
				order = append(order[:len(order):len(order)], o)
			}
		}
		if len(r.Order) == 1 {
			order = order[1:]
		}
	}
	below, extra := in, []expr.Expr(nil)
	var keys []expr.Order
	for _, o := range order {
		key, added, err := a.sortKey(o, in)
		if err != nil {
			return nil, err
		}
		if !batch.Orderable(key.Type()) {
			shown := expr.Order{Expr: key, Descending: o.Descending, NullsFirst: o.NullsFirst}
			if len(added) > 0 {
				shown.Expr = plainOf(added[0])
			}
			return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: The `sortorder` does not support ordering on type \"%s\".", logical.OrderText(shown), key.Type().SQL()).At(o.Place)
		}
		for _, item := range append([]expr.Expr{key}, added...) {
			if hasWindow(item) || hasAggregate(item) && stripsToProject(in) {
				return nil, unsupportedIn(plainOf(item)).At(o.Place)
			}
		}
		if expr.Any(key, logical.Partitioned) {
			// Such a key is computed before the rows move.
			item := &expr.Alias{Child: key, Name: "_nondeterministic", ID: newID()}
			key, added = logical.AttrOf(item), append(added, item)
		}
		extra = append(extra, added...)
		keys = append(keys, expr.Order{Expr: key, Descending: o.Descending, NullsFirst: o.NullsFirst})
	}
	if len(extra) == 0 {
		return sortOf(below, keys, r.Local), nil
	}
	if below, err = withColumns(in, extra); err != nil {
		return nil, err
	}
	var list []expr.Expr
	for _, x := range in.Output() {
		list = append(list, x)
	}
	return logical.NewProject(sortOf(below, keys, r.Local), list), nil
}

func sortOf(n logical.Node, keys []expr.Order, local bool) logical.Node {
	if local {
		return &logical.SortWithin{Input: n, Order: keys}
	}
	return &logical.Sort{Input: n, Order: keys}
}

// sortKey resolves one key; added are the items that the input must also make.
func (a *analyzer) sortKey(o plan.SortOrder, in logical.Node) (key expr.Expr, added []expr.Expr, err error) {
	if l, ok := o.Child.(*plan.Literal); ok && !a.NoOrderOrdinals {
		if n, ok := l.Value.(int32); ok {
			var open []*expr.Attr
			for _, x := range in.Output() {
				if !x.Hidden {
					open = append(open, x)
				}
			}
			if n < 1 || int(n) > len(open) {
				return nil, nil, diag.New(diag.Analysis, "ORDER_BY_POS_OUT_OF_RANGE", "42805", "ORDER BY position %d is not in select list (valid range is [1, %d]).", n, len(open)).At(o.Place)
			}
			return open[n-1], nil, nil
		}
	}
	key, err = a.expression(o.Child, inputOf(in))
	if err == nil && !hasAggregate(key) && !hasGrouping(key) {
		return plainOf(key), nil, nil
	}
	if d, ok := diag.As(err); ok && d.Condition == "AMBIGUOUS_REFERENCE" && o.Child.Where().Source == nil {
		// A method that sorts by an ambiguous name is told that there is none.
		if name, ok := o.Child.(*plan.Attribute); ok {
			return nil, nil, unresolved(name, inputOf(in))
		}
	}
	// Names and aggregates of what the list was made from.
	switch n := maker(in).(type) {
	case *logical.Project:
		key, below := a.expression(o.Child, inputOf(in, n.Input))
		if below != nil || asksBelow(key, in) {
			return nil, nil, err
		}
		item := &expr.Alias{Child: key, Name: "_sort", ID: newID()}
		return logical.AttrOf(item), []expr.Expr{item}, nil
	case *logical.Aggregate:
		over, below := a.overAggregate(o.Child, in, n)
		if below != nil {
			if err != nil {
				return nil, nil, err
			}
			return nil, nil, below
		}
		over = expr.Transform(over, func(x expr.Expr) expr.Expr {
			col, ok := x.(*expr.Attr)
			if !ok {
				return x
			}
			for _, e := range n.List {
				if alias, ok := e.(*expr.Alias); ok && alias.ID == col.ID {
					return alias.Child
				}
			}
			return x
		})
		item := &expr.Alias{Child: over, Name: "_sort", ID: newID()}
		return logical.AttrOf(item), []expr.Expr{item}, nil
	}
	return nil, nil, err
}

// hasGrouping reports whether e asks about the grouping sets of an aggregation.
func hasGrouping(e expr.Expr) bool {
	return expr.Any(e, func(x expr.Expr) bool {
		_, ok := x.(*groupingCall)
		return ok
	})
}

// asksBelow reports whether a query in key is about columns that n lacks, which
// are out of reach for it.
func asksBelow(key expr.Expr, n logical.Node) bool {
	return expr.Any(key, func(x expr.Expr) bool {
		q, ok := x.(*expr.Subquery)
		if !ok {
			return false
		}
		for _, r := range q.Refs {
			if col, ok := r.Value.(*expr.Attr); ok && !isOne(col, n.Output()) {
				return true
			}
		}
		return false
	})
}

// maker is what makes the columns of n, which a sort may ask for more: the
// first of equal rows keeps its other columns.
func maker(n logical.Node) logical.Node {
	n = stripped(n)
	if d, ok := n.(*logical.Deduplicate); ok && !d.Select && !logical.IsStreaming(n) {
		return stripped(d.Input)
	}
	return n
}

// stripped is a node without the aliases and filters around it.
func stripped(n logical.Node) logical.Node {
	for {
		switch x := n.(type) {
		case *logical.SubqueryAlias:
			n = x.Input
		case *logical.Filter:
			n = x.Input
		default:
			return n
		}
	}
}

// withColumns makes the projection or aggregation at the top of n compute more.
// The added items name columns of n itself by what those are made of.
func withColumns(n logical.Node, extra []expr.Expr) (logical.Node, error) {
	switch n := n.(type) {
	case *logical.SubqueryAlias:
		in, err := withColumns(n.Input, extra)
		if err != nil {
			return nil, err
		}
		attrs := append([]*expr.Attr(nil), n.Attrs...)
		for _, e := range extra {
			attrs = append(attrs, logical.AttrOf(e))
		}
		return &logical.SubqueryAlias{Input: in, Alias: n.Alias, Attrs: attrs}, nil
	case *logical.Filter:
		in, err := withColumns(n.Input, extra)
		return &logical.Filter{Input: in, Cond: n.Cond}, err
	case *logical.Deduplicate:
		in, err := withColumns(n.Input, extra)
		if err != nil {
			return nil, err
		}
		return n.WithChildren([]logical.Node{in}), nil
	case *logical.Aggregate:
		return logical.NewAggregate(n.Input, n.GroupBy, append(append([]expr.Expr(nil), n.List...), extra...)), nil
	case *logical.Project:
		made := map[expr.ID]expr.Expr{}
		for _, e := range n.List {
			if alias, ok := e.(*expr.Alias); ok {
				made[alias.ID] = alias.Child
			}
		}
		list := append([]expr.Expr(nil), n.List...)
		for _, e := range extra {
			list = append(list, expr.Transform(e, func(x expr.Expr) expr.Expr {
				if col, ok := x.(*expr.Attr); ok {
					if m := made[col.ID]; m != nil {
						return m
					}
				}
				return x
			}))
		}
		return logical.NewProject(n.Input, list), nil
	}
	list := make([]expr.Expr, 0, len(n.Output())+len(extra))
	for _, a := range n.Output() {
		list = append(list, a)
	}
	return logical.NewProject(n, append(list, extra...)), nil
}
