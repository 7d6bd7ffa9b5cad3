package logical

import "brook/engine/expr"

// Expand makes several rows of each row of its input, one for each list. The
// lists have the same types; column i of the output is the i-th item of each.
type Expand struct {
	Input Node
	Lists [][]expr.Expr
	Attrs []*expr.Attr
}

// Output has the columns of the lists.
func (e *Expand) Output() []*expr.Attr { return e.Attrs }

// Children returns the input.
func (e *Expand) Children() []Node { return []Node{e.Input} }

// WithChildren replaces the input.
func (e *Expand) WithChildren(c []Node) Node { return &Expand{c[0], e.Lists, e.Attrs} }

// String is the node's line in EXPLAIN.
func (e *Expand) String() string {
	s := "Expand ["
	for i, l := range e.Lists {
		if i > 0 {
			s += ", "
		}
		s += listText(l)
	}
	return s + "], " + names(e.Attrs)
}
