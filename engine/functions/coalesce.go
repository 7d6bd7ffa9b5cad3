package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func coalesce(c *CallContext) error {
	t, err := c.same(0)
	if err != nil {
		return err
	}
	null := true
	for _, a := range c.Args {
		null = null && a.Nullable()
	}
	heading := c.Heading
	if heading == "" {
		heading = expr.Heading("coalesce", c.Args)
	}
	c.Expr = &firstSet{typ: t, args: c.Args, heading: heading, null: null}
	return nil
}

// firstSet is coalesce(…). An argument is evaluated only for the rows that come
// to it, and once.
type firstSet struct {
	typ     types.Type
	args    []expr.Expr
	heading string
	null    bool
}

func (f *firstSet) Type() types.Type      { return f.typ }
func (f *firstSet) Nullable() bool        { return f.null }
func (f *firstSet) Children() []expr.Expr { return f.args }
func (f *firstSet) SQL() string           { return f.heading }

func (f *firstSet) WithChildren(c []expr.Expr) expr.Expr {
	g := *f
	g.args = c
	return &g
}

// Eval asks the arguments in turn, each for the rows that are left.
func (f *firstSet) Eval(c *expr.Context, in *batch.Batch) (batch.Vector, error) {
	rest := allRows(in.Rows)
	parts := make([]chosen, 0, len(f.args))
	for _, e := range f.args {
		part, err := choose(c, in, rest, e)
		if err != nil {
			return batch.Vector{}, err
		}
		if part.values.ConstNull() {
			continue
		}
		parts = append(parts, part)
		valid := batch.Valid(part.values.Array)
		if valid == nil {
			break
		}
		left := make([]int32, 0, len(rest)/4)
		for k, r := range rest {
			if !valid.Get(part.at(k, r)) {
				left = append(left, r)
			}
		}
		if rest = left; len(rest) == 0 {
			break
		}
	}
	return putTogether(f.typ, in.Rows, parts)
}
