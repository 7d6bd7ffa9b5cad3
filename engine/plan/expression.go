package plan

import (
	"brook/diag"
	"brook/engine/types"
)

// Expr is an unresolved expression.
type Expr interface {
	expr()
	// Where is the place in the user's text; zero for expressions built by calls.
	Where() diag.Place
}

// At is embedded in every expression: its place, and the Python call site that
// Spark names in errors ("== DataFrame ==") when it was built by a call.
type At struct {
	Place diag.Place
	Call  *CallSite
}

// CallSite is a method call in a cell that built an expression.
type CallSite struct {
	Fragment string // "__truediv__"
	Line     string // "line 3 in cell [4]"
}

func (At) expr() {}

// Where returns the place.
func (a At) Where() diag.Place { return a.Place }

type (
	// Literal is a cell of Type (see engine/types for the Go values).
	Literal struct {
		At
		Type  types.Type
		Value any
		Text  string // the digits as typed, where the heading keeps them; usually empty
	}

	// Attribute is a column name, not yet found: `a`, `t.a`, `a.b.c`.
	Attribute struct {
		At
		Name     []string
		NameExpr Expr  // of IDENTIFIER(…); nil for a name as typed
		PlanID   int64 // the frame that df.a was asked of, see Relation.ID; 0 for none
		Metadata bool  // df.metadataColumn("x")
	}

	// Star is `*`, `t.*` or, in SQL, `* EXCEPT (a, b.c)`. Replace has the values
	// that take the place of the columns of Except, in |> SET.
	Star struct {
		At
		Target  []string
		Except  [][]string
		Replace []Expr
		PlanID  int64
	}

	// Regex is df.colRegex("`a.*`").
	Regex struct {
		At
		Pattern string
		PlanID  int64
	}

	// Function is a call by name: f(args). Operators are calls too, by Spark's
	// names: + - * / % == <=> < <= > >= != and or not | & ^ ~ << >> >>> negative
	// positive in between like ilike rlike isnull isnotnull ||. A window
	// function is the Function of a Window.
	Function struct {
		At
		Name     []string // usually one part
		NameExpr Expr     // of IDENTIFIER(…); nil for a name as typed
		Args     []Expr
		Distinct bool
		Filter   Expr        // FILTER (WHERE …); nil for none
		Within   []SortOrder // WITHIN GROUP (ORDER BY …)
		Nulls    NullTreatment
		SQL      bool // written in SQL text, not as a method: headings differ (a BETWEEN, -x)
	}

	// NamedArgument is key => value in a call.
	NamedArgument struct {
		At
		Key   string
		Value Expr
	}

	// ExpressionString is SQL text from F.expr, selectExpr or filter("…").
	ExpressionString struct {
		At
		Text string
	}

	// Alias names an expression; several names for a generator.
	Alias struct {
		At
		Child    Expr
		Names    []string
		Metadata map[string]any
	}

	// Cast is CAST, TRY_CAST or x::t.
	Cast struct {
		At
		Child    Expr
		To       types.Type
		ToString string // the type's text, when To is nil (Column.cast("int"))
		Try      bool
		Typed    bool // TIMESTAMP '…': a literal in the session's time zone
	}

	// SortOrder is an ORDER BY item.
	SortOrder struct {
		At
		Child      Expr
		Descending bool
		NullsFirst bool // always set by the front end: Spark's default is first for ascending
	}

	// Lambda is (x, y) -> body.
	Lambda struct {
		At
		Params []string
		Body   Expr
	}

	// LambdaVariable is a parameter inside a Lambda's body, as PySpark builds
	// it. SQL text has plain Attributes there.
	LambdaVariable struct {
		At
		Name string
	}

	// Window is function OVER (…), or OVER name when Name is set.
	Window struct {
		At
		Function    Expr
		Name        string
		PartitionBy []Expr
		OrderBy     []SortOrder
		Frame       *Frame     // nil for the default
		Spec        diag.Place // of what stands after OVER
	}

	// ExtractValue is a[b], a.b on values: item, key or field.
	ExtractValue struct {
		At
		Child, Key Expr
	}

	// UpdateFields is Column.withField (Value set) or dropFields (Value nil).
	UpdateFields struct {
		At
		Struct Expr
		Field  []string // the path to it
		Value  Expr
	}

	// UDF is a call of a function of the front end's language.
	UDF struct {
		At
		Func *UDFunc
		Args []Expr
	}

	// Case is CASE WHEN … THEN … ELSE … END; Else may be nil. CASE x WHEN y is
	// built with x = y.
	Case struct {
		At
		Whens []When
		Else  Expr
	}

	// In is x IN (list) with NOT outside. Several Left are a row value.
	In struct {
		At
		Child Expr
		List  []Expr
	}

	// Subquery is a relation used as a value.
	Subquery struct {
		At
		Kind SubqueryKind
		Left []Expr // of IN
		Plan Relation
	}

	// Parameter is :name or ?; Spark binds it from spark.sql(…, args).
	Parameter struct {
		At
		Name  string // empty for ?
		Pos   int    // where ? stands in its text, in characters from 0
		Index int    // which ? of the text it is, from 0
	}

	// DefaultValue is DEFAULT in an INSERT.
	DefaultValue struct{ At }
)

// When is one branch of a Case.
type When struct{ Cond, Then Expr }

// NullTreatment is RESPECT NULLS or IGNORE NULLS of a call.
type NullTreatment uint8

// The null treatments.
const (
	NullsUnset NullTreatment = iota
	RespectNulls
	IgnoreNulls
)

// SubqueryKind tells how a Subquery is used.
type SubqueryKind uint8

// The kinds of subquery.
const (
	ScalarSubquery SubqueryKind = iota
	ExistsSubquery
	InSubquery
)

// Frame is ROWS or RANGE BETWEEN Lower AND Upper.
type Frame struct {
	Rows         bool
	Lower, Upper Bound
}

// Bound is the end of a Frame.
type Bound struct {
	Kind  BoundKind
	Value Expr // of Preceding, Following and SignedOffset
}

// BoundKind tells what a Bound is.
type BoundKind uint8

// The kinds of bound. SignedOffset is a signed Value (PySpark's rowsBetween).
const (
	UnboundedPreceding BoundKind = iota
	Preceding
	CurrentRow
	Following
	UnboundedFollowing
	SignedOffset
)

// UDFunc is a function of the front end's language. Call gets one column an
// argument, as the analyzer typed them, and rows; it returns a column of
// Returns with as many rows.
type UDFunc struct {
	Name          string
	Deterministic bool
	Returns       types.Type
	Params        []string // the names of its parameters, for arguments by name
	// Kind is "scalar", "pandas", "table" or "aggregate".
	Kind string
	// Call is a func(ctx context.Context, args []batch.Vector, rows int)
	// (batch.Vector, error); it is typed in engine/expr, which this package may
	// import, as expr.UDFCall.
	Call any
}

// Attr is a shorthand for an Attribute of name parts.
func Attr(name ...string) *Attribute { return &Attribute{Name: name} }

// Call is a shorthand for a Function.
func Call(name string, args ...Expr) *Function { return &Function{Name: []string{name}, Args: args} }

// Lit is a shorthand for a Literal.
func Lit(t types.Type, v any) *Literal { return &Literal{Type: t, Value: v} }
