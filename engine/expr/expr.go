package expr

import (
	"context"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// Expr is a resolved expression.
type Expr interface {
	Type() types.Type
	Nullable() bool
	Children() []Expr
	// WithChildren is the same node over other children of the same types.
	WithChildren(children []Expr) Expr
	// SQL is the text of the expression as Spark prints it in headings, errors
	// and EXPLAIN: "(a + 1)".
	SQL() string
	// Eval computes the expression for all rows of in. The result has in.Rows
	// rows or is constant.
	Eval(c *Context, in *batch.Batch) (batch.Vector, error)
}

// Context is what an evaluation may look at besides its rows. One Context
// serves one task on one goroutine.
type Context struct {
	context.Context
	Conf        Conf
	Now         time.Time      // current_timestamp of the query or batch
	Location    *time.Location // session time zone
	Partition   int            // spark_partition_id
	File        string         // input_file_name; empty for rows that come from no file
	Kept        *Kept          // what functions remember from batch to batch of the partition; may be nil
	CurrentDB   string
	CurrentUser string
	QueryError  func(p diag.Place) string // query context text for an error at p; may be nil
	Vars        []batch.Vector            // lambda variables, by slot; see LambdaVar
}

// Kept is what functions remember from one batch of a partition to the next. It
// is used from one goroutine, like the Context that it belongs to.
type Kept struct{ by map[any]any }

// Keep returns what key stands for in this partition, and makes it first when
// there is nothing.
func (c *Context) Keep(key any, make func() any) any {
	if c.Kept == nil {
		return make()
	}
	v, ok := c.Kept.by[key]
	if !ok {
		if c.Kept.by == nil {
			c.Kept.by = map[any]any{}
		}
		v = make()
		c.Kept.by[key] = v
	}
	return v
}

// Conf is what evaluation needs of the session's configuration.
type Conf struct {
	ANSI               bool
	TimeZone           string
	TimeParserPolicy   string // CORRECTED, EXCEPTION or LEGACY
	MapKeyDedupPolicy  string // EXCEPTION or LAST_WIN
	CaseSensitive      bool
	EscapedStringRegex bool
	Get                func(key string) (string, bool) // any other setting
}

// Kernel computes a function: one vector an argument, each of rows rows or
// constant. It may return a constant. It must not keep or modify arguments.
type Kernel func(c *Context, args []batch.Vector, rows int) (batch.Vector, error)

// UDFCall is a Kernel in the front end's language.
type UDFCall func(ctx context.Context, args []batch.Vector, rows int) (batch.Vector, error)

// ID tells attributes apart; each definition of a column has its own.
type ID int64

// Attr is a reference to a column that a plan node below defines.
type Attr struct {
	ID        ID
	Name      string
	Typ       types.Type
	Null      bool
	Qualifier []string // alias or table it came through
	Metadata  map[string]any
	PlanIDs   []int64 // DataFrames whose output this column belongs to
	Hidden    bool    // metadata column: not part of *
	Watermark *int64  // event-time column: delay in microseconds
	Unmarked  []int64 // those of PlanIDs in which it is no event time yet
}

// Type returns the column's type.
func (a *Attr) Type() types.Type { return a.Typ }

// Nullable reports whether the column may have NULLs.
func (a *Attr) Nullable() bool { return a.Null }

// Children returns nothing.
func (a *Attr) Children() []Expr { return nil }

// WithChildren returns a.
func (a *Attr) WithChildren([]Expr) Expr { return a }

// SQL is the bare name.
func (a *Attr) SQL() string { return a.Name }

// Eval fails: a plan must be bound first.
func (a *Attr) Eval(*Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "column %s is not bound", a.Name)
}

// Ref is column Index of the input.
type Ref struct {
	Index int
	Attr  *Attr
}

// Type returns the column's type.
func (r *Ref) Type() types.Type { return r.Attr.Typ }

// Nullable reports whether the column may have NULLs.
func (r *Ref) Nullable() bool { return r.Attr.Null }

// Children returns nothing.
func (r *Ref) Children() []Expr { return nil }

// WithChildren returns r.
func (r *Ref) WithChildren([]Expr) Expr { return r }

// SQL is the bare name.
func (r *Ref) SQL() string { return r.Attr.Name }

// Eval returns the column itself.
func (r *Ref) Eval(_ *Context, in *batch.Batch) (batch.Vector, error) {
	return in.Columns[r.Index], nil
}

