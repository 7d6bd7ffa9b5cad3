package expr

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// Aggregate is an aggregate function in a plan. It is not evaluated by Eval;
// the executor makes an Accumulator of it.
type Aggregate struct {
	Name     string
	Args     []Expr
	Distinct bool
	Filter   Expr // nil for none
	Order    []Order
	Typ      types.Type
	Null     bool
	Heading  string
	Place    diag.Place // where it was written
	// HeadingOf makes the heading from the arguments; it wins over Heading.
	HeadingOf func(args []Expr) string
	// New makes an empty accumulator for args' types.
	New func(c *Context) Accumulator
	// State has the types of the accumulator's partial columns.
	State []types.Type
}

// Order is a sort key with its direction.
type Order struct {
	Expr       Expr
	Descending bool
	NullsFirst bool
}

// Accumulator keeps the state of one aggregate for many groups, by columns.
// Groups are numbered from 0. An accumulator is used from one goroutine.
//
// Update and Merge may be mixed. State and Result hand out columns with one row
// a group, over memory that later updates may not change. The partial columns
// are what is merged between workers, spilled, and kept in a streaming query's
// state store, so their types (Aggregate.State) are a stored format.
type Accumulator interface {
	// Grow makes room for groups [0, n).
	Grow(n int)
	// Update adds row i of args to group groups[i]. len(groups) is the number
	// of rows; args may be constant.
	Update(c *Context, groups []uint32, args []batch.Vector) error
	// Merge adds row i of the partial columns to group groups[i].
	Merge(c *Context, groups []uint32, state []batch.Vector) error
	// State returns the partial columns of all groups.
	State(c *Context) ([]batch.Vector, error)
	// Result returns the value of all groups.
	Result(c *Context) (batch.Vector, error)
}

// Type returns the result type.
func (a *Aggregate) Type() types.Type { return a.Typ }

// Nullable reports whether the result may be NULL.
func (a *Aggregate) Nullable() bool { return a.Null }

// Children returns the arguments, then the filter, then the order keys.
func (a *Aggregate) Children() []Expr {
	out := append([]Expr(nil), a.Args...)
	if a.Filter != nil {
		out = append(out, a.Filter)
	}
	for _, o := range a.Order {
		out = append(out, o.Expr)
	}
	return out
}

// WithChildren is the same aggregate over other children.
func (a *Aggregate) WithChildren(c []Expr) Expr {
	b := *a
	b.Args, c = c[:len(a.Args):len(a.Args)], c[len(a.Args):]
	if a.Filter != nil {
		b.Filter, c = c[0], c[1:]
	}
	b.Order = append([]Order(nil), a.Order...)
	for i := range b.Order {
		b.Order[i].Expr = c[i]
	}
	return &b
}

// SQL is the heading: "sum(x)", "count(DISTINCT x)", "sum(x) FILTER (WHERE y)".
func (a *Aggregate) SQL() string {
	s := a.Heading
	switch {
	case a.HeadingOf != nil:
		s = a.HeadingOf(a.Args)
	case s == "" && a.Distinct:
		s = a.Name + "(DISTINCT " + Heading("", a.Args)[1:]
	case s == "":
		s = Heading(a.Name, a.Args)
	}
	if a.Filter != nil {
		s += " FILTER (WHERE " + a.Filter.SQL() + ")"
	}
	return s
}

// Eval fails: aggregates are computed by the executor.
func (a *Aggregate) Eval(*Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, misplaced(a)
}

// WindowCall is function OVER (…). The executor computes it.
type WindowCall struct {
	// Function is an *Aggregate or a *WindowFunction.
	Function  Expr
	Partition []Expr
	Order     []Order
	Frame     Frame
	Text      string // SQL text; see SQL
}

// Frame is a window frame with constant bounds.
type Frame struct {
	Rows         bool
	Lower, Upper Bound
}

// Bound is an end of a frame: Unbounded, or Offset rows (Rows) or a value of
// the order key's type (range); an Offset of nil is CURRENT ROW.
type Bound struct {
	Unbounded bool
	Offset    Expr // signed constant; nil for the current row
	Signed    bool // Offset is written with its sign
}

