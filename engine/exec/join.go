package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// join combines two inputs. The right one is read first and kept in a hash
// table; the left one flows through it, morsel by morsel and on all workers, so
// that the rows come in the left one's order.
func join(ctx context.Context, e Env, n *logical.Join) (*pipeline, error) {
	right, err := rows(ctx, e, n.Right)
	if err != nil {
		return nil, err
	}
	b, err := buildSide(e.context(ctx, 0), n, right)
	if err != nil {
		return nil, err
	}
	left, err := compile(ctx, e, n.Left)
	if err != nil {
		return nil, err
	}
	p := &pipeline{morsels: make([]source.Morsel, len(left.morsels))}
	for i, m := range left.morsels {
		p.morsels[i] = probed{Morsel: m, steps: left.steps, env: e, partition: i, side: b}
	}
	if b.hit == nil {
		return p, nil
	}
	// Only after the last left row is it known which right ones have no match.
	all, err := gather(ctx, e, p)
	if err != nil {
		return nil, err
	}
	rest, err := b.missed()
	if err != nil {
		return nil, err
	}
	return held(append(all, rest)), nil
}

// probed is a morsel of the left side, joined.
type probed struct {
	source.Morsel
	steps     []step
	env       Env
	partition int
	side      *built
}

func (m probed) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	c := m.env.context(ctx, m.partition)
	return m.Morsel.Read(ctx, func(in *batch.Batch) error {
		return flow(c, m.steps, in, func(left *batch.Batch) error { return m.side.probe(c, left, yield) })
	})
}

// missed is the right rows without a match, behind NULLs for the left side.
func (b *built) missed() (*batch.Batch, error) {
	var fresh []int32
	for i := range b.right.Rows {
		if !b.matched(i) {
			fresh = append(fresh, int32(i))
		}
	}
	out := &batch.Batch{Schema: b.schema, Rows: len(fresh)}
	for _, a := range b.n.Left.Output() {
		null, err := batch.Constant(a.Typ, nil)
		if err != nil {
			return nil, err
		}
		out.Columns = append(out.Columns, null)
	}
	out.Columns = append(out.Columns, batch.Gather(b.right, fresh).Columns...)
	return out, nil
}

// matched reports whether right row i has a match.
func (b *built) matched(i int) bool { return b.hit[i/32].Load()&(1<<(i%32)) != 0 }

// keepsLeft and keepsRight report whether rows of a side that match nothing are
// kept.
func keepsLeft(k plan.JoinKind) bool {
	return k == plan.LeftOuterJoin || k == plan.FullOuterJoin
}

func keepsRight(k plan.JoinKind) bool {
	return k == plan.RightOuterJoin || k == plan.FullOuterJoin
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

// mayHoldNulls reports whether keys of these types may hold a NULL that is compared:
// all but those that match nothing.
func mayHoldNulls(keys []batch.Vector, strict []int) bool {
	if len(strict) < len(keys) {
		return true
	}
	for _, k := range keys {
		if k.Type.Kind() == types.KindStruct {
			return true
		}
	}
	return false
}