// Call is a scalar function with its kernel. NULL rules are the kernel's own
// business unless the Spec says otherwise (see engine/functions).
type Call struct {
	Name          string // canonical name: "upper", "+"
	Args          []Expr
	Typ           types.Type
	Null          bool
	Kernel        Kernel
	Heading       string // overrides the usual name(args) when not empty
	HeadingOf     func(args []Expr) string
	Deterministic bool
	Infallible    bool // cannot raise whatever the rows are
	UDF           bool // the user's own function, which costs much
	Place         diag.Place
	Context       string // query context lines for run-time errors; empty for none
}

// Type returns the result type.
func (f *Call) Type() types.Type { return f.Typ }

// Nullable reports whether the result may be NULL.
func (f *Call) Nullable() bool { return f.Null }

// Children returns the arguments.
func (f *Call) Children() []Expr { return f.Args }

// WithChildren is the same call with other arguments.
func (f *Call) WithChildren(args []Expr) Expr {
	g := *f
	g.Args = args
	return &g
}

// SQL is Heading, HeadingOf(args) or name(args).
func (f *Call) SQL() string {
	if f.HeadingOf != nil {
		return f.HeadingOf(f.Args)
	}
	if f.Heading != "" {
		return f.Heading
	}
	return Heading(f.Name, f.Args)
}

// Heading is "name(a, b)".
func Heading(name string, args []Expr) string {
	s := name + "("
	for i, a := range args {
		if i > 0 {
			s += ", "
		}
		s += a.SQL()
	}
	return s + ")"
}

// Eval evaluates the arguments and runs the kernel. When every argument is
// constant the kernel sees one row and its result is constant.
func (f *Call) Eval(c *Context, in *batch.Batch) (batch.Vector, error) {
	var few [4]batch.Vector
	args := few[:0]
	constant := f.Deterministic
	for _, a := range f.Args {
		v, err := a.Eval(c, in)
		if err != nil {
			return batch.Vector{}, err
		}
		constant = constant && v.Const
		args = append(args, v)
	}
	rows := in.Rows
	if constant && len(args) > 0 {
		rows = 1
	}
	out, err := f.Kernel(c, args, rows)
	if err != nil {
		return batch.Vector{}, f.located(err)
	}
	if constant && len(args) > 0 && !out.Const {
		out.Const = true
	}
	return out, nil
}

// located adds the call's place and query context to an error of its kernel.
func (f *Call) located(err error) error {
	if e, ok := err.(*diag.Error); ok {
		e.At(f.Place)
		if e.Tail == "" && f.Context != "" {
			e.Tail = "\n" + f.Context
		}
	}
	return err
}

// Literal is a constant.
type Literal struct {
	Value any
	Typ   types.Type
	Text  string // how it prints, where that is not the value's own text
	vec   batch.Vector
}

// NewLiteral makes a constant of a cell (see engine/types).
func NewLiteral(t types.Type, value any) (*Literal, error) {
	v, err := batch.Constant(t, value)
	if err != nil {
		return nil, err
	}
	return &Literal{Value: value, Typ: t, vec: v}, nil
}

// Type returns the constant's type.
func (l *Literal) Type() types.Type { return l.Typ }

// Nullable reports whether the constant is NULL.
func (l *Literal) Nullable() bool { return l.Value == nil }

// Children returns nothing.
func (l *Literal) Children() []Expr { return nil }

// WithChildren returns l.
func (l *Literal) WithChildren([]Expr) Expr { return l }

// Eval returns the constant.
func (l *Literal) Eval(*Context, *batch.Batch) (batch.Vector, error) { return l.vec, nil }

// Alias names an expression in a plan's output.
type Alias struct {
	Child    Expr
	Name     string
	ID       ID
	Metadata map[string]any
	Implicit bool // made from the expression's text, not written by the user
}

// Type returns the child's type.
func (a *Alias) Type() types.Type { return a.Child.Type() }

// Nullable is the child's.
func (a *Alias) Nullable() bool { return a.Child.Nullable() }

// Children returns the child.
func (a *Alias) Children() []Expr { return []Expr{a.Child} }

// WithChildren names another child.
func (a *Alias) WithChildren(c []Expr) Expr {
	b := *a
	b.Child = c[0]
	return &b
}

// SQL is "child AS name".
func (a *Alias) SQL() string { return a.Child.SQL() + " AS " + a.Name }

// Eval evaluates the child.
func (a *Alias) Eval(c *Context, in *batch.Batch) (batch.Vector, error) { return a.Child.Eval(c, in) }
