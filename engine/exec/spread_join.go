package exec

import (
	"context"
	"math"
	"slices"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// broadcastBytes is how large a side may be that is sent whole to the partitions
// of the other.
const broadcastBytes = 10 << 20

// joinParts joins as Spark does with small inputs: one side flows by, partition
// by partition, and meets all rows of the other. Which one flows by follows from
// the sizes that are known before anything runs. When none is known, both sides
// are spread by their keys first; the one that is there first, the left, is then
// kept where the kind of join allows that.
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
	keys := optimize.EquiKeysOf(n)
	j := &partJoin{n: n, left: leftRows, right: rightRows}
	leftSize, rightSize := sizeOf(n.Left), sizeOf(n.Right)
	keepLeft := n.Kind == plan.InnerJoin || n.Kind == plan.CrossJoin || n.Kind == plan.RightOuterJoin
	keepRight := n.Kind != plan.RightOuterJoin && n.Kind != plan.FullOuterJoin
	smallLeft, smallRight := keepLeft && leftSize <= broadcastBytes, keepRight && rightSize <= broadcastBytes
	switch {
	case n.Kind == plan.FullOuterJoin:
		return j.full(ctx, e, keys)
	case smallRight && (!smallLeft || rightSize <= leftSize):
		return j.flowing(ctx, e, false, left.by)
	case smallLeft:
		return j.flowing(ctx, e, true, right.by)
	case len(keys.Left) == 0:
		if n.Kind == plan.InnerJoin || n.Kind == plan.CrossJoin {
			return j.pairs(ctx, e)
		}
		return j.flowing(ctx, e, !keepRight, layout{})
	}
	// Rows are read in the order of the partitions that their keys sent them to.
	flip := keepLeft
	rows, by, attrs := &j.left, keys.Left, n.Left.Output()
	if flip {
		rows, by, attrs = &j.right, keys.Right, n.Right.Output()
	}
	bound, err := bindAll(by, attrs)
	if err != nil {
		return nil, err
	}
	for i, p := range *rows {
		moved, err := exchange([][]*batch.Batch{p}, schemaOf(attrs), e.shuffles(), true, byHash(bound, e.context(ctx, 0), e.shuffles()))
		if err != nil {
			return nil, err
		}
		if (*rows)[i], err = moved.parts[0].held(ctx); err != nil {
			return nil, err
		}
	}
	flown, err := j.flowing(ctx, e, flip, layout{ids: partitionIDs(by)})
	if err != nil {
		return nil, err
	}
	all, err := flown.rows(ctx, e, n)
	if err != nil {
		return nil, err
	}
	return &spread{parts: []part{partOf(joined(all)...)}, by: flown.by}, nil
}

