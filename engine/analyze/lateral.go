package analyze

import (
	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
)

// lateralJoin joins each row of left with the rows that right makes of it.
func (a *analyzer) lateralJoin(r *plan.Join, left logical.Node, s *scope) (logical.Node, error) {
	switch r.Kind {
	case plan.InnerJoin, plan.CrossJoin, plan.LeftOuterJoin:
	default:
		return nil, diag.New(diag.Analysis, "UNSUPPORTED_JOIN_TYPE", "0A000", "Unsupported join type '%s'. Supported join types include: 'INNER', 'LEFT OUTER', 'CROSS'.", r.Kind).At(r.Place)
	}
	right, refs, err := a.within(r.Right, inputOf(left), s)
	if err != nil {
		return nil, err
	}
	if err := noStream(right); err != nil {
		return nil, err
	}
	kind := r.Kind
	if r.Cond == nil && generatesOnly(right) {
		// Spark turns this into a plain generator, which drops rows without values.
		kind = plan.InnerJoin
	}
	right = distinctFrom(left, right)
	j := &logical.Join{Left: left, Right: right, Kind: kind}
	var conds []expr.Expr
	if r.Cond != nil {
		cond, err := a.expression(r.Cond, inputOf(left, right))
		if err != nil {
			return nil, err
		}
		conds = append(conds, cond)
	}
	columns := j.Output()
	if len(refs) > 0 {
		if right, err = a.lift(right); err != nil {
			return nil, err
		}
		c := &correlation{a: a, refs: refs, outer: left}
		if logical.IsStreaming(left) {
			if once, err := c.lateralOnce(j, right, conds); once != nil || err != nil {
				return once, err
			}
		}
		pulled, domain, err := c.pull(right)
		if err != nil {
			return nil, err
		}
		j.Right = pulled
		for i, ref := range refs {
			eq, err := a.resolved("<=>", ref.Value, domain[i])
			if err != nil {
				return nil, err
			}
			conds = append(conds, eq)
		}
	}
	j.Cond = functions.And(conds)
	if len(refs) == 0 {
		return j, nil
	}
	return logical.NewProject(j, exprs(columns)), nil
}

// lateralOnce is the join with a right side whose conditions on left columns can all
// move to the join, so that left is read once; nil if they cannot.
func (c *correlation) lateralOnce(j *logical.Join, right logical.Node, conds []expr.Expr) (logical.Node, error) {
	columns := exprs(j.Output())
	inner := right
	for {
		alias, ok := inner.(*logical.SubqueryAlias)
		if !ok {
			break
		}
		inner = alias.Input
	}
	if agg, ok := inner.(*logical.Aggregate); ok && len(conds) == 0 {
		single, values, ok, err := c.single(agg)
		if err != nil {
			return nil, err
		}
		if ok {
			list := columns[:len(j.Left.Output()):len(j.Left.Output())]
			for _, v := range values {
				list = append(list, v)
			}
			return logical.NewProject(single, list), nil
		}
	}
	d := &direct{c: c, ok: true}
	pulled := d.pull(right)
	if !d.ok {
		return nil, nil
	}
	once := *j
	once.Right, once.Cond = pulled, functions.And(append(conds, d.conds...))
	return logical.NewProject(&once, columns), nil
}

// generatesOnly reports whether a subquery is a generator without a FROM.
func generatesOnly(n logical.Node) bool {
	switch n := n.(type) {
	case *logical.SubqueryAlias:
		return generatesOnly(n.Input)
	case *logical.Project:
		return generatesOnly(n.Input)
	case *logical.Generate:
		return len(n.Input.Output()) == 0 && len(n.Input.Children()) == 0 && !n.Outer
	}
	return false
}
