package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// orderingOf is the ordering of the rows of b, which has the columns input.
func orderingOf(ctx context.Context, e Env, b *batch.Batch, order []expr.Order, input []*expr.Attr) (*ordering, error) {
	keys, err := sortKeysOf(order, input)
	if err != nil {
		return nil, err
	}
	keyed, err := keys.with(e.context(ctx, 0), b)
	if err != nil {
		return nil, err
	}
	return keys.ordering(keyed), nil
}

// byOrder is the rows of a partition, in one batch, as Spark sorts them.
func byOrder(ctx context.Context, e Env, batches []*batch.Batch, order []expr.Order, input []*expr.Attr) (*batch.Batch, error) {
	all, err := batch.Concat(schemaOf(input), batches)
	if err != nil || len(order) == 0 {
		return all, err
	}
	if len(order) == 1 && fitsWord(order[0].Expr.Type()) {
		key, err := Bind(order[0].Expr, input)
		if err != nil {
			return nil, err
		}
		v, err := key.Eval(e.context(ctx, 0), all)
		if err != nil {
			return nil, err
		}
		if v.NullCount() > 0 {
			all = batch.Gather(all, arrivals(v, all.Rows))
		}
	}
	o, err := orderingOf(ctx, e, all, order, input)
	if err != nil {
		return nil, err
	}
	return batch.Gather(all, o.sorted()), nil
}

// arrivals is the order in which Spark sorts rows by one key that fits a word.
// A NULL goes ahead when it comes, and takes the place of the first row that has
// none, which goes behind all that have come.
func arrivals(key batch.Vector, rows int) []int32 {
	out, nulls := make([]int32, rows), 0
	for i := range out {
		if out[i] = int32(i); key.Null(i) {
			out[nulls], out[i] = out[i], out[nulls]
			nulls++
		}
	}
	return out
}

// fitsWord reports whether Spark orders values of a type by 64 bits alone.
func fitsWord(t types.Type) bool {
	if d, ok := t.(types.Decimal); ok {
		return d.Precision <= 18
	}
	switch t.Kind() {
	case types.KindString, types.KindBinary, types.KindArray, types.KindMap, types.KindStruct, types.KindVariant:
		return false
	}
	return true
}

// ascending orders by keys, NULLs first.
func ascending(keys []expr.Expr) []expr.Order {
	out := make([]expr.Order, len(keys))
	for i, k := range keys {
		out[i] = expr.Order{Expr: k, NullsFirst: true}
	}
	return out
}

func sortWithin(ctx context.Context, e Env, n *logical.SortWithin) (*spread, error) {
	s, err := spreadOf(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	rows, err := s.rows(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	out := &spread{by: s.by}
	for _, p := range rows {
		b, err := byOrder(ctx, e, p, n.Order, n.Input.Output())
		if err != nil {
			return nil, err
		}
		out.parts = append(out.parts, partOf(b))
	}
	return out, nil
}
