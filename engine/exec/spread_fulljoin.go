package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// full is a full outer join: both sides are spread by their keys, sorted and
// merged.
func (j *partJoin) full(ctx context.Context, e Env) (*spread, error) {
	left, right := [][]*batch.Batch{joined(j.left)}, [][]*batch.Batch{joined(j.right)}
	if len(j.keys.Left) > 0 {
		together := sizeOfParts(j.left)+sizeOfParts(j.right) <= joinedBytes
		var err error
		if left, err = j.moved(ctx, e, j.left, j.leftBy, j.keys.Left, j.n.Left.Output(), together); err != nil {
			return nil, err
		}
		if right, err = j.moved(ctx, e, j.right, j.rightBy, j.keys.Right, j.n.Right.Output(), together); err != nil {
			return nil, err
		}
		if len(left) != len(right) {
			left, right = [][]*batch.Batch{joined(left)}, [][]*batch.Batch{joined(right)}
		}
	}
	out := &spread{}
	for i := range left {
		b, err := j.merged(ctx, e, left[i], right[i])
		if err != nil {
			return nil, err
		}
		out.parts = append(out.parts, partOf(b))
	}
	return out, nil
}

func sizeOfParts(parts [][]*batch.Batch) (size int64) {
	for _, b := range joined(parts) {
		size += bytesOf(b)
	}
	return size
}

// merged joins one part of each side. Without keys the left rows come first.
func (j *partJoin) merged(ctx context.Context, e Env, left, right []*batch.Batch) (*batch.Batch, error) {
	l, err := byOrder(ctx, e, left, ascending(j.keys.Left), j.n.Left.Output())
	if err != nil {
		return nil, err
	}
	r, err := byOrder(ctx, e, right, ascending(j.keys.Right), j.n.Right.Output())
	if err != nil {
		return nil, err
	}
	if err := e.take(bytesOf(l) + bytesOf(r)); err != nil {
		return nil, err
	}
	c := e.context(ctx, 0)
	side, err := buildSide(c, j.n, r)
	if err != nil {
		return nil, err
	}
	var pairs []*batch.Batch
	if err := side.probe(c, l, func(b *batch.Batch) error { pairs = append(pairs, b); return nil }); err != nil {
		return nil, err
	}
	rest, err := side.missed()
	if err != nil {
		return nil, err
	}
	first, err := batch.Concat(side.schema, pairs)
	if err != nil {
		return nil, err
	}
	all, err := batch.Concat(side.schema, []*batch.Batch{first, rest})
	if err != nil || len(j.keys.Left) == 0 {
		return all, err
	}
	order, err := j.mergeOrder(c, first, r, side)
	if err != nil {
		return nil, err
	}
	return batch.Gather(all, order), nil
}

// mergeOrder merges rows of the left side, joined, with those of the right, both
// in the order of their keys. Of the right ones only those that have no match are
// left; in the result they are behind all others. A key with a NULL, which matches
// nothing, goes ahead as soon as it is met.
func (j *partJoin) mergeOrder(c *expr.Context, left, right *batch.Batch, side *built) ([]int32, error) {
	schema := &types.Struct{}
	for _, k := range j.keys.Left {
		schema.Fields = append(schema.Fields, types.Field{Name: "key", Type: k.Type(), Nullable: true})
	}
	var keyed [2][]*batch.Batch
	for i, of := range []struct {
		keys  []expr.Expr
		rows  *batch.Batch
		attrs []*expr.Attr
	}{{j.keys.Left, left, j.n.Output()}, {j.keys.Right, right, j.n.Right.Output()}} {
		bound, err := bindAll(of.keys, of.attrs)
		if err != nil {
			return nil, err
		}
		parts, err := keyColumns(c, bound, schema, [][]*batch.Batch{{of.rows}})
		if err != nil {
			return nil, err
		}
		keyed[i] = parts[0]
	}
	keys, err := batch.Concat(schema, joined(keyed[:]))
	if err != nil {
		return nil, err
	}
	order := ascending(j.keys.Left)
	o := newOrdering(keys.Rows, keys.Columns, order)
	null := func(i int) bool {
		for _, k := range j.keys.Strict {
			if keys.Columns[k].Null(i) {
				return true
			}
		}
		return false
	}
	out := make([]int32, 0, keys.Rows)
	at := int32(left.Rows) // the next row without a match
	for l, r := 0, left.Rows; l < left.Rows || r < keys.Rows; {
		if r == keys.Rows || l < left.Rows && (null(l) || !null(r) && o.compare(o.keys[l], o.keys[r]) < 0) {
			out, l = append(out, int32(l)), l+1
			continue
		}
		if !side.matched(r - left.Rows) {
			out, at = append(out, at), at+1
		}
		r++
	}
	return out, nil
}
