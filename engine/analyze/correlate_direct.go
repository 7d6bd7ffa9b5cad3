package analyze

import (
	"slices"

	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
)

// direct takes the conditions that name outer columns out of a subquery and up to
// the join with the query around it, which is then read once. A stream can be read
// no other way. Where a condition cannot move, correlation's domain has to do.
type direct struct {
	c     *correlation
	conds []expr.Expr // over the outer query's columns and those of the subquery
	ok    bool
}

// pull returns n without outer columns and keeps the conditions; it clears ok if some
// outer column must stay where it is.
func (d *direct) pull(n logical.Node) logical.Node {
	if !d.c.uses(n) {
		return n
	}
	if _, ok := n.(*logical.Filter); !ok && d.c.usesHere(n) {
		d.ok = false
		return n
	}
	switch n := n.(type) {
	case *logical.Filter:
		in := d.pull(n.Input)
		var rest []expr.Expr
		for _, cond := range functions.Conjuncts(n.Cond) {
			if expr.Any(cond, func(e expr.Expr) bool { return d.c.index(e) >= 0 }) {
				d.conds = append(d.conds, d.c.outside(cond))
			} else {
				rest = append(rest, cond)
			}
		}
		if len(rest) == 0 {
			return in
		}
		return &logical.Filter{Input: in, Cond: functions.And(rest)}
	case *logical.Project:
		in := d.pull(n.Input)
		return logical.NewProject(in, append(slices.Clone(n.List), exprs(d.missing(in, n.Output()))...))
	case *logical.SubqueryAlias:
		in := d.pull(n.Input)
		return &logical.SubqueryAlias{Input: in, Alias: n.Alias, Attrs: append(slices.Clone(n.Attrs), d.missing(in, n.Attrs)...)}
	case *logical.Deduplicate:
		in, _ := d.keyed(d.pull(n.Input))
		return &logical.Deduplicate{Input: in, Keys: append(slices.Clone(n.Keys), d.missing(in, n.Keys)...)}
	case *logical.Aggregate:
		if len(n.GroupBy) == 0 {
			break // has a row where nothing matches
		}
		in, _ := d.keyed(d.pull(n.Input))
		more := exprs(d.missing(in, n.Output()))
		return logical.NewAggregate(in, append(slices.Clone(n.GroupBy), more...), append(slices.Clone(n.List), more...))
	case *logical.Join:
		if n.Kind == plan.InnerJoin || n.Kind == plan.CrossJoin {
			j := *n
			j.Left, j.Right = d.pull(n.Left), d.pull(n.Right)
			return &j
		}
	}
	d.ok = false
	return n
}

// missing is the columns of in that the conditions need and have does not hold.
func (d *direct) missing(in logical.Node, have []*expr.Attr) []*expr.Attr {
	var out []*expr.Attr
	for _, x := range in.Output() {
		same := func(y *expr.Attr) bool { return y.ID == x.ID }
		if slices.ContainsFunc(have, same) {
			continue
		}
		for _, cond := range d.conds {
			if expr.Any(cond, func(e expr.Expr) bool { a, ok := e.(*expr.Attr); return ok && same(a) }) {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

// keyed makes the subquery's sides of the conditions so far columns of their own,
// for something above in to group by. That takes equalities: of any other
// comparison an outer row may match several groups.
func (d *direct) keyed(in logical.Node) (logical.Node, []*expr.Attr) {
	list, columns := exprs(in.Output()), in.Output()
	var keys []*expr.Attr
	for i, cond := range d.conds {
		if !mentions(cond, columns) {
			continue
		}
		eq, ok := cond.(*expr.Call)
		if !ok || eq.Name != "=" && eq.Name != "==" && eq.Name != "<=>" {
			d.ok = false
			return in, nil
		}
		args := slices.Clone(eq.Args)
		side := slices.IndexFunc(args, func(e expr.Expr) bool { return optimize.Within(e, columns) })
		if side < 0 || mentions(args[1-side], columns) {
			d.ok = false
			return in, nil
		}
		key := &expr.Alias{Child: args[side], Name: "key", ID: newID()}
		args[side] = logical.AttrOf(key)
		list, keys = append(list, key), append(keys, logical.AttrOf(key))
		d.conds[i] = eq.WithChildren(args)
	}
	if len(keys) == 0 {
		return in, nil
	}
	return logical.NewProject(in, list), keys
}

func mentions(e expr.Expr, columns []*expr.Attr) bool {
	return expr.Any(e, func(x expr.Expr) bool {
		a, ok := x.(*expr.Attr)
		return ok && slices.ContainsFunc(columns, func(y *expr.Attr) bool { return y.ID == a.ID })
	})
}

// outside puts the outer query's values where e names them.
func (c *correlation) outside(e expr.Expr) expr.Expr {
	return expr.Transform(e, func(x expr.Expr) expr.Expr {
		if i := c.index(x); i >= 0 {
			return c.refs[i].Value
		}
		return x
	})
}

// single joins the outer query with an aggregation of all rows: one row for each
// outer one, in which what no row matched has the values of an empty input.
func (c *correlation) single(n *logical.Aggregate) (logical.Node, []*expr.Alias, bool, error) {
	if len(n.GroupBy) > 0 || c.usesHere(n) {
		return nil, nil, false, nil
	}
	d := &direct{c: c, ok: true}
	in, keys := d.keyed(d.pull(n.Input))
	if !d.ok {
		return nil, nil, false, nil
	}
	found := &expr.Alias{Child: truth(true), Name: "found", ID: newID()}
	list := append(exprs(keys), found)
	made := make([]*expr.Attr, len(n.List))
	for i, e := range n.List {
		alias := &expr.Alias{Child: plainOf(e), Name: logical.AttrOf(e).Name, ID: newID()}
		list, made[i] = append(list, alias), logical.AttrOf(alias)
	}
	agg := logical.NewAggregate(in, exprs(keys), list)
	join := &logical.Join{Left: c.outer, Right: agg, Kind: plan.LeftOuterJoin, Cond: functions.And(d.conds)}
	values := make([]*expr.Alias, len(n.List))
	for i, e := range n.List {
		value, err := c.orEmpty(made[i], logical.AttrOf(found), plainOf(e), nil)
		if err != nil {
			return nil, nil, false, err
		}
		x := logical.AttrOf(e)
		values[i] = &expr.Alias{Child: value, Name: x.Name, ID: x.ID}
	}
	return join, values, true, nil
}

// applyOnce is apply for a correlated subquery whose conditions can all move to the
// join; false if they cannot.
func (a *analyzer) applyOnce(c *correlation, s *expr.Subquery, query logical.Node, negated bool) (logical.Node, expr.Expr, bool, error) {
	columns := inputOf(query).open()
	if s.Kind == expr.Scalar {
		if agg, ok := query.(*logical.Aggregate); ok {
			j, values, ok, err := c.single(agg)
			if err != nil {
				return nil, nil, false, err
			}
			if ok {
				return j, values[0].Child, true, nil
			}
		}
	}
	d := &direct{c: c, ok: true}
	query = d.pull(query)
	if s.Kind != expr.Scalar {
		if !d.ok {
			return nil, nil, false, nil
		}
		j, value, err := a.applyExists(c.outer, query, s, columns, d.conds, negated)
		return j, value, true, err
	}
	query, keys := d.keyed(query)
	if !d.ok {
		return nil, nil, false, nil
	}
	j, value, err := a.applyScalar(c.outer, query, columns[0], keys, d.conds)
	return j, value, true, err
}
