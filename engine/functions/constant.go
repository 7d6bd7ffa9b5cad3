package functions

import (
	"context"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// foldable reports whether e has the same value for all rows.
func foldable(e expr.Expr) bool {
	switch e := e.(type) {
	case *expr.Attr, *expr.Ref, *expr.Aggregate, *expr.WindowCall, *expr.WindowFunction, *expr.Generator, *expr.Lambda:
		return false
	case *expr.Call:
		if !e.Deterministic {
			return false
		}
	}
	for _, c := range e.Children() {
		if !foldable(c) {
			return false
		}
	}
	return true
}

// valueOf evaluates a foldable expression.
func (c *CallContext) valueOf(e expr.Expr) (any, error) {
	loc, err := time.LoadLocation(c.Conf.TimeZone)
	if err != nil {
		loc = time.UTC
	}
	v, err := e.Eval(&expr.Context{Context: context.Background(), Conf: c.Conf, Location: loc, Now: time.Unix(0, 0)}, &batch.Batch{Rows: 1})
	if err != nil {
		return nil, err
	}
	return v.Value(0), nil
}

// constantArg is the value of argument i, which must be foldable, as type t. what
// names the argument in the error.
func (c *CallContext) constantArg(i int, t types.Type, what string) (any, error) {
	if !foldable(c.Args[i]) {
		return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: the input `%s` should be a foldable \"%s\" expression; however, got \"%s\".",
			c.heading(), what, t.SQL(), c.Args[i].SQL()).At(c.Place)
	}
	e, err := Implicit(c, i, t)
	if err != nil {
		return nil, err
	}
	return c.valueOf(e)
}
