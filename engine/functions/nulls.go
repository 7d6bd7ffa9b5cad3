package functions

import (
	"math"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"nanvl"}, Group: "conditional_funcs", Min: 2, Max: 2, Usage: "nanvl(expr1, expr2) - Returns expr2 if expr1 is NaN, or expr1.", Resolve: func(c *CallContext) error {
		if err := c.castArgs(types.Double, types.Double); err != nil {
			return err
		}
		c.Type, c.Nullable = types.Double, true
		c.Kernel = boxed(types.Double, true, func(_ *expr.Context, a []any) (any, error) {
			if f, ok := a[0].(float64); ok && math.IsNaN(f) {
				return a[1], nil
			}
			return a[0], nil
		})
		return nil
	}})
	register(Spec{Names: []string{"isnan"}, Group: "predicate_funcs", Min: 1, Max: 1, Usage: "isnan(expr) - Tells whether expr is NaN.", Resolve: func(c *CallContext) error {
		if err := c.castArgs(types.Double); err != nil {
			return err
		}
		c.Type = types.Boolean
		c.Kernel = boxed(types.Boolean, true, func(_ *expr.Context, a []any) (any, error) {
			f, ok := a[0].(float64)
			return ok && math.IsNaN(f), nil
		})
		return nil
	}})
}

// AtLeast is the condition that n of args are neither NULL nor NaN.
func AtLeast(n int, args []expr.Expr) (expr.Expr, error) {
	return &expr.Call{Name: "atleastnnonnulls", Args: args, Typ: types.Boolean, Deterministic: true, Infallible: true,
		Kernel: func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
			out := batch.NewBits(rows)
			for i := range rows {
				have := 0
				for _, a := range args {
					v := a.Value(i)
					if f, ok := v.(float64); v != nil && !(ok && math.IsNaN(f)) {
						have++
					}
				}
				if have >= n {
					out.Set(i)
				}
			}
			return result(types.Boolean, batch.FromBits(out, rows, nil), false), nil
		}}, nil
}
