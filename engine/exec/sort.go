package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
)

// sorted orders the rows of n's input; limit is how many are asked for, -1 for
// all. Equal rows keep their order.
func sorted(ctx context.Context, e Env, n *logical.Sort, limit int64) ([]*batch.Batch, error) {
	all, err := rows(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	held := bytesOf(all)
	if err := e.Budget.take(held); err != nil {
		return nil, err
	}
	defer e.Budget.give(held)
	o, err := orderingOf(ctx, e, all, n.Order, n.Input.Output())
	if err != nil {
		return nil, err
	}
	var order []int32
	if limit >= 0 && limit < int64(all.Rows) {
		order = o.first(int(limit))
	} else {
		order = o.sorted()
	}
	return []*batch.Batch{batch.Gather(all, order)}, nil
}

// orderingOf is the ordering of the rows of b by keys.
func orderingOf(ctx context.Context, e Env, b *batch.Batch, order []expr.Order, input []*expr.Attr) (*ordering, error) {
	c := e.context(ctx, 0)
	var columns []batch.Vector
	var kept []expr.Order
	for _, o := range order {
		bound, err := Bind(o.Expr, input)
		if err != nil {
			return nil, err
		}
		v, err := bound.Eval(c, b)
		if err != nil {
			return nil, err
		}
		if !v.Const {
			columns, kept = append(columns, v), append(kept, o)
		}
	}
	return newOrdering(b.Rows, columns, kept), ctx.Err()
}

// keyOrder compares rows by one key.
func keyOrder(v batch.Vector, o expr.Order) func(i, j int32) int {
	compare := batch.NewComparer(v.Type, v.Array, v.Array)
	if compare == nil {
		return func(i, j int32) int { return 0 }
	}
	sign := 1
	if o.Descending {
		sign = -1
	}
	if v.NullCount() == 0 {
		return func(i, j int32) int { return sign * compare(int(i), int(j)) }
	}
	first := 1
	if o.NullsFirst {
		first = -1
	}
	return func(i, j int32) int {
		a, b := v.Array.IsNull(int(i)), v.Array.IsNull(int(j))
		switch {
		case a && b:
			return 0
		case a:
			return first
		case b:
			return -first
		}
		return sign * compare(int(i), int(j))
	}
}
