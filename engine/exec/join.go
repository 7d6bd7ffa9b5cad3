package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
	"brook/engine/types"
)

// joinChunk is how many candidate pairs are tested at once.
const joinChunk = 32 << 10

// join combines two inputs: by hash where the condition has equalities between
// the sides, by all pairs otherwise.
func join(ctx context.Context, e Env, n *logical.Join) ([]*batch.Batch, error) {
	left, err := rows(ctx, e, n.Left)
	if err != nil {
		return nil, err
	}
	right, err := rows(ctx, e, n.Right)
	if err != nil {
		return nil, err
	}
	held := bytesOf(left) + bytesOf(right)
	if err := e.Budget.take(held); err != nil {
		return nil, err
	}
	defer e.Budget.give(held)
	j := &joiner{c: e.context(ctx, 0), n: n, left: left, right: right}
	if err := j.split(); err != nil {
		return nil, err
	}
	if err := j.run(ctx); err != nil {
		return nil, err
	}
	return j.output()
}

type joiner struct {
	c                   *expr.Context
	n                   *logical.Join
	left, right         *batch.Batch
	leftKeys, rightKeys []expr.Expr
	strict              []int     // the keys for which NULL matches nothing
	rest                expr.Expr // bound to both sides' columns; nil for none
	l, r                []int32   // matching rows; -1 for none
	leftHit, rightHit   []bool
}

// split finds the equalities of the condition.
func (j *joiner) split() error {
	leftOut, rightOut := j.n.Left.Output(), j.n.Right.Output()
	k := optimize.EquiKeysOf(j.n)
	var err error
	if j.leftKeys, err = bindAll(k.Left, leftOut); err != nil {
		return err
	}
	if j.rightKeys, err = bindAll(k.Right, rightOut); err != nil {
		return err
	}
	j.strict = k.Strict
	if len(k.Rest) > 0 {
		j.rest, err = Bind(functions.And(k.Rest), append(append([]*expr.Attr(nil), leftOut...), rightOut...))
	}
	return err
}

func (j *joiner) run(ctx context.Context) error {
	j.leftHit, j.rightHit = make([]bool, j.left.Rows), make([]bool, j.right.Rows)
	candidates, err := j.candidates()
	if err != nil {
		return err
	}
	var l, r []int32
	for i := range j.left.Rows {
		for _, k := range candidates(i) {
			l, r = append(l, int32(i)), append(r, k)
			if len(l) >= joinChunk {
				if err := j.test(l, r); err != nil {
					return err
				}
				l, r = l[:0], r[:0]
				if err := ctx.Err(); err != nil {
					return err
				}
			}
		}
	}
	return j.test(l, r)
}

// candidates returns the right rows that a left row may match.
func (j *joiner) candidates() (func(i int) []int32, error) {
	if len(j.leftKeys) == 0 {
		all := make([]int32, j.right.Rows)
		for i := range all {
			all[i] = int32(i)
		}
		return func(int) []int32 { return all }, nil
	}
	rightKeys, rightNull, err := keysOf(j.c, j.rightKeys, j.strict, j.right)
	if err != nil {
		return nil, err
	}
	leftKeys, leftNull, err := keysOf(j.c, j.leftKeys, j.strict, j.left)
	if err != nil {
		return nil, err
	}
	t := NewGroupTable(rightKeys)
	var buckets [][]int32
	for i, g := range t.Groups(rightKeys, j.right.Rows) {
		for int(g) >= len(buckets) {
			buckets = append(buckets, nil)
		}
		if rightNull == nil || rightNull.Get(i) {
			buckets[g] = append(buckets[g], int32(i))
		}
	}
	known := uint32(t.Len())
	groups := t.Groups(leftKeys, j.left.Rows)
	return func(i int) []int32 {
		if g := groups[i]; g < known && int(g) < len(buckets) && (leftNull == nil || leftNull.Get(i)) {
			return buckets[g]
		}
		return nil
	}, nil
}

