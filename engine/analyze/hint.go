package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/logical"
	"brook/engine/plan"
)

// hint resolves a query with a hint. Those about partitions are what the methods
// of frames of the same names do; others are about how Spark joins, and leave the
// rows as they are.
func (a *analyzer) hint(r *plan.Hint, s *scope) (logical.Node, error) {
	p := &plan.Repartition{Base: plan.Base{Place: r.Place}, Input: r.Input, Shuffle: true}
	switch strings.ToUpper(r.Name) {
	case "COALESCE":
		p.Shuffle = false
	case "REPARTITION":
	case "REPARTITION_BY_RANGE":
		p.Range = true
	default:
		// REBALANCE too: what it would even out fits in one machine.
		return a.relation(r.Input, s)
	}
	for i, e := range r.Args {
		l, ok := e.(*plan.Literal)
		if !ok {
			p.By = append(p.By, e)
			continue
		}
		switch v := l.Value.(type) {
		case int32:
			if i == 0 && v <= 0 {
				return nil, diag.New(diag.IllegalArgument, "", "", "requirement failed: Number of partitions (%d) must be positive.", v)
			}
			p.Count = int(v)
		case string:
			p.By = append(p.By, &plan.Attribute{At: plan.At{Place: r.Place}, Name: []string{v}})
		}
	}
	return a.relation(p, s)
}

// hintJoin notes the hints of the sides of r in its join, which n is or has
// below select lists.
func hintJoin(n logical.Node, r *plan.Join) {
	switch n := n.(type) {
	case *logical.Project:
		hintJoin(n.Input, r)
	case *logical.Join:
		n.Hints.Left, n.Hints.Right = broadcasts(r.Left), broadcasts(r.Right)
	}
}

// broadcasts reports whether a relation has the hint that it is small.
func broadcasts(r plan.Relation) bool {
	switch r := r.(type) {
	case *plan.Hint:
		switch strings.ToUpper(r.Name) {
		case "BROADCAST", "BROADCASTJOIN", "MAPJOIN":
			return len(r.Args) == 0 || broadcasts(r.Input)
		}
		return broadcasts(r.Input)
	case *plan.SubqueryAlias:
		return broadcasts(r.Input)
	case *plan.Filter:
		return broadcasts(r.Input)
	case *plan.Project:
		return broadcasts(r.Input)
	}
	return false
}
