package exec

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/plan"
	"brook/engine/types"
)

// joinChunk is how many candidate pairs are tested, and handed on, at once.
const joinChunk = 32 << 10

// probe is a batch of left rows that meets the right side.
type probe struct {
	*built
	c      *expr.Context
	left   *batch.Batch
	groups []uint32 // of the rows' keys
	valid  batch.Bits
}

// probe joins left rows and hands out what becomes of them.
func (b *built) probe(c *expr.Context, left *batch.Batch, yield func(*batch.Batch) error) error {
	p := &probe{built: b, c: c, left: left}
	if b.table != nil {
		keys, valid, err := keysOf(c, b.leftKeys, b.strict, left)
		if err != nil {
			return err
		}
		p.groups, p.valid = b.table.Find(keys, left.Rows), valid
	}
	switch b.n.Kind {
	case plan.LeftSemiJoin, plan.LeftAntiJoin:
		return p.semi(yield)
	}
	return p.pairs(yield)
}

// candidates are the right rows that left row i may match.
func (p *probe) candidates(i int) []int32 {
	if p.table == nil {
		return p.order
	}
	g := p.groups[i]
	if g == noGroup || p.valid != nil && !p.valid.Get(i) {
		return nil
	}
	return p.order[p.starts[g]:p.starts[g+1]]
}

// each hands out the candidate pairs in chunks. All pairs of the left rows below
// done have been handed out with a chunk.
func (p *probe) each(test func(l, r []int32, done int) error) error {
	l, r := make([]int32, 0, min(joinChunk, p.left.Rows)), make([]int32, 0, min(joinChunk, p.left.Rows))
	for i := range p.left.Rows {
		rows := p.candidates(i)
		for len(rows) > 0 {
			n := min(len(rows), joinChunk-len(l))
			for range n {
				l = append(l, int32(i))
			}
			r, rows = append(r, rows[:n]...), rows[n:]
			if len(l) < joinChunk {
				continue
			}
			done := i
			if len(rows) == 0 {
				done = i + 1
			}
			if err := test(l, r, done); err != nil {
				return err
			}
			if err := p.c.Context.Err(); err != nil {
				return err
			}
			l, r = l[:0], r[:0]
		}
	}
	return test(l, r, p.left.Rows)
}

// test keeps the pairs for which the rest of the condition holds, in place.
func (p *probe) test(l, r []int32) ([]int32, []int32, error) {
	if p.rest == nil || len(l) == 0 {
		return l, r, nil
	}
	pairs := &batch.Batch{Rows: len(l), Columns: make([]batch.Vector, len(p.read))}
	for i, read := range p.read {
		side, rows, at := p.left, l, i
		if i >= len(p.left.Columns) {
			side, rows, at = p.right, r, i-len(p.left.Columns)
		}
		v := side.Columns[at]
		switch {
		case !read:
			v.Array = nil // those of side are as many as it has rows
		case !v.Const:
			v.Array = batch.Take(v.Type, v.Array, rows)
		}
		pairs.Columns[i] = v
	}
	v, err := p.rest.Eval(p.c, pairs)
	if err != nil || v.Type.Kind() == types.KindNull {
		return nil, nil, err
	}
	bits, kept := batch.Booleans(v.Array), 0
	for i := range l {
		if !v.Null(i) && bits.Get(v.Index(i)) {
			l[kept], r[kept] = l[i], r[i]
			kept++
		}
	}
	return l[:kept], r[:kept], nil
}

// semi keeps the left rows that have a match, or those that have none, or tells
// in a column which have one.
func (p *probe) semi(yield func(*batch.Batch) error) error {
	hits := batch.NewBits(p.left.Rows)
	if p.rest == nil {
		for i := range p.left.Rows {
			if len(p.candidates(i)) > 0 {
				hits.Set(i)
			}
		}
	} else if err := p.each(func(l, r []int32, _ int) error {
		l, _, err := p.test(l, r)
		for _, i := range l {
			hits.Set(int(i))
		}
		return err
	}); err != nil {
		return err
	}
	if p.n.Exists != nil {
		flag := batch.Of(types.Boolean, batch.FromBits(hits, p.left.Rows, nil))
		return yield(&batch.Batch{Schema: p.schema, Columns: append(p.left.Columns[:len(p.left.Columns):len(p.left.Columns)], flag), Rows: p.left.Rows})
	}
	var keep []int32
	for i := range p.left.Rows {
		if hits.Get(i) == (p.n.Kind == plan.LeftSemiJoin) {
			keep = append(keep, int32(i))
		}
	}
	if len(keep) == 0 {
		return nil
	}
	return yield(batch.Gather(p.left, keep))
}

// pairs hands out the rows that match, side by side, and the left ones without
// a match in their place if those are kept.
func (p *probe) pairs(yield func(*batch.Batch) error) error {
	at := 0 // the first left row that is not known to have a match or none
	outer := keepsLeft(p.n.Kind)
	matched := false // left row at has a match that was handed out
	return p.each(func(l, r []int32, done int) error {
		l, r, err := p.test(l, r)
		if err != nil {
			return err
		}
		if p.hit != nil {
			for _, i := range r {
				p.hit[i/32].Or(1 << (i % 32))
			}
		}
		if outer {
			last := -1
			if len(l) > 0 {
				last = int(l[len(l)-1])
			}
			l, r = withMissed(l, r, at, done, matched)
			matched = last >= done || matched && at == done
			at = done
		}
		return p.emit(l, r, yield)
	})
}

// withMissed puts the left rows from at up to done that are not in l behind -1s
// where they belong; known says that row at has a match already.
func withMissed(l, r []int32, at, done int, known bool) (outL, outR []int32) {
	outL, outR = make([]int32, 0, len(l)+done-at), make([]int32, 0, len(r)+done-at)
	k := 0
	for i := at; i < done; i++ {
		if (k == len(l) || int(l[k]) > i) && !(known && i == at) {
			outL, outR = append(outL, int32(i)), append(outR, -1)
			continue
		}
		for ; k < len(l) && int(l[k]) == i; k++ {
			outL, outR = append(outL, l[k]), append(outR, r[k])
		}
	}
	return append(outL, l[k:]...), append(outR, r[k:]...)
}

// emit hands out pairs of rows; a right row -1 is NULLs.
func (p *probe) emit(l, r []int32, yield func(*batch.Batch) error) error {
	if len(l) == 0 {
		return nil
	}
	a, b := batch.Gather(p.left, l), batch.Gather(p.right, r)
	return yield(&batch.Batch{Schema: p.schema, Columns: append(a.Columns, b.Columns...), Rows: len(l)})
}
