package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"raise_error"}, Group: "misc_funcs", Min: 1, Max: 1, Since: "3.1.0", NonDeterministic: true,
		Usage:    "raise_error(expr) - Fails with the text of expr.",
		Examples: []Example{{"if(1 < 2, 'well', raise_error('ill'))", "well"}}, Resolve: func(c *CallContext) error {
			if err := c.coerce(0, str); err != nil {
				return err
			}
			c.HeadingOf = func(a []expr.Expr) string {
				return "raise_error(USER_RAISED_EXCEPTION, map(errorMessage, " + a[0].SQL() + "))"
			}
			c.Type, c.Nullable = types.Null, true
			c.Kernel = func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				if rows > 0 {
					return batch.Vector{}, raised(args[0].Value(0))
				}
				return batch.Constant(types.Null, nil)
			}
			return nil
		}})
	register(Spec{Names: []string{"assert_true"}, Group: "misc_funcs", Min: 1, Max: 2, Since: "2.0.0", NonDeterministic: true,
		Usage:    "assert_true(expr[, message]) - Fails if expr is not true.",
		Examples: []Example{{"assert_true(0 < 1)", "NULL"}}, Resolve: assertTrue})
}

// raised is the error that a user asks for.
func raised(message any) error {
	text, ok := message.(string)
	if !ok {
		text = "null"
	}
	return diag.New(diag.SparkRuntime, "USER_RAISED_EXCEPTION", "P0001", "%s", text).With("errorMessage", text)
}

func assertTrue(c *CallContext) error {
	if len(c.Args) == 1 {
		l, err := expr.NewLiteral(str, "'"+c.Args[0].SQL()+"' is not true!")
		if err != nil {
			return err
		}
		c.Args = append(c.Args, l)
	}
	if err := c.coerce(1, str); err != nil {
		return err
	}
	switch c.Args[0].Type().Kind() {
	case types.KindBoolean:
	case types.KindNull:
		if err := c.coerce(0, types.Boolean); err != nil {
			return err
		}
	default:
		c.HeadingOf = func(a []expr.Expr) string {
			return "(IF(" + a[0].SQL() + ", NULL, raise_error(USER_RAISED_EXCEPTION, map(errorMessage, " + a[1].SQL() + "))))"
		}
		return c.unexpected(0, "BOOLEAN")
	}
	c.Type, c.Nullable = types.Null, true
	c.Kernel = func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		is := truthOf(args[0])
		for i := range rows {
			if args[0].Null(i) || !is(i) {
				return batch.Vector{}, raised(args[1].Value(i))
			}
		}
		return batch.Constant(types.Null, nil)
	}
	return nil
}
