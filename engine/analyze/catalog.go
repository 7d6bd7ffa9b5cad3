package analyze

import (
	"context"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/source"
)

// Catalog answers questions about names. The session implements it.
type Catalog interface {
	// Table finds a table or view; nil, nil when there is none.
	Table(ctx context.Context, name []string, options map[string]string, stream bool) (*Table, error)
	// Data opens a batch source.
	Data(ctx context.Context, r *plan.ReadData) (source.Relation, error)
	// Stream describes a streaming source.
	Stream(ctx context.Context, r *plan.ReadData) (*source.StreamSpec, error)
	// Cached is the kept rows of a cached frame.
	Cached(c *plan.Cached, n logical.Node) source.Relation
	// Function finds a registered function; nil when there is none.
	Function(name []string) *Function
	// Variable is the value of a session variable.
	Variable(name []string) (expr.Expr, bool)
	CurrentDatabase() (catalog, db string)
}

// Table is what a name stands for: a view, data at rest or a stream.
type Table struct {
	Name        []string // qualified
	View        plan.Relation
	ViewColumns []string
	// QueryColumns are the names that the query of a view had when it was made;
	// nil to take what it has now.
	QueryColumns []string
	Relation     source.Relation
	Stream       *source.StreamSpec
}

// Function is a registered function: of the front end's language, or SQL.
type Function struct {
	Name string
	// Database is where the function is kept; empty for a temporary one.
	Database string
	UDF      *plan.UDFunc
	SQL      *plan.CreateFunction
}

// Options is what the analyzer works with.
type Options struct {
	Catalog Catalog
	Parser  plan.Parser
	Conf    expr.Conf
	Now     func() time.Time
	// Numbers in GROUP BY and ORDER BY are constants, not items of the list, and
	// aliases are no names in GROUP BY, where the settings say so.
	NoGroupOrdinals, NoOrderOrdinals, NoGroupAliases bool
	// Execute runs a resolved plan, for what must be known early: the values of
	// a pivot, a subquery without outer columns.
	Execute func(ctx context.Context, n logical.Node) ([]*batch.Batch, error)
}

// Relation resolves and checks a relation.
func Relation(ctx context.Context, o Options, r plan.Relation) (logical.Node, error) {
	a := &analyzer{Options: o, ctx: ctx, windowed: map[expr.ID]string{}}
	n, err := a.relation(r, nil)
	if err != nil {
		return nil, err
	}
	if err := uniqueMetrics(n); err != nil {
		return nil, err
	}
	return a.lift(n)
}

// analyzer resolves one plan.
type analyzer struct {
	Options
	ctx      context.Context
	depth    int
	nodes    int
	views    int
	windowed map[expr.ID]string // time and session windows that became columns, and their text
	bound    *bindings          // the parameters of the text being resolved
	outer    *outerScope        // the queries around the one being resolved
	scope    *scope             // the common table expressions that its subqueries see
}

// maxDepth bounds the nesting of plans and expressions, maxNodes how much there
// is of them: c = c + c doubles an expression, and df.union(df) a query.
const (
	maxDepth = 1000
	maxNodes = 1_000_000
)

// enter is called for each part of a query before it is resolved, and leave
// after it.
func (a *analyzer) enter(what string) error {
	if a.depth == maxDepth {
		return tooLarge("The %s is nested more than %d levels deep.", what, maxDepth)
	}
	if a.nodes == maxNodes {
		return tooLarge("The query has more than %d parts.", maxNodes)
	}
	if a.nodes++; a.nodes%1000 == 0 && a.ctx.Err() != nil {
		return context.Cause(a.ctx)
	}
	a.depth++
	return nil
}

func (a *analyzer) leave() { a.depth-- }

// tooLarge is where Spark's JVM runs out of stack or memory.
func tooLarge(format string, args ...any) error {
	return diag.New(diag.Py4J, "PLAN_TOO_LARGE", "54000", format, args...)
}