// WindowFunction is a function that only windows have: row_number, lag, ….
type WindowFunction struct {
	Name string
	Args []Expr
	Typ  types.Type
	Null bool
	// IgnoreNulls is IGNORE NULLS of lag, lead, nth_value, first_value, last_value.
	IgnoreNulls bool
	Heading     string
	// Eval computes the column of one sorted partition; see WindowPartition.
	Compute func(c *Context, w *WindowPartition) (batch.Vector, error)
}

// WindowPartition is one partition of a window in its order, as a
// WindowFunction sees it.
type WindowPartition struct {
	Rows  int
	Args  []batch.Vector
	Peers []int32 // Peers[i] is the first row of row i's peer group
	// FrameOf gives the half-open row range of row i's frame.
	FrameOf func(i int) (from, to int)
}

// Type returns the function's type.
func (w *WindowCall) Type() types.Type { return w.Function.Type() }

// Nullable is the function's.
func (w *WindowCall) Nullable() bool { return w.Function.Nullable() }

// Children returns the function, the partition keys, then the order keys.
func (w *WindowCall) Children() []Expr {
	out := append([]Expr{w.Function}, w.Partition...)
	for _, o := range w.Order {
		out = append(out, o.Expr)
	}
	return out
}

// WithChildren is the same window over other children.
func (w *WindowCall) WithChildren(c []Expr) Expr {
	v := *w
	v.Function, c = c[0], c[1:]
	v.Partition, c = c[:len(w.Partition):len(w.Partition)], c[len(w.Partition):]
	v.Order = append([]Order(nil), w.Order...)
	for i := range v.Order {
		v.Order[i].Expr = c[i]
	}
	return &v
}

// SQL is Text.
func (w *WindowCall) SQL() string { return w.Text }

// Eval fails: windows are computed by the executor.
func (w *WindowCall) Eval(*Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, misplaced(w)
}

// Type returns the result type.
func (w *WindowFunction) Type() types.Type { return w.Typ }

// Nullable reports whether the result may be NULL.
func (w *WindowFunction) Nullable() bool { return w.Null }

// Children returns the arguments.
func (w *WindowFunction) Children() []Expr { return w.Args }

// WithChildren is the same function over other arguments.
func (w *WindowFunction) WithChildren(c []Expr) Expr {
	v := *w
	v.Args = c
	return &v
}

// SQL is Heading or name(args).
func (w *WindowFunction) SQL() string {
	if w.Heading != "" {
		return w.Heading
	}
	return Heading(w.Name, w.Args)
}

// Eval fails: windows are computed by the executor.
func (w *WindowFunction) Eval(*Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, misplaced(w)
}

// Generator is a function that makes rows: explode, stack, json_tuple, ….
type Generator struct {
	Name string
	Args []Expr
	// Output has the columns it makes.
	Output []types.Field
	Outer  bool // keeps rows without output, as NULLs
	// Expand makes the rows of a batch: for each output row the input row it
	// belongs to (ascending), and the output columns.
	Expand func(c *Context, args []batch.Vector, rows int) (from []int32, out []batch.Vector, err error)
}

// Type is the type of a single output column, or a struct of several.
func (g *Generator) Type() types.Type {
	if len(g.Output) == 1 {
		return g.Output[0].Type
	}
	return &types.Struct{Fields: g.Output}
}

// Nullable reports whether an output may be NULL.
func (g *Generator) Nullable() bool { return true }

// Children returns the arguments.
func (g *Generator) Children() []Expr { return g.Args }

// WithChildren is the same generator over other arguments.
func (g *Generator) WithChildren(c []Expr) Expr {
	h := *g
	h.Args = c
	return &h
}

// SQL is name(args).
func (g *Generator) SQL() string { return Heading(g.Name, g.Args) }

// Eval fails: generators are expanded by the executor.
func (g *Generator) Eval(*Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, misplaced(g)
}
