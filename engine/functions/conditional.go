package functions

import (
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"coalesce"}, Group: "conditional_funcs", Min: 1, Max: -1, Usage: "coalesce(expr1, expr2, ...) - Returns the first argument that is not NULL.", Resolve: coalesce})
	register(Spec{Names: []string{"nvl", "ifnull"}, Group: "conditional_funcs", Min: 2, Max: 2, Usage: "nvl(expr1, expr2) - Returns expr2 if expr1 is NULL, or expr1.", Resolve: func(c *CallContext) error {
		c.Heading = expr.Heading(c.Name, c.Args)
		return coalesce(c)
	}})
	register(Spec{Names: []string{"if"}, Group: "conditional_funcs", Min: 3, Max: 3, Usage: "if(expr1, expr2, expr3) - Returns expr2 if expr1 is true, otherwise expr3.", Resolve: func(c *CallContext) error {
		heading := "(IF(" + c.Args[0].SQL() + ", " + c.Args[1].SQL() + ", " + c.Args[2].SQL() + "))"
		c.HeadingOf = func([]expr.Expr) string { return heading }
		if c.Args[0].Type().Kind() == types.KindNull {
			if err := c.coerce(0, types.Boolean); err != nil {
				return err
			}
		}
		e, err := CaseWhen(c, c.Args[:2], c.Args[2])
		if err == nil {
			e.(*caseWhen).heading = heading
			c.Expr = e
		}
		return err
	}})
	register(Spec{Names: []string{"when"}, Group: "conditional_funcs", Min: 2, Max: -1, Usage: "when(condition, value, ...[, otherwise]) - Returns the value of the first condition that is true.",
		Examples: []Example{{"when(1 > 2, 'a', 2 > 1, 'b', 'c')", "b"}}, Resolve: func(c *CallContext) error {
			whens, otherwise := c.Args, expr.Expr(nil)
			if n := len(whens); n%2 == 1 {
				whens, otherwise = whens[:n-1], whens[n-1]
			}
			e, err := CaseWhen(c, whens, otherwise)
			c.Expr = e
			return err
		}})
	register(Spec{Names: []string{"in"}, Group: "predicate_funcs", Min: 1, Max: -1, Usage: "expr1 in(expr2, ...) - Tells whether expr1 equals one of the others.",
		Examples: []Example{{"2 IN (1, 2)", "true"}}, Resolve: func(c *CallContext) error {
			e, err := In(c)
			c.Expr = e
			return err
		}})
	register(Spec{Names: []string{"nullif"}, Group: "conditional_funcs", Min: 2, Max: 2, Usage: "nullif(expr1, expr2) - Returns NULL if expr1 equals expr2, or expr1.", Resolve: func(c *CallContext) error {
		heading := expr.Heading(c.Name, c.Args)
		eq, err := call("=", c, c.Args...)
		if err != nil {
			return err
		}
		null, err := expr.NewLiteral(c.Args[0].Type(), nil)
		if err != nil {
			return err
		}
		e, err := CaseWhen(c, []expr.Expr{eq, null}, c.Args[0])
		if err == nil {
			e.(*caseWhen).heading = heading
			c.Expr = e
		}
		return err
	}})
	register(Spec{Names: []string{"nvl2"}, Group: "conditional_funcs", Min: 3, Max: 3, Usage: "nvl2(expr1, expr2, expr3) - Returns expr2 if expr1 is not NULL, or expr3.", Resolve: func(c *CallContext) error {
		heading := expr.Heading(c.Name, c.Args)
		set, err := call("isnotnull", c, c.Args[0])
		if err != nil {
			return err
		}
		e, err := CaseWhen(c, []expr.Expr{set, c.Args[1]}, c.Args[2])
		if err == nil {
			e.(*caseWhen).heading = heading
			c.Expr = e
		}
		return err
	}})
	register(Spec{Names: []string{"zeroifnull"}, Group: "conditional_funcs", Min: 1, Max: 1, Usage: "zeroifnull(expr) - Returns 0 if expr is NULL, or expr.",
		Examples: []Example{{"zeroifnull(NULL)", "0"}}, Resolve: func(c *CallContext) error {
			c.Heading = expr.Heading(c.Name, c.Args)
			if err := c.defaultInt(0); err != nil {
				return err
			}
			return coalesce(c)
		}})
	register(Spec{Names: []string{"nullifzero"}, Group: "conditional_funcs", Min: 1, Max: 1, Usage: "nullifzero(expr) - Returns NULL if expr is 0, or expr.",
		Examples: []Example{{"nullifzero(0)", "NULL"}}, Resolve: func(c *CallContext) error {
			heading := expr.Heading(c.Name, c.Args)
			if err := c.defaultInt(0); err != nil {
				return err
			}
			zero, err := call("=", c, c.Args...)
			if err != nil {
				return err
			}
			null, err := expr.NewLiteral(types.Null, nil)
			if err != nil {
				return err
			}
			e, err := CaseWhen(c, []expr.Expr{zero, null}, c.Args[0])
			if err == nil {
				e.(*caseWhen).heading = heading
				c.Expr = e
			}
			return err
		}})
	for name, want := range map[string]int{"greatest": 1, "least": -1} {
		register(Spec{Names: []string{name}, Group: "conditional_funcs", Min: 2, Max: -1, Usage: name + "(expr, ...) - Returns the " + name + " value of all parameters, skipping NULLs.", Resolve: func(c *CallContext) error {
			for _, a := range c.Args {
				if unlike(c.Args[0].Type(), a.Type()) {
					return c.diffTypes(typesOf(c.Args))
				}
			}
			t, err := c.same(0)
			if err != nil {
				return err
			}
			if err := c.ordering(t); err != nil {
				return err
			}
			c.Type, c.Nullable = t, true
			for _, a := range c.Args {
				c.Nullable = c.Nullable && a.Nullable()
			}
			c.Kernel = extremes(t, want)
			return nil
		}})
	}
}

func typesOf(args []expr.Expr) []types.Type {
	ts := make([]types.Type, len(args))
	for i, a := range args {
		ts[i] = a.Type()
	}
	return ts
}
