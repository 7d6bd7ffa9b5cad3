package optimize

import (
	"slices"

	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
)

// FilterJoin filters the sides of a join ahead of it by what its condition says
// of them alone: conditions on one side, columns that must not be NULL, and what
// the equality of two columns says of one that is known of the other. A side
// whose rows come out without a match stays whole.
func FilterJoin(j *logical.Join) (*logical.Join, error) {
	if j.Cond == nil {
		return j, nil
	}
	var filterLeft, filterRight bool
	switch j.Kind {
	case plan.InnerJoin, plan.LeftSemiJoin:
		filterLeft, filterRight = true, true
	case plan.LeftOuterJoin:
		filterRight = true
	case plan.RightOuterJoin:
		filterLeft = true
	default:
		return j, nil
	}
	conditions := functions.Conjuncts(j.Cond)
	conditions = append(conditions, mirrored(conditions)...)
	left, right := j.Left.Output(), j.Right.Output()
	out := *j
	var err error
	if filterLeft {
		if out.Left, err = filtered(j.Left, left, conditions); err != nil {
			return nil, err
		}
	}
	if filterRight {
		if out.Right, err = filtered(j.Right, right, conditions); err != nil {
			return nil, err
		}
	}
	var rest []expr.Expr
	for _, c := range functions.Conjuncts(j.Cond) {
		asked := filterLeft && Within(c, left) || filterRight && Within(c, right)
		if !asked || !deterministic(c) {
			rest = append(rest, c)
		}
	}
	out.Cond = functions.And(rest)
	return &out, nil
}

func filtered(n logical.Node, attrs []*expr.Attr, conditions []expr.Expr) (logical.Node, error) {
	var own []expr.Expr
	var asked []expr.ID
	for _, c := range conditions {
		for _, a := range strictColumns(c, nil) {
			if !Within(a, attrs) || slices.Contains(asked, a.ID) {
				continue
			}
			asked = append(asked, a.ID)
			if !a.Null {
				continue
			}
			set, err := functions.IsNotNull(a)
			if err != nil {
				return nil, err
			}
			own = append(own, set)
		}
		if Within(c, attrs) && deterministic(c) {
			own = append(own, c)
		}
	}
	if len(own) == 0 {
		return n, nil
	}
	return &logical.Filter{Input: n, Cond: functions.And(own)}, nil
}

// mirrored is conditions on one column put to the columns that equal it.
func mirrored(conditions []expr.Expr) []expr.Expr {
	var out []expr.Expr
	for _, c := range conditions {
		eq, ok := c.(*expr.Call)
		if !ok || !equality(eq) || len(eq.Args) != 2 {
			continue
		}
		a, okA := eq.Args[0].(*expr.Attr)
		b, okB := eq.Args[1].(*expr.Attr)
		if !okA || !okB {
			continue
		}
		for _, other := range conditions {
			for _, pair := range [][2]*expr.Attr{{a, b}, {b, a}} {
				if Within(other, []*expr.Attr{pair[0]}) && deterministic(other) {
					out = append(out, expr.Transform(other, func(x expr.Expr) expr.Expr {
						if y, ok := x.(*expr.Attr); ok && y.ID == pair[0].ID {
							return pair[1]
						}
						return x
					}))
				}
			}
		}
	}
	return out
}

// strictColumns are the columns of which a NULL makes a condition not hold.
func strictColumns(e expr.Expr, found []*expr.Attr) []*expr.Attr {
	switch e := e.(type) {
	case *expr.Attr:
		return append(found, e)
	case *expr.Call:
		switch e.Name {
		case "=", "==", "<>", "!=", "<", "<=", ">", ">=", "+", "-", "not":
			for _, a := range e.Args {
				found = strictColumns(a, found)
			}
		}
	}
	return found
}
