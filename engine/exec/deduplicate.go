package exec

import (
	"context"
	"slices"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
)

// deduplicated keeps the first row of each key. Workers leave out the rows that
// they have seen themselves.
func deduplicated(ctx context.Context, e Env, n *logical.Deduplicate) ([]*batch.Batch, error) {
	keys := make([]int, len(n.Keys))
	for i, k := range n.Keys {
		bound, err := Bind(k, n.Input.Output())
		if err != nil {
			return nil, err
		}
		keys[i] = bound.(*expr.Ref).Index
	}
	p, err := compile(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	all := &firstOfKeys{keys: keys}
	var out []*batch.Batch
	err = each(ctx, e, p, func(_ *expr.Context, read func(func(*batch.Batch) error) error) ([]*batch.Batch, error) {
		var out []*batch.Batch
		part := &firstOfKeys{keys: keys}
		err := read(func(b *batch.Batch) error {
			out = append(out, part.of(b))
			return nil
		})
		return out, err
	}, func(rows []*batch.Batch) error {
		for _, b := range rows {
			if b = all.of(b); b.Rows == 0 {
				continue
			}
			if err := e.take(bytesOf(b)); err != nil {
				return err
			}
			out = append(out, b)
		}
		return nil
	})
	return out, err
}

// firstOfKeys knows the keys that have come.
type firstOfKeys struct {
	keys  []int // columns
	table *GroupTable
}

// of leaves the rows of b whose keys are new, with 0.0 for -0.0 in them.
func (f *firstOfKeys) of(b *batch.Batch) *batch.Batch {
	b = &batch.Batch{Schema: b.Schema, Columns: slices.Clone(b.Columns), Rows: b.Rows}
	keys := make([]batch.Vector, len(f.keys))
	for i, at := range f.keys {
		b.Columns[at] = batch.WithoutNegativeZero(b.Columns[at])
		keys[i] = b.Columns[at]
	}
	if f.table == nil {
		f.table = NewGroupTable(keys)
	}
	next := uint32(f.table.Len())
	var fresh []int32
	for i, g := range f.table.Groups(keys, b.Rows) {
		if g == next {
			fresh = append(fresh, int32(i))
			next++
		}
	}
	if len(fresh) == b.Rows {
		return b
	}
	return batch.Gather(b, fresh)
}
