package functions

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
)

func init() {
	register(Spec{Names: []string{"between"}, Group: "predicate_funcs", Min: 3, Max: 3, Usage: "input BETWEEN lower AND upper - Tests whether input is in a range, both ends being in it.", Resolve: between})
	for name, how := range map[string]struct{ all, not bool }{"likeany": {}, "likeall": {all: true}, "notlikeany": {not: true}, "notlikeall": {all: true, not: true}} {
		register(Spec{Names: []string{name}, Group: "predicate_funcs", Min: 2, Max: -1, Usage: "str LIKE ANY (patterns) - Tests a text against several patterns, one or all of which must match.", Resolve: func(c *CallContext) error {
			return quantified(c, name, how.all, how.not)
		}})
	}
}

// between is two comparisons that print as one.
func between(c *CallContext) error {
	low, err := c.call(">=", c.Args[0], c.Args[1])
	if err != nil {
		return err
	}
	high, err := c.call("<=", c.Args[0], c.Args[2])
	if err != nil {
		return err
	}
	c.Expr = &connective{and: true, left: low, right: high, heading: func(l *connective) string {
		a, b := l.left.Children(), l.right.Children()
		if len(a) != 2 || len(b) != 2 {
			return "(" + l.left.SQL() + " AND " + l.right.SQL() + ")"
		}
		return "between(" + a[0].SQL() + ", " + a[1].SQL() + ", " + b[1].SQL() + ")"
	}}
	return nil
}

// quantified is LIKE ANY, LIKE ALL and their negations. Spark prints the text
// alone.
func quantified(c *CallContext, name string, all, not bool) error {
	if len(c.Args) == 1 {
		return diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0064", "", "Expected something between '(' and ')'.").At(c.Place)
	}
	heading := name + "(" + c.Args[0].SQL() + ")"
	var out expr.Expr
	for _, p := range c.Args[1:] {
		one, err := c.call("like", c.Args[0], p)
		if err != nil {
			return err
		}
		if not {
			if one, err = c.call("not", one); err != nil {
				return err
			}
		}
		if out == nil {
			out = one
			continue
		}
		out = &connective{and: all, left: out, right: one}
	}
	for _, p := range c.Args[1:] {
		if l, ok := p.(*expr.Literal); !ok || l.Value == nil {
			c.Expr = out // Spark has a chain of conditions here
			return nil
		}
	}
	if chain, ok := out.(*connective); ok {
		chain.heading = func(l *connective) string { return heading }
		chain.null = true
	} else if one, ok := out.(*expr.Call); ok {
		one.HeadingOf = func([]expr.Expr) string { return heading }
		one.Null = true
	}
	c.Expr = out
	return nil
}

// call is a call of another built-in within this one.
func (c *CallContext) call(name string, args ...expr.Expr) (expr.Expr, error) {
	spec, ok := Lookup(name)
	if !ok {
		return nil, diag.NotImplemented("the function %s", strings.ToUpper(name))
	}
	return Resolve(&CallContext{Spec: spec, Name: name, Args: args, SQL: c.SQL, Place: c.Place, Conf: c.Conf})
}
