package logical

import (
	"slices"
	"sync/atomic"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// Node is an operator of a resolved plan.
type Node interface {
	// Output has the columns, in order.
	Output() []*expr.Attr
	Children() []Node
	// WithChildren is the same node over other inputs with the same columns.
	WithChildren([]Node) Node
	// String is the node's line in EXPLAIN.
	String() string
}

var ids atomic.Int64

// NewID makes the identity of a new column.
func NewID() expr.ID { return expr.ID(ids.Add(1)) }

// NewAttr makes a new column.
func NewAttr(name string, t types.Type, nullable bool) *expr.Attr {
	return &expr.Attr{ID: NewID(), Name: name, Typ: t, Null: nullable}
}

// AttrOf is the column that an item of a select list makes.
func AttrOf(e expr.Expr) *expr.Attr {
	switch e := e.(type) {
	case *expr.Attr:
		return e
	case *expr.Alias:
		a := &expr.Attr{ID: e.ID, Name: e.Name, Typ: e.Type(), Null: e.Nullable(), Metadata: e.Metadata, Watermark: EventTime(e.Child)}
		if inner, ok := e.Child.(*expr.Attr); ok {
			if a.Metadata == nil {
				a.Metadata = inner.Metadata
			}
		}
		return a
	}
	return &expr.Attr{ID: NewID(), Name: e.SQL(), Typ: e.Type(), Null: e.Nullable(), Watermark: EventTime(e)}
}

func attrsOf(list []expr.Expr) []*expr.Attr {
	out := make([]*expr.Attr, len(list))
	for i, e := range list {
		out[i] = AttrOf(e)
	}
	return out
}

// Schema is a node's columns as a struct; hidden ones are left out.
func Schema(n Node) *types.Struct {
	out := &types.Struct{Fields: []types.Field{}}
	for _, a := range n.Output() {
		if !a.Hidden {
			out.Fields = append(out.Fields, types.Field{Name: a.Name, Type: a.Typ, Nullable: a.Null, Metadata: a.Metadata})
		}
	}
	return out
}

// Transform rewrites a plan bottom-up.
func Transform(n Node, f func(Node) Node) Node {
	children := n.Children()
	var changed []Node
	for i, c := range children {
		d := Transform(c, f)
		if d != c && changed == nil {
			changed = append([]Node(nil), children...)
		}
		if changed != nil {
			changed[i] = d
		}
	}
	if changed != nil {
		n = n.WithChildren(changed)
	}
	return f(n)
}

// Walk visits a plan top-down; f returns false to leave a node's inputs out.
func Walk(n Node, f func(Node) bool) {
	if !f(n) {
		return
	}
	for _, c := range n.Children() {
		Walk(c, f)
	}
}

// IsStreaming reports whether the plan reads a stream.
func IsStreaming(n Node) bool {
	found := false
	Walk(n, func(n Node) bool {
		_, ok := n.(*StreamScan)
		found = found || ok
		return !found
	})
	return found
}

type (
	// Scan reads a relation: its columns, then its hidden ones.
	Scan struct {
		Relation source.Relation
		Attrs    []*expr.Attr
		Columns  []int // those that are read, in the order of Attrs; nil for all
		Filters  []expr.Expr
		Limit    int64    // -1 for none
		Counter  *Counter // of the rows that come out; nil for none
	}

	// StreamScan reads a stream; a query replaces it by the scan of a batch.
	StreamScan struct {
		Spec  *source.StreamSpec
		Attrs []*expr.Attr
	}

	// LocalRelation has its rows at hand.
	LocalRelation struct {
		Attrs   []*expr.Attr
		Batches []*batch.Batch
		Reads   *plan.Reads // gets to know how often the rows are read; may be nil
		Cut     bool        // only the first of the rows are left
		Handed  bool        // by Python's createDataFrame, which spreads rows in a way of its own
	}

	// Range counts from Start to End, which it leaves out, by Step.
	Range struct {
		Start, End, Step int64
		Attr             *expr.Attr
		Partitions       int // how many the user asked for; 0 for any number
	}

	// Project computes a select list.
	Project struct {
		Input Node
		List  []expr.Expr
		attrs []*expr.Attr
	}

	// Filter keeps the rows for which Cond is true.
	Filter struct {
		Input Node
		Cond  expr.Expr
	}

	// Aggregate groups by GroupBy and computes List over groups.
	Aggregate struct {
		Input   Node
		GroupBy []expr.Expr
		List    []expr.Expr
		attrs   []*expr.Attr
	}

	// Join combines the rows of two inputs.
	Join struct {
		Left, Right Node
		Kind        plan.JoinKind
		Cond        expr.Expr // nil for none
		// Exists, of a left semi join, keeps all left rows and tells in a column
		// which of them have a match.
		Exists *expr.Attr
		// Set is the set operation that the join stands for: "Intersect", "Except",
		// "IntersectAll", "ExceptAll"; empty for a join.
		Set string
		// Hints tell which sides are to be sent whole to the other's partitions.
		// Only the order of the rows follows from that.
		Hints struct{ Left, Right bool }
	}

	// Sort orders rows.
	Sort struct {
		Input Node
		Order []expr.Order
	}

	// Limit keeps the first Count rows after Offset; Count -1 keeps all.
	Limit struct {
		Input         Node
		Count, Offset int64
	}

	// Tail keeps the last Count rows.
	Tail struct {
		Input Node
		Count int64
	}

	// Union is the rows of all inputs, which have the same types.
	Union struct {
		Inputs []Node
		Attrs  []*expr.Attr
	}

	// Deduplicate keeps the first row of each key.
	Deduplicate struct {
		Input           Node
		Keys            []*expr.Attr
		WithinWatermark bool
		Select          bool // of SELECT DISTINCT, which hides what its list leaves out
	}

	// Generate joins each row with the rows that a generator makes of it.
	Generate struct {
		Input     Node
		Generator *expr.Generator
		Outer     bool
		Attrs     []*expr.Attr // the generator's columns
	}

	// EventTimeWatermark marks a column as event time.
	EventTimeWatermark struct {
		Input Node
		Attr  *expr.Attr // of the output, with Watermark set
		Delay int64      // microseconds
		Stats *EventTimeStats
	}

	// SubqueryAlias gives the columns of its input a qualifier.
	SubqueryAlias struct {
		Input Node
		Alias string
		Attrs []*expr.Attr
	}
)

// Output has the relation's columns, or those that are read.
func (s *Scan) Output() []*expr.Attr       { return s.Attrs }
func (s *StreamScan) Output() []*expr.Attr { return s.Attrs }

// Output has the rows' columns.
func (l *LocalRelation) Output() []*expr.Attr { return l.Attrs }

// Output has the one column id.
func (r *Range) Output() []*expr.Attr { return []*expr.Attr{r.Attr} }

// NewProject makes a projection.
func NewProject(input Node, list []expr.Expr) *Project {
	return &Project{Input: input, List: list, attrs: attrsOf(list)}
}

// Output has the list's columns.
func (p *Project) Output() []*expr.Attr { return p.attrs }

// Output is the input's.
func (f *Filter) Output() []*expr.Attr { return f.Input.Output() }

// NewAggregate makes an aggregation.
func NewAggregate(input Node, groupBy, list []expr.Expr) *Aggregate {
	return &Aggregate{Input: input, GroupBy: groupBy, List: list, attrs: attrsOf(list)}
}

// Output has the list's columns.
func (a *Aggregate) Output() []*expr.Attr { return a.attrs }

// Output has both sides' columns, as nullable as the kind of join makes them.
func (j *Join) Output() []*expr.Attr {
	switch {
	case j.Exists != nil:
		return append(slices.Clone(j.Left.Output()), j.Exists)
	case j.Kind == plan.LeftSemiJoin, j.Kind == plan.LeftAntiJoin:
		return j.Left.Output()
	}
	left, right := j.Left.Output(), j.Right.Output()
	if j.Kind == plan.RightOuterJoin || j.Kind == plan.FullOuterJoin {
		left = nullable(left)
	}
	if j.Kind == plan.LeftOuterJoin || j.Kind == plan.FullOuterJoin {
		right = nullable(right)
	}
	return append(append([]*expr.Attr(nil), left...), right...)
}

func nullable(attrs []*expr.Attr) []*expr.Attr {
	out := make([]*expr.Attr, len(attrs))
	for i, a := range attrs {
		b := *a
		b.Null = true
		out[i] = &b
	}
	return out
}

// Output is the input's.
func (s *Sort) Output() []*expr.Attr { return s.Input.Output() }

// Output is the input's.
func (l *Limit) Output() []*expr.Attr { return l.Input.Output() }

// Output is the input's.
func (t *Tail) Output() []*expr.Attr { return t.Input.Output() }

// Output has the common columns.
func (u *Union) Output() []*expr.Attr { return u.Attrs }

// Output is the input's.
func (d *Deduplicate) Output() []*expr.Attr { return d.Input.Output() }

// Output has the input's columns, then the generator's.
func (g *Generate) Output() []*expr.Attr {
	return append(append([]*expr.Attr(nil), g.Input.Output()...), g.Attrs...)
}

// Output is the input's with the event-time column marked.
func (w *EventTimeWatermark) Output() []*expr.Attr {
	in := w.Input.Output()
	out := make([]*expr.Attr, len(in))
	for i, a := range in {
		out[i] = a
		if a.ID == w.Attr.ID {
			out[i] = w.Attr
		}
	}
	return out
}

// Output is the input's under the alias.
func (s *SubqueryAlias) Output() []*expr.Attr { return s.Attrs }
