package logical

import "brook/engine/expr"

type (
	// Recursion is a recursive common table expression: the rows of Anchor, and
	// those of Step over the rows of the round before, until there are none.
	Recursion struct {
		Anchor, Step Node
		Work         int64 // of the WorkTables in Step that have the last rows
		Attrs        []*expr.Attr
		Name         string
		Levels       int64 // rounds that are allowed; -1 for no bound
		Enough       int64 // rows after which no round is begun; 0 for no bound
	}

	// WorkTable is the rows of the last round of a Recursion, inside of its Step.
	WorkTable struct {
		Work  int64
		Attrs []*expr.Attr
	}
)

// NewWork makes the identity of a recursion.
func NewWork() int64 { return ids.Add(1) }

// Output has the columns of the anchor.
func (r *Recursion) Output() []*expr.Attr { return r.Attrs }

// Children are the anchor and the step.
func (r *Recursion) Children() []Node { return []Node{r.Anchor, r.Step} }

// WithChildren replaces the anchor and the step.
func (r *Recursion) WithChildren(c []Node) Node {
	s := *r
	s.Anchor, s.Step = c[0], c[1]
	return &s
}

// String is the node's line in EXPLAIN.
func (r *Recursion) String() string { return "UnionLoop " + r.Name }

// Output has the columns of the recursion.
func (w *WorkTable) Output() []*expr.Attr { return w.Attrs }

// Children returns nothing.
func (w *WorkTable) Children() []Node { return nil }

// WithChildren returns w.
func (w *WorkTable) WithChildren([]Node) Node { return w }

// String is the node's line in EXPLAIN.
func (w *WorkTable) String() string { return "UnionLoopRef" }
