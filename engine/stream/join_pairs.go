package stream

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// decode makes rows of what is remembered.
func (s *joinSide) decode(stored []*held) (*batch.Batch, error) {
	values := make([][]byte, len(stored))
	for i, h := range stored {
		values[i] = h.value[1:]
	}
	columns, err := s.codec.Decode(values)
	if err != nil {
		return nil, err
	}
	return &batch.Batch{Schema: schemaOf(s.attrs), Columns: columns, Rows: len(stored)}, nil
}

func schemaOf(attrs []*expr.Attr) *types.Struct {
	out := &types.Struct{}
	for _, a := range attrs {
		out.Fields = append(out.Fields, types.Field{Name: a.Name, Type: a.Typ, Nullable: a.Null})
	}
	return out
}

// joinPairs is joined rows: the left columns, the number of the left row, the
// right columns, the number of the right row.
type joinPairs struct {
	*batch.Batch
	left int // number of left columns
}

// pairs joins new rows of side s with rows of the other side.
func (j *join) pairs(ctx context.Context, w *work, s *joinSide, rows, old *batch.Batch) (*joinPairs, error) {
	left, right := rows, old
	if s == j.right {
		left, right = old, rows
	}
	both := &logical.Join{
		Left: numbered(j.left.attrs, left), Right: numbered(j.right.attrs, right),
		Kind: plan.InnerJoin, Cond: j.cond,
	}
	b, err := w.collect(ctx, both)
	if err != nil {
		return nil, err
	}
	return &joinPairs{b, len(j.left.attrs)}, nil
}

// numbered is rows as a relation with a further column that numbers them.
func numbered(attrs []*expr.Attr, rows *batch.Batch) logical.Node {
	numbers := make([]int64, rows.Rows)
	for i := range numbers {
		numbers[i] = int64(i)
	}
	at := logical.NewAttr("number", types.Long, false)
	with := &batch.Batch{
		Schema:  &types.Struct{Fields: append(rows.Schema.Fields[:len(rows.Schema.Fields):len(rows.Schema.Fields)], types.Field{Name: "number", Type: types.Long})},
		Columns: append(rows.Columns[:len(rows.Columns):len(rows.Columns)], batch.Of(types.Long, batch.FromValues(types.Long, numbers, nil))),
		Rows:    rows.Rows,
	}
	return &logical.LocalRelation{Attrs: append(attrs[:len(attrs):len(attrs)], at), Batches: []*batch.Batch{with}}
}

// take returns the row numbers of each pair: of this side, then of the other.
func (p *joinPairs) take(isLeft bool) (mine, theirs []int64) {
	left := batch.Values[int64](p.Columns[p.left].Flat(p.Rows))
	right := batch.Values[int64](p.Columns[len(p.Columns)-1].Flat(p.Rows))
	if isLeft {
		return left, right
	}
	return right, left
}

// joined leaves the numbers out.
func (p *joinPairs) joined() *batch.Batch {
	columns := append(append([]batch.Vector(nil), p.Columns[:p.left]...), p.Columns[p.left+1:len(p.Columns)-1]...)
	return &batch.Batch{Columns: columns, Rows: p.Rows}
}
