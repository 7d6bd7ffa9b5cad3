package functions

import (
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

// valuesOf is how many arguments of a higher-order function are values, which
// stand before the functions.
func valuesOf(name string) int {
	switch name {
	case "aggregate", "reduce", "zip_with", "map_zip_with":
		return 2
	}
	return 1
}

// Resolve types a call and returns the expression for it.
func Resolve(c *CallContext) (expr.Expr, error) {
	s := c.Spec
	if n := len(c.Args); n < s.Min || s.Max >= 0 && n > s.Max {
		return nil, c.wrongCount()
	}
	if err := c.syntax(); err != nil {
		return nil, err
	}
	for i, x := range c.Args {
		if _, lambda := x.(*expr.Lambda); !lambda {
			continue
		}
		if s.Group != "lambda_funcs" && c.Name != "array_sort" {
			return nil, diag.New(diag.Analysis, "INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION", "42K0D",
				"Invalid lambda function call. A lambda function should only be used in a higher order function. However, its class is %s, which is not a higher order function.", ClassOf(c.Name)).At(c.Place)
		}
		if i < valuesOf(c.Name) {
			return nil, diag.New(diag.Analysis, "INVALID_LAMBDA_FUNCTION_CALL.PARAMETER_DOES_NOT_ACCEPT_LAMBDA_FUNCTION", "42K0D",
				"Invalid lambda function call. You passed a lambda function to a parameter that does not accept it. Please check if lambda function argument is in the correct position.").At(c.Place)
		}
	}
	if err := s.Resolve(c); err != nil {
		if e, ok := diag.As(err); ok {
			e.At(c.Place)
		}
		return nil, err
	}
	switch {
	case c.Expr != nil:
		return c.Expr, nil
	case c.Aggregate != nil:
		a := c.Aggregate
		if a.Name == "" {
			a.Name = c.Name
		}
		if a.Args == nil {
			a.Args = c.Args
		}
		a.Distinct, a.Filter, a.Order = a.Distinct || c.Distinct, c.Filter, append(a.Order, c.Order...)
		a.Typ, a.Null, a.Place = c.Type, c.Nullable, c.Place
		if a.Heading == "" {
			a.Heading = c.Heading
		}
		if a.HeadingOf == nil {
			a.HeadingOf = c.HeadingOf
		}
		return a, nil
	case c.Window != nil:
		return c.Window, nil
	case c.Generator != nil:
		return c.Generator, nil
	}
	return &expr.Call{
		Name: c.Name, Args: c.Args, Typ: c.Type, Null: c.Nullable, Kernel: c.Kernel, Heading: c.Heading, HeadingOf: c.HeadingOf,
		Deterministic: !s.NonDeterministic, Infallible: c.Infallible, Place: c.Place,
	}, nil
}

// ClassOf is the name that Spark's expression for a function of one word has.
func ClassOf(name string) string {
	return "org.apache.spark.sql.catalyst.expressions." + strings.ToUpper(name[:1]) + name[1:]
}

func (c *CallContext) wrongCount() error {
	want := strconv.Itoa(c.Spec.Min)
	switch {
	case c.Spec.Max < 0:
		want = "> " + strconv.Itoa(c.Spec.Min-1)
	case c.Spec.Max > c.Spec.Min:
		var list []string
		for n := c.Spec.Min; n <= c.Spec.Max; n++ {
			list = append(list, strconv.Itoa(n))
		}
		want = "[" + strings.Join(list, ", ") + "]"
	}
	e := diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605",
		"The `%s` requires %s parameters but the actual number is %d. Please, refer to 'https://spark.apache.org/docs/latest/sql-ref-functions.html' for a fix.", c.Name, want, len(c.Args)).
		With("functionName", "`"+c.Name+"`").With("expectedNum", want).With("actualNum", strconv.Itoa(len(c.Args)))
	// Functions of any number of arguments count them by themselves, later on.
	e.Placeless = c.Spec.Max < 0
	return e.At(c.Place)
}

// syntax refuses what only aggregates may have in their calls, and filters that
// are no conditions on rows.
func (c *CallContext) syntax() error {
	aggregate := c.Spec.Group == "agg_funcs"
	clause := ""
	switch {
	case c.Distinct && !aggregate:
		clause = "DISTINCT"
	case len(c.Order) > 0 && !aggregate:
		clause = "WITHIN GROUP (ORDER BY ...)"
	case c.Filter != nil && !aggregate:
		clause = "FILTER CLAUSE"
	}
	if clause != "" {
		return diag.New(diag.Analysis, "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", "42000",
			"Invalid SQL syntax: The function `%s` does not support %s.", c.Name, clause).At(c.Place)
	}
	if c.Filter == nil {
		return nil
	}
	refuse := func(kind, want string, inner expr.Expr) error {
		found := ""
		if inner != nil {
			found = ", but found \"" + inner.SQL() + "\""
		}
		return diag.New(diag.Analysis, "INVALID_AGGREGATE_FILTER."+kind, "42903",
			"The FILTER expression \"%s\" in an aggregate function is invalid. Expected a FILTER expression %s%s.", c.Filter.SQL(), want, found).At(c.Place)
	}
	if c.Filter.Type().Kind() != types.KindBoolean && c.Filter.Type().Kind() != types.KindNull {
		return refuse("NOT_BOOLEAN", "of the BOOLEAN type", nil)
	}
	var err error
	expr.Walk(c.Filter, func(e expr.Expr) bool {
		switch e := e.(type) {
		case *expr.Aggregate:
			err = refuse("CONTAINS_AGGREGATE", "without an aggregation", e)
		case *expr.WindowCall:
			err = refuse("CONTAINS_WINDOW_FUNCTION", "without a window function", e)
		case *expr.Call:
			if !e.Deterministic {
				err = refuse("NON_DETERMINISTIC", "to be deterministic", nil)
			}
		}
		return err == nil
	})
	return err
}
