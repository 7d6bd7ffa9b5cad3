package exec

import (
	"cmp"
	"context"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// sessions merges the session windows of rows with equal keys. The rows keep
// their order.
func sessions(ctx context.Context, e Env, n *logical.Sessions) ([]*batch.Batch, error) {
	all, err := rows(ctx, e, n.Input)
	if err != nil || all.Rows == 0 {
		return nil, err
	}
	input := n.Input.Output()
	c := e.context(ctx, 0)
	keys, err := bindAll(n.Keys, input)
	if err != nil {
		return nil, err
	}
	values := make([]batch.Vector, len(keys))
	for i, k := range keys {
		if values[i], err = k.Eval(c, all); err != nil {
			return nil, err
		}
	}
	at := slices.IndexFunc(input, func(a *expr.Attr) bool { return a.ID == n.Window.ID })
	window := all.Columns[at].Flat(all.Rows)
	t := n.Window.Typ.(*types.Struct)
	starts, ends := MergeSessions(NewGroupTable(values).Groups(values, all.Rows), batch.Values[int64](Child(window, 0)), batch.Values[int64](Child(window, 1)))
	merged := batch.StructOf(t, []arrow.Array{batch.FromValues(t.Fields[0].Type, starts, nil), batch.FromValues(t.Fields[1].Type, ends, nil)}, all.Rows, nil)
	out := &batch.Batch{Schema: all.Schema, Columns: append([]batch.Vector(nil), all.Columns...), Rows: all.Rows}
	out.Columns[at] = batch.Of(t, merged)
	return []*batch.Batch{out}, nil
}

// MergeSessions returns, for each row, the bounds of the session that its own,
// [start, end] in microseconds, is part of among the rows of its group. Sessions
// that meet are one.
func MergeSessions(groups []uint32, start, end []int64) (starts, ends []int64) {
	order := make([]int32, len(groups))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(groups[a], groups[b]), cmp.Compare(start[a], start[b]), cmp.Compare(a, b))
	})
	starts, ends = make([]int64, len(groups)), make([]int64, len(groups))
	for from := 0; from < len(order); {
		first := order[from]
		last := end[first]
		to := from + 1
		for to < len(order) && groups[order[to]] == groups[first] && start[order[to]] <= last {
			last = max(last, end[order[to]])
			to++
		}
		for _, r := range order[from:to] {
			starts[r], ends[r] = start[first], last
		}
		from = to
	}
	return starts, ends
}
