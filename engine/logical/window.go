package logical

import "brook/engine/expr"

// Window adds columns that are computed over windows of rows. Its rows come out
// in the order of the windows.
type Window struct {
	Input Node
	Calls []*expr.Alias // of *expr.WindowCall, all with one partition and order
}

// Output has the input's columns, then the windows'.
func (w *Window) Output() []*expr.Attr {
	out := append([]*expr.Attr(nil), w.Input.Output()...)
	for _, c := range w.Calls {
		out = append(out, AttrOf(c))
	}
	return out
}

// Children returns the input.
func (w *Window) Children() []Node { return []Node{w.Input} }

// WithChildren replaces the input.
func (w *Window) WithChildren(c []Node) Node { return &Window{c[0], w.Calls} }

// String is the node's line in EXPLAIN.
func (w *Window) String() string {
	list := make([]expr.Expr, len(w.Calls))
	for i, c := range w.Calls {
		list[i] = c
	}
	return "Window " + listText(list)
}
