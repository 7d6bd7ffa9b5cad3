package functions

import (
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/expr"
)

// Resolve types a call and returns the expression for it.
func Resolve(c *CallContext) (expr.Expr, error) {
	s := c.Spec
	if n := len(c.Args); n < s.Min || s.Max >= 0 && n > s.Max {
		return nil, c.wrongCount()
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
		a.Typ, a.Null = c.Type, c.Nullable
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
	return diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605",
		"The `%s` requires %s parameters but the actual number is %d.", c.Name, want, len(c.Args)).
		With("functionName", "`"+c.Name+"`").With("expectedNum", want).With("actualNum", strconv.Itoa(len(c.Args))).At(c.Place)
}
