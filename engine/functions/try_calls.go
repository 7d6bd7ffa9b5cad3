package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for name, op := range map[string]string{"try_add": "+", "try_subtract": "-", "try_multiply": "*", "try_divide": "/", "try_mod": "%"} {
		register(Spec{Names: []string{name}, Group: "math_funcs", Min: 2, Max: 2, Usage: name + "(expr1, expr2) - Computes expr1 " + op + " expr2; NULL where that fails.", Resolve: func(c *CallContext) error {
			inner := *c
			inner.Name, inner.Spec, inner.HeadingOf = op, specs[op], nil
			inner.Args = append([]expr.Expr(nil), c.Args...)
			inner.tries = types.IsNumeric(c.Args[0].Type()) && types.IsNumeric(c.Args[1].Type())
			e, err := Resolve(&inner)
			if err != nil {
				return err
			}
			heading := expr.Heading(name, c.Args)
			if f, ok := e.(*expr.Call); ok && inner.tries {
				// What fails in the arguments still fails.
				f.Null, f.Name = true, name
				f.HeadingOf = func(a []expr.Expr) string { return expr.Heading(name, a) }
				f.Heading = ""
				c.Expr = f
				return nil
			}
			c.Expr = &attempt{Expr: e, heading: heading}
			return nil
		}})
	}
}

// attempt is an expression that is NULL where it fails.
type attempt struct {
	expr.Expr
	heading string
}

func (a *attempt) Nullable() bool { return true }

func (a *attempt) SQL() string { return a.heading }

func (a *attempt) Children() []expr.Expr { return []expr.Expr{a.Expr} }

func (a *attempt) WithChildren(c []expr.Expr) expr.Expr { return &attempt{c[0], a.heading} }

// Eval computes all rows at once, and row by row only when one fails.
func (a *attempt) Eval(c *expr.Context, in *batch.Batch) (batch.Vector, error) {
	v, err := a.Expr.Eval(c, in)
	if err == nil || !isRowError(err) {
		return v, err
	}
	b := batch.NewBuilder(a.Type(), in.Rows)
	for i := range in.Rows {
		row, err := a.Expr.Eval(c, in.Slice(i, i+1))
		var cell any
		switch {
		case err == nil:
			cell = row.Value(0)
		case !isRowError(err):
			return batch.Vector{}, err
		}
		if err := b.Append(cell); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.Type(), b.Finish()), nil
}

// isRowError tells the errors that the values of a row cause.
func isRowError(err error) bool {
	e, ok := diag.As(err)
	return ok && (e.Class == diag.Arithmetic || e.Class == diag.SparkRuntime || e.Class == diag.ArrayIndex || e.Class == diag.IllegalArgument || e.Class == diag.NumberFormat || e.Class == diag.DateTime)
}
