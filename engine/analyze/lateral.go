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
	right = distinctFrom(left, right)
	j := &logical.Join{Left: left, Right: right, Kind: r.Kind}
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
