package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/logical"
	"brook/engine/plan"
)

// hint resolves a query with a hint. None changes the rows here, but what those
// about partitions name has to be there.
func (a *analyzer) hint(r *plan.Hint, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	switch strings.ToUpper(r.Name) {
	case "COALESCE", "REPARTITION", "REPARTITION_BY_RANGE", "REBALANCE":
	default:
		return in, nil
	}
	for i, e := range r.Args {
		if l, ok := e.(*plan.Literal); ok {
			switch v := l.Value.(type) {
			case int32:
				if i == 0 && v <= 0 {
					return nil, diag.New(diag.IllegalArgument, "", "", "requirement failed: Number of partitions (%d) must be positive.", v)
				}
				continue
			case string:
				e = &plan.Attribute{At: plan.At{Place: r.Place}, Name: []string{v}}
			}
		}
		if _, err := a.expression(e, inputOf(in)); err != nil {
			return nil, err
		}
	}
	return in, nil
}