// held is the batches of a part that is at hand.
func (p part) held(ctx context.Context) ([]*batch.Batch, error) {
	var out []*batch.Batch
	for _, m := range p.morsels {
		if err := m.Read(ctx, func(b *batch.Batch) error { out = append(out, b); return nil }); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// partJoin is a join of two inputs that are at hand, by partition.
type partJoin struct {
	n           *logical.Join
	left, right [][]*batch.Batch
}

func relationOf(attrs []*expr.Attr, batches []*batch.Batch) logical.Node {
	schema := schemaOf(attrs)
	out := make([]*batch.Batch, len(batches))
	for i, b := range batches {
		out[i] = &batch.Batch{Schema: schema, Columns: b.Columns, Rows: b.Rows}
	}
	return &logical.LocalRelation{Attrs: attrs, Batches: out}
}

// flowing lets the parts of one side, the right one for flip, meet all rows of
// the other.
func (j *partJoin) flowing(ctx context.Context, e Env, flip bool, by layout) (*spread, error) {
	out := &spread{by: by}
	attrs := j.n.Output()
	kept := joined(j.right)
	if flip {
		kept = joined(j.left)
	}
	if len(optimize.EquiKeysOf(j.n).Left) > 0 {
		kept = backwards(kept) // rows of one key are found the last first
	}
	if !flip {
		all := relationOf(j.n.Right.Output(), kept)
		for _, p := range j.left {
			if err := out.add(ctx, e, j.n.WithChildren([]logical.Node{relationOf(j.n.Left.Output(), p), all}), attrs); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	turned := *j.n
	if turned.Kind == plan.RightOuterJoin {
		turned.Kind = plan.LeftOuterJoin
	}
	all := relationOf(j.n.Left.Output(), kept)
	for _, p := range j.right {
		turned.Left, turned.Right = relationOf(j.n.Right.Output(), p), all
		if err := out.add(ctx, e, &turned, attrs); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// backwards is rows in the opposite order.
func backwards(batches []*batch.Batch) []*batch.Batch {
	var out []*batch.Batch
	for _, b := range slices.Backward(batches) {
		rows := make([]int32, b.Rows)
		for i := range rows {
			rows[i] = int32(b.Rows - 1 - i)
		}
		out = append(out, batch.Gather(b, rows))
	}
	return out
}

// pairs lets each part of the left side meet each of the right.
func (j *partJoin) pairs(ctx context.Context, e Env) (*spread, error) {
	out := &spread{}
	for _, l := range j.left {
		for _, r := range j.right {
			n := j.n.WithChildren([]logical.Node{relationOf(j.n.Left.Output(), l), relationOf(j.n.Right.Output(), r)})
			if err := out.add(ctx, e, n, j.n.Output()); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// full is a full outer join: both sides are sorted by their keys.
func (j *partJoin) full(ctx context.Context, e Env, keys optimize.EquiKeys) (*spread, error) {
	out := &spread{}
	attrs := j.n.Output()
	n := j.n.WithChildren([]logical.Node{relationOf(j.n.Left.Output(), joined(j.left)), relationOf(j.n.Right.Output(), joined(j.right))})
	if err := out.add(ctx, e, n, attrs); err != nil || len(keys.Left) == 0 {
		return out, err
	}
	rows, err := out.parts[0].held(ctx)
	if err != nil {
		return nil, err
	}
	all, err := batch.Concat(schemaOf(attrs), rows)
	if err != nil {
		return nil, err
	}
	var order []expr.Order
	for i, l := range keys.Left {
		order = append(order, expr.Order{Expr: &either{l, keys.Right[i]}, NullsFirst: true})
	}
	o, err := orderingOf(ctx, e, all, order, attrs)
	if err != nil {
		return nil, err
	}
	return &spread{parts: []part{partOf(batch.Gather(all, o.sorted()))}}, nil
}

// add runs a join and adds its rows, with the columns attrs, as a part.
func (s *spread) add(ctx context.Context, e Env, n logical.Node, attrs []*expr.Attr) error {
	p, err := compile(ctx, e, n)
	if err != nil {
		return err
	}
	var rows []*batch.Batch
	one := &spread{parts: []part{{p.morsels, p.steps}}}
	if err := one.run(ctx, e, false, func(_ int, b *batch.Batch) error { rows = append(rows, b); return nil }); err != nil {
		return err
	}
	at := map[expr.ID]int{}
	for i, a := range n.Output() {
		at[a.ID] = i
	}
	for i, b := range rows {
		out := &batch.Batch{Schema: schemaOf(attrs), Rows: b.Rows}
		for _, a := range attrs {
			out.Columns = append(out.Columns, b.Columns[at[a.ID]])
		}
		rows[i] = out
	}
	s.parts = append(s.parts, partOf(rows...))
	return nil
}

// either is the key of a row of a full outer join, of whichever side it has.
type either struct{ left, right expr.Expr }

func (x *either) Type() types.Type                     { return x.left.Type() }
func (x *either) Nullable() bool                       { return true }
func (x *either) Children() []expr.Expr                { return []expr.Expr{x.left, x.right} }
func (x *either) WithChildren(c []expr.Expr) expr.Expr { return &either{c[0], c[1]} }
func (x *either) SQL() string                          { return "either(" + x.left.SQL() + ", " + x.right.SQL() + ")" }
func (x *either) Eval(c *expr.Context, in *batch.Batch) (batch.Vector, error) {
	l, err := x.left.Eval(c, in)
	if err != nil {
		return l, err
	}
	r, err := x.right.Eval(c, in)
	if err != nil {
		return r, err
	}
	both, err := batch.Concat(&types.Struct{Fields: []types.Field{{Type: x.Type(), Nullable: true}}}, []*batch.Batch{
		{Columns: []batch.Vector{batch.Of(x.Type(), l.Flat(in.Rows))}, Rows: in.Rows}, {Columns: []batch.Vector{batch.Of(x.Type(), r.Flat(in.Rows))}, Rows: in.Rows}})
	if err != nil {
		return batch.Vector{}, err
	}
	rows := make([]int32, in.Rows)
	for i := range rows {
		if rows[i] = int32(i); l.Null(i) {
			rows[i] += int32(in.Rows)
		}
	}
	return batch.Gather(both, rows).Columns[0], nil
}

// sizeOf estimates the bytes of a plan's rows as Spark does before it runs:
// what a row has by its types, and as many rows as the leaves have. Rows that
// Python handed over count as endless.
func sizeOf(n logical.Node) float64 {
	switch n := n.(type) {
	case *logical.LocalRelation:
		if n.Handed {
			return math.Inf(1)
		}
		return float64(countRows(n.Batches)) * widthOf(n.Attrs)
	case *logical.Range:
		return 8 * float64(logical.RangeCount(n.Start, n.End, n.Step))
	case *logical.Scan:
		if of, ok := n.Relation.(source.Sized); ok {
			return float64(of.Bytes())
		}
		return math.Inf(1)
	case *logical.Limit:
		if n.Count >= 0 {
			return math.Min(float64(n.Count)*widthOf(n.Output()), sizeOf(n.Input))
		}
	case *logical.Aggregate:
		if len(n.GroupBy) == 0 {
			return widthOf(n.Output())
		}
	case *logical.Union:
		total := 0.0
		for _, in := range n.Inputs {
			total += sizeOf(in)
		}
		return total
	case *logical.Join:
		if n.Kind == plan.LeftSemiJoin || n.Kind == plan.LeftAntiJoin {
			return sizeOf(n.Left)
		}
		return sizeOf(n.Left) * sizeOf(n.Right)
	}
	children := n.Children()
	if len(children) != 1 {
		return math.Inf(1)
	}
	return sizeOf(children[0]) * widthOf(n.Output()) / widthOf(children[0].Output())
}

// atMostRows estimates how many rows a plan makes; a join without keys makes all
// pairs.
func atMostRows(n logical.Node) float64 {
	switch n := n.(type) {
	case *logical.LocalRelation:
		return float64(countRows(n.Batches))
	case *logical.Range:
		return float64(logical.RangeCount(n.Start, n.End, n.Step))
	case *logical.Scan:
		if of, ok := n.Relation.(source.Sized); ok {
			return float64(of.Bytes())
		}
		return math.Inf(1)
	case *logical.Join:
		l, r := atMostRows(n.Left), atMostRows(n.Right)
		if len(optimize.EquiKeysOf(n).Left) == 0 {
			return l * r
		}
		return l + r
	}
	total := 0.0
	for _, c := range n.Children() {
		total += atMostRows(c)
	}
	return total
}

// widthOf is how many bytes a row counts for.
func widthOf(attrs []*expr.Attr) float64 {
	n := 8.0
	for _, a := range attrs {
		n += typeWidth(a.Typ)
	}
	return n
}

func typeWidth(t types.Type) float64 {
	switch t := t.(type) {
	case types.Decimal:
		if t.Precision <= 18 {
			return 8
		}
		return 16
	case *types.Array:
		return typeWidth(t.Elem)
	case *types.Map:
		return typeWidth(t.Key) + typeWidth(t.Value)
	case *types.Struct:
		n := 0.0
		for _, f := range t.Fields {
			n += typeWidth(f.Type)
		}
		return n
	}
	switch t.Kind() {
	case types.KindBoolean, types.KindByte, types.KindNull:
		return 1
	case types.KindShort:
		return 2
	case types.KindInteger, types.KindFloat, types.KindDate, types.KindYearMonthInterval:
		return 4
	case types.KindString:
		return 20
	case types.KindBinary:
		return 100
	}
	return 8
}
