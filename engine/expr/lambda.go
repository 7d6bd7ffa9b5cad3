package expr

import (
	"brook/engine/batch"
	"brook/engine/types"
)

// LambdaParam is a parameter of a lambda.
type LambdaParam struct {
	Name string
	Typ  types.Type
	Null bool
	Slot int // where its column stands in Context.Vars
}

// Lambda is x -> body with typed parameters. Higher-order functions evaluate
// Body over the elements of all rows at once: they put one vector a parameter
// into Context.Vars and hand in a batch whose columns are the outer columns
// taken once for each element.
type Lambda struct {
	Params []LambdaParam
	Body   Expr
}

// Type is the body's type.
func (l *Lambda) Type() types.Type { return l.Body.Type() }

// Nullable is the body's.
func (l *Lambda) Nullable() bool { return l.Body.Nullable() }

// Children returns the body.
func (l *Lambda) Children() []Expr { return []Expr{l.Body} }

// WithChildren is the lambda with another body.
func (l *Lambda) WithChildren(c []Expr) Expr { return &Lambda{Params: l.Params, Body: c[0]} }

// SQL is Spark's "lambdafunction(body, params)".
func (l *Lambda) SQL() string {
	s := "lambdafunction(" + l.Body.SQL()
	for range l.Params {
		s += ", namedlambdavariable()"
	}
	return s + ")"
}

// Eval evaluates the body.
func (l *Lambda) Eval(c *Context, in *batch.Batch) (batch.Vector, error) { return l.Body.Eval(c, in) }

// LambdaVar is a use of a lambda's parameter.
type LambdaVar struct{ Param LambdaParam }

// Type returns the parameter's type.
func (v *LambdaVar) Type() types.Type { return v.Param.Typ }

// Nullable reports whether the parameter may be NULL.
func (v *LambdaVar) Nullable() bool { return v.Param.Null }

// Children returns nothing.
func (v *LambdaVar) Children() []Expr { return nil }

// WithChildren returns v.
func (v *LambdaVar) WithChildren([]Expr) Expr { return v }

// SQL is Spark's "namedlambdavariable()".
func (v *LambdaVar) SQL() string { return "namedlambdavariable()" }

// Eval returns the parameter's column.
func (v *LambdaVar) Eval(c *Context, _ *batch.Batch) (batch.Vector, error) {
	return c.Vars[v.Param.Slot], nil
}
