package logical

import "brook/engine/expr"

// CollectMetrics lets rows pass and aggregates them on the way.
type CollectMetrics struct {
	Input Node
	Name  string
	List  []expr.Expr // aggregates over the columns of Input
}

// Output is the input's.
func (m *CollectMetrics) Output() []*expr.Attr { return m.Input.Output() }

// Children returns the input.
func (m *CollectMetrics) Children() []Node { return []Node{m.Input} }

// WithChildren replaces the input.
func (m *CollectMetrics) WithChildren(c []Node) Node { return &CollectMetrics{c[0], m.Name, m.List} }

// String is the node's line in EXPLAIN.
func (m *CollectMetrics) String() string { return "CollectMetrics " + m.Name + ", " + listText(m.List) }

// Metrics is the aggregation of the rows of n.
func (m *CollectMetrics) Metrics() *Aggregate { return NewAggregate(m.Input, nil, m.List) }
