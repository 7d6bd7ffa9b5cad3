package logical

import "brook/engine/expr"

// Sessions merges session windows: among the rows with equal Keys, sessions
// that overlap or meet become one, and each row's Window is the one that it
// became part of. It stands right below the Aggregate that groups by Window;
// a streaming query keeps the open sessions of both nodes in one state.
type Sessions struct {
	Input  Node
	Keys   []expr.Expr // the grouping columns other than Window
	Window *expr.Attr  // struct of start and end; the same column before and after
}

// Output is the input's.
func (s *Sessions) Output() []*expr.Attr { return s.Input.Output() }

// Children returns the input.
func (s *Sessions) Children() []Node { return []Node{s.Input} }

// WithChildren replaces the input.
func (s *Sessions) WithChildren(c []Node) Node { return &Sessions{c[0], s.Keys, s.Window} }

// String is the node's line in EXPLAIN.
func (s *Sessions) String() string {
	return "MergingSessions " + listText(s.Keys) + ", " + s.Window.Name
}
