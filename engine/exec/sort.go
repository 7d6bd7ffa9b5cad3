package exec

import (
	"context"
	"slices"

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
	order, err := permutation(ctx, e, all, n.Order, n.Input.Output())
	if err != nil {
		return nil, err
	}
	if limit >= 0 && limit < int64(len(order)) {
		order = order[:limit]
	}
	return []*batch.Batch{batch.Gather(all, order)}, nil
}

// permutation is the order of the rows of b by keys.
func permutation(ctx context.Context, e Env, b *batch.Batch, order []expr.Order, input []*expr.Attr) ([]int32, error) {
	c := e.context(ctx, 0)
	out := make([]int32, b.Rows)
	for i := range out {
		out[i] = int32(i)
	}
	var less []func(i, j int32) int
	for _, o := range order {
		bound, err := Bind(o.Expr, input)
		if err != nil {
			return nil, err
		}
		v, err := bound.Eval(c, b)
		if err != nil {
			return nil, err
		}
		if v.Const {
			continue
		}
		less = append(less, keyOrder(v, o))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(out, func(i, j int32) int {
		for _, f := range less {
			if c := f(i, j); c != 0 {
				return c
			}
		}
		return 0
	})
	return out, nil
}

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
