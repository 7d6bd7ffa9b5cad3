package exec

import (
	"context"
	"slices"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
	"brook/engine/types"
)

// partJoin is a join of two inputs that are at hand, by partition.
type partJoin struct {
	n           *logical.Join
	keys        optimize.EquiKeys
	left, right [][]*batch.Batch
	leftBy      layout
	rightBy     layout
}

// joinParts joins as Spark does with small inputs: one side flows by, partition
// by partition, and meets all rows of the other. Which one flows by follows from
// hints and from the sizes that are known before anything runs. When none is
// known, both sides are spread by their keys first; the one that is there first,
// the left, is then kept where the kind of join allows that.
func joinParts(ctx context.Context, e Env, n *logical.Join) (*spread, error) {
	left, err := spreadOf(ctx, e, n.Left)
	if err != nil {
		return nil, err
	}
	leftRows, err := left.rows(ctx, e, n.Left)
	if err != nil {
		return nil, err
	}
	right, err := spreadOf(ctx, e, n.Right)
	if err != nil {
		return nil, err
	}
	rightRows, err := right.rows(ctx, e, n.Right)
	if err != nil {
		return nil, err
	}
	j := &partJoin{n: n, keys: optimize.EquiKeysOf(n), left: leftRows, right: rightRows, leftBy: left.by, rightBy: right.by}
	leftSize, rightSize := sizeOf(n.Left), sizeOf(n.Right)
	inner := n.Kind == plan.InnerJoin || n.Kind == plan.CrossJoin
	keepLeft, keepRight := inner || n.Kind == plan.RightOuterJoin, n.Kind != plan.RightOuterJoin
	smallLeft, smallRight := keepLeft && leftSize <= broadcastBytes, keepRight && rightSize <= broadcastBytes
	switch hintLeft, hintRight := keepLeft && n.Hints.Left, keepRight && n.Hints.Right; {
	case n.Kind == plan.FullOuterJoin:
		return j.full(ctx, e)
	case hintLeft && hintRight:
		smallLeft, smallRight = true, true
	case hintLeft || hintRight:
		smallLeft, smallRight = hintLeft, hintRight
	}
	switch {
	case smallRight && (!smallLeft || rightSize <= leftSize):
		return j.flowing(ctx, e, false, left.by)
	case smallLeft:
		return j.flowing(ctx, e, true, right.by)
	case len(j.keys.Left) > 0:
		return j.byKeys(ctx, e, keepLeft)
	case inner:
		return j.pairs(ctx, e)
	}
	return j.flowing(ctx, e, !keepRight, layout{})
}

// byKeys spreads the side that flows by, the right one for flip, by its keys and
// lets it meet all rows of the other.
func (j *partJoin) byKeys(ctx context.Context, e Env, flip bool) (*spread, error) {
	left, right := byColumns(columnsOf(j.keys.Left)), byColumns(columnsOf(j.keys.Right))
	by, err := left, error(nil)
	if flip {
		by = right
		j.right, err = j.moved(ctx, e, j.right, j.rightBy, j.keys.Right, j.n.Right.Output(), true)
	} else {
		j.left, err = j.moved(ctx, e, j.left, j.leftBy, j.keys.Left, j.n.Left.Output(), true)
	}
	if err != nil {
		return nil, err
	}
	switch {
	case j.n.Kind == plan.InnerJoin && flip:
		by = right.or(left)
	case j.n.Kind == plan.InnerJoin:
		by = left.or(right)
	}
	return j.flowing(ctx, e, flip, by)
}

// moved is the rows of a side spread by its keys, unless they are already.
func (j *partJoin) moved(ctx context.Context, e Env, rows [][]*batch.Batch, by layout, keys []expr.Expr, attrs []*expr.Attr, together bool) ([][]*batch.Batch, error) {
	if by.covers(keys) {
		return rows, nil
	}
	bound, err := bindAll(keys, attrs)
	if err != nil {
		return nil, err
	}
	s, err := exchange(ctx, e, rows, schemaOf(attrs), e.shuffles(), together, byHash(bound, e.context(ctx, 0), e.shuffles()))
	if err != nil {
		return nil, err
	}
	return s.held(ctx)
}

// held is the batches of parts that are at hand.
func (s *spread) held(ctx context.Context) ([][]*batch.Batch, error) {
	out := make([][]*batch.Batch, len(s.parts))
	for i, p := range s.parts {
		for _, m := range p.morsels {
			if err := m.Read(ctx, func(b *batch.Batch) error { out[i] = append(out[i], b); return nil }); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// flowing lets the parts of one side, the right one for flip, meet all rows of
// the other.
func (j *partJoin) flowing(ctx context.Context, e Env, flip bool, by layout) (*spread, error) {
	n, flow, kept := *j.n, j.left, j.right
	if flip {
		n.Left, n.Right, flow, kept = n.Right, n.Left, kept, flow
		if n.Kind == plan.RightOuterJoin {
			n.Kind = plan.LeftOuterJoin
		}
	}
	all, err := batch.Concat(schemaOf(n.Right.Output()), joined(kept))
	if err != nil {
		return nil, err
	}
	if len(j.keys.Left) > 0 {
		all = backwards(all) // rows of one key are found the last first
	}
	if err := e.take(bytesOf(all)); err != nil {
		return nil, err
	}
	side, err := buildSide(e.context(ctx, 0), &n, all)
	if err != nil {
		return nil, err
	}
	steps := []step{side.probe}
	if flip {
		steps = append(steps, leftFirst(len(n.Left.Output()), schemaOf(j.n.Output())))
	}
	out := &spread{by: by}
	for _, p := range flow {
		out.parts = append(out.parts, part{partOf(p...).morsels, steps})
	}
	return out, nil
}

// leftFirst moves the first columns, those of the right side, behind the others.
func leftFirst(right int, schema *types.Struct) step {
	return oneToOne(func(_ *expr.Context, in *batch.Batch) (*batch.Batch, error) {
		return &batch.Batch{Schema: schema, Columns: slices.Concat(in.Columns[right:], in.Columns[:right]), Rows: in.Rows}, nil
	})
}

// backwards is rows in the opposite order.
func backwards(b *batch.Batch) *batch.Batch {
	rows := make([]int32, b.Rows)
	for i := range rows {
		rows[i] = int32(b.Rows - 1 - i)
	}
	return batch.Gather(b, rows)
}

// pairs lets each part of the left side meet each of the right.
func (j *partJoin) pairs(ctx context.Context, e Env) (*spread, error) {
	out := &spread{}
	sides := make([]*built, len(j.right))
	for i, r := range j.right {
		all, err := batch.Concat(schemaOf(j.n.Right.Output()), r)
		if err != nil {
			return nil, err
		}
		if sides[i], err = buildSide(e.context(ctx, 0), j.n, all); err != nil {
			return nil, err
		}
	}
	for _, l := range j.left {
		for _, side := range sides {
			out.parts = append(out.parts, part{partOf(l...).morsels, []step{side.probe}})
		}
	}
	return out, nil
}
