package analyze

import (
	"strings"

	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
)

// checkJoin refuses the joins and set operations that would need a whole stream.
func checkJoin(j *logical.Join, mode string) error {
	left, right := logical.IsStreaming(j.Left), logical.IsStreaming(j.Right)
	switch {
	case strings.HasPrefix(j.Set, "Intersect"):
		return unsupported(j, "Intersect of streaming DataFrames/Datasets is not supported")
	case strings.HasPrefix(j.Set, "Except") && right:
		return unsupported(j, "Except on a streaming DataFrame/Dataset on the right is not supported")
	case j.Set != "":
		return nil
	case left && right && mode != "Append":
		return unsupported(j, "Join between two streaming DataFrames/Datasets is not supported in %s output mode, only in Append output mode", mode)
	}
	switch j.Kind {
	case plan.FullOuterJoin:
		if left != right {
			return unsupported(j, "FullOuter joins with streaming DataFrames/Datasets on the %s and a static DataFrame/Dataset on the %s is not supported", side(left), side(!left))
		}
	case plan.LeftAntiJoin:
		if right {
			return unsupported(j, "LeftAnti joins with a streaming DataFrame/Dataset on the right are not supported")
		}
	case plan.LeftOuterJoin, plan.LeftSemiJoin:
		if !left {
			return unsupported(j, "%s join with a streaming DataFrame/Dataset on the right and a static DataFrame/Dataset on the left is not supported", j.Kind)
		}
	case plan.RightOuterJoin:
		if !right {
			return unsupported(j, "RightOuter join with a streaming DataFrame/Dataset on the left and a static DataFrame/DataSet on the right not supported")
		}
	default:
		return nil
	}
	if left && right && !bounded(j) {
		return unsupported(j, "Stream-stream %s join between two streaming DataFrame/Datasets is not supported without a watermark in the join keys, or a watermark on the nullable side and an appropriate range condition", j.Kind)
	}
	return nil
}

// bounded reports whether there will be an end to the waiting of rows that have
// no match: an event time among the keys, or a range of time around it.
func bounded(j *logical.Join) bool {
	keys := optimize.EquiKeysOf(j)
	for _, list := range [][]expr.Expr{keys.Left, keys.Right} {
		for _, k := range list {
			if a, ok := k.(*expr.Attr); ok && a.Watermark != nil {
				return true
			}
		}
	}
	left, right := j.Left.Output(), j.Right.Output()
	_, leftEnds := optimize.RangeDelay(j.Cond, left, right)
	_, rightEnds := optimize.RangeDelay(j.Cond, right, left)
	switch j.Kind {
	case plan.RightOuterJoin:
		return rightEnds
	case plan.FullOuterJoin:
		return leftEnds || rightEnds
	}
	return leftEnds
}

func side(left bool) string {
	if left {
		return "left"
	}
	return "right"
}