// keysOf computes keys, and tells which rows have no NULL among the strict ones.
func keysOf(c *expr.Context, keys []expr.Expr, strict []int, in *batch.Batch) ([]batch.Vector, batch.Bits, error) {
	out := make([]batch.Vector, len(keys))
	for i, k := range keys {
		v, err := k.Eval(c, in)
		if err != nil {
			return nil, nil, err
		}
		out[i] = v
	}
	var of []batch.Vector
	for _, i := range strict {
		of = append(of, out[i])
	}
	return out, batch.AndValid(in.Rows, of...), nil
}

// test keeps the pairs for which the rest of the condition holds.
func (j *joiner) test(l, r []int32) error {
	if len(l) == 0 {
		return nil
	}
	keep := func(i int) bool { return true }
	if j.rest != nil {
		pairs := batch.Gather(j.left, l)
		pairs = &batch.Batch{Rows: len(l), Columns: append(append([]batch.Vector(nil), pairs.Columns...), batch.Gather(j.right, r).Columns...)}
		v, err := j.rest.Eval(j.c, pairs)
		if err != nil {
			return err
		}
		if v.Type.Kind() == types.KindNull {
			return nil
		}
		bits := batch.Booleans(v.Array)
		keep = func(i int) bool { return !v.Null(i) && bits.Get(v.Index(i)) }
	}
	semi := j.n.Kind == plan.LeftSemiJoin || j.n.Kind == plan.LeftAntiJoin
	for i := range l {
		if !keep(i) {
			continue
		}
		j.leftHit[l[i]], j.rightHit[r[i]] = true, true
		if !semi {
			j.l, j.r = append(j.l, l[i]), append(j.r, r[i])
		}
	}
	return nil
}

func (j *joiner) output() ([]*batch.Batch, error) {
	if j.n.Exists != nil {
		hits := batch.NewBits(j.left.Rows)
		for i, hit := range j.leftHit {
			if hit {
				hits.Set(i)
			}
		}
		flag := batch.Of(types.Boolean, batch.FromBits(hits, j.left.Rows, nil))
		return []*batch.Batch{{Schema: schemaOf(j.n.Output()), Columns: append(append([]batch.Vector(nil), j.left.Columns...), flag), Rows: j.left.Rows}}, nil
	}
	if semi, anti := j.n.Kind == plan.LeftSemiJoin, j.n.Kind == plan.LeftAntiJoin; semi || anti {
		var keep []int32
		for i, hit := range j.leftHit {
			if hit == semi {
				keep = append(keep, int32(i))
			}
		}
		return []*batch.Batch{batch.Gather(j.left, keep)}, nil
	}
	l, r := j.l, j.r
	if j.n.Kind == plan.LeftOuterJoin || j.n.Kind == plan.FullOuterJoin {
		l, r = withMissed(l, r, j.leftHit)
	}
	if j.n.Kind == plan.RightOuterJoin || j.n.Kind == plan.FullOuterJoin {
		for i, hit := range j.rightHit {
			if !hit {
				l, r = append(l, -1), append(r, int32(i))
			}
		}
	}
	a := batch.Gather(&batch.Batch{Columns: flat(j.left.Columns, j.left.Rows), Rows: j.left.Rows}, l)
	b := batch.Gather(&batch.Batch{Columns: flat(j.right.Columns, j.right.Rows), Rows: j.right.Rows}, r)
	return []*batch.Batch{{Schema: schemaOf(j.n.Output()), Columns: append(a.Columns, b.Columns...), Rows: len(l)}}, nil
}

// withMissed puts the left rows without a match where they belong in the order
// of the left side.
func withMissed(l, r []int32, hit []bool) ([]int32, []int32) {
	var outL, outR []int32
	at := 0
	for i := range hit {
		if !hit[i] {
			outL, outR = append(outL, int32(i)), append(outR, -1)
			continue
		}
		for ; at < len(l) && l[at] == int32(i); at++ {
			outL, outR = append(outL, l[at]), append(outR, r[at])
		}
	}
	return outL, outR
}
