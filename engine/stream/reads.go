package stream

import (
	"brook/diag"
	"brook/engine/logical"
	"brook/engine/source"
)

// runs is how often Spark would have computed the parts of a batch. The parts
// above the topmost exchange are computed for each time that the sink reads the
// rows; below an exchange once, but twice below a sort of all rows, which looks
// at a sample first.
type runs struct {
	operators map[operator]int64
	scans     map[*source.StreamSpec]int64
	direct    map[*source.StreamSpec]bool // scans with no exchange above them
	some      int64                       // rows that the sink read besides, without wanting all
}

// countRuns counts for a sink that has read the batch full times and some rows
// besides.
func (r *run) countRuns(full, some int64) (runs, error) {
	c := runs{map[operator]int64{}, map[*source.StreamSpec]int64{}, map[*source.StreamSpec]bool{}, some}
	if full+some == 0 && len(r.operators) > 0 {
		// Spark notices that the operators have not committed what they remember.
		return c, diag.New(diag.SparkRuntime, "", "", "Exception thrown in awaitResult: ")
	}
	r.visit(r.plan, full, true, &c)
	return c, nil
}

// visit walks down from the sink, or with direct unset from the exchange below
// it.
func (r *run) visit(n logical.Node, times int64, direct bool, c *runs) {
	switch n := n.(type) {
	case *logical.StreamScan:
		c.scans[n.Spec] = max(c.scans[n.Spec], times)
		c.direct[n.Spec] = direct
		return
	case *logical.Limit:
		if sort := sortOf(n); sort != nil {
			r.visit(sort.Input, 1, false, c)
			return
		}
	case *logical.Sort:
		if !r.single(n.Input) {
			times, direct = 2, false
		}
	}
	if op, ok := r.byNode[n]; ok {
		c.operators[op] = max(1, times)
		times, direct = 1, false
	}
	for _, child := range n.Children() {
		r.visit(child, times, direct, c)
	}
}

// sortOf is the sort whose first rows a limit wants; nil for none.
func sortOf(l *logical.Limit) *logical.Sort {
	in := l.Input
	for {
		switch n := in.(type) {
		case *logical.Sort:
			return n
		case *logical.Project, *logical.SubqueryAlias:
			in = n.Children()[0]
		default:
			return nil
		}
	}
}

// single reports whether n is the result of an aggregation without keys, which
// one task computes.
func (r *run) single(n logical.Node) bool {
	for {
		if a, ok := n.(*logical.Aggregate); ok {
			return len(a.GroupBy) == 0
		}
		children := n.Children()
		if len(children) != 1 {
			return false
		}
		n = children[0]
	}
}

// rows is the rows that a scan has read in all, of which it has given number
// each time. What was read without wanting all is taken off some.
func (c *runs) rows(spec *source.StreamSpec, number int64) int64 {
	if !c.direct[spec] {
		return number * c.scans[spec]
	}
	first := min(c.some, number)
	c.some -= first
	return number*c.scans[spec] + first
}

// progress is the figures of an operator, summed over the times that it ran.
func (c *runs) progress(op operator) StateOperatorProgress {
	p := op.progress()
	n := c.operators[op]
	p.NumRowsTotal *= n
	p.NumRowsUpdated *= n
	p.NumRowsRemoved *= n
	p.NumRowsDroppedByWatermark *= n
	p.NumStateStoreInstances *= n
	if d, ok := p.CustomMetrics[droppedDuplicates]; ok {
		p.CustomMetrics[droppedDuplicates] = d * n
	}
	return p
}
