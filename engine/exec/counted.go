package exec

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
)

// counted adds a step to p that counts rows, after those filters that the source
// applies itself. It returns the other filters.
func counted(p *pipeline, c *logical.Counter, filters []expr.Expr) (rest []expr.Expr) {
	for _, f := range filters {
		if c.Pushes() && pushable(f) {
			p.steps = append(p.steps, filter(f))
		} else {
			rest = append(rest, f)
		}
	}
	p.steps = append(p.steps, func(_ *expr.Context, in *batch.Batch, yield func(*batch.Batch) error) error {
		c.Add(in.Rows)
		return yield(in)
	})
	return rest
}

// pushable reports whether a condition is one of those that Spark hands to
// sources: comparisons of a column with a constant, and what AND, OR and NOT
// make of them.
func pushable(e expr.Expr) bool {
	if parts := functions.Conjuncts(e); len(parts) > 1 {
		return pushable(parts[0]) && pushable(functions.And(parts[1:]))
	}
	if a, b, ok := functions.Disjuncts(e); ok {
		return pushable(a) && pushable(b)
	}
	c, ok := e.(*expr.Call)
	if !ok {
		return false
	}
	switch c.Name {
	case "not", "!":
		return pushable(c.Args[0])
	case "isnull", "isnotnull":
		return isColumn(c.Args[0])
	case "=", "==", "<=>", "<>", "!=", "<", "<=", ">", ">=":
		return isColumn(c.Args[0]) && isConstant(c.Args[1]) || isColumn(c.Args[1]) && isConstant(c.Args[0])
	case "startswith", "endswith", "contains":
		return isColumn(c.Args[0]) && isConstant(c.Args[1])
	case "in":
		for _, a := range c.Args[1:] {
			if !isConstant(a) {
				return false
			}
		}
		return isColumn(c.Args[0])
	}
	return false
}

func isColumn(e expr.Expr) bool {
	_, ok := e.(*expr.Ref)
	return ok
}

func isConstant(e expr.Expr) bool {
	_, ok := e.(*expr.Literal)
	return ok
}
