package exec

import (
	"cmp"
	"context"

	"brook/engine/batch"
)

// merged is a morsel of sorted runs, which are merged while they are read. Equal
// rows come in the order of their runs.
type merged struct {
	keys *sortKeys
	runs []*spill
}

func (m merged) File() string { return "" }

func (m merged) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	g := &merge{keys: m.keys, compare: make([][][]func(i, j int32) int, len(m.runs))}
	for i, r := range m.runs {
		g.compare[i] = make([][]func(i, j int32) int, len(m.runs))
		c := &cursor{run: i, next: r.open(ctx)}
		if err := g.advance(c); err != nil {
			return err
		}
		if c.rows != nil {
			g.heap = append(g.heap, c)
		}
	}
	for i := len(g.heap)/2 - 1; i >= 0; i-- {
		g.sink(i)
	}
	for len(g.heap) > 0 {
		out, err := g.chunk()
		if err != nil {
			return err
		}
		if err := yield(m.keys.strip(out)); err != nil {
			return err
		}
	}
	return nil
}

// cursor is a place in a run.
type cursor struct {
	run    int
	next   func() (*batch.Batch, error)
	rows   *batch.Batch // at hand; nil behind the last
	at     int
	prefix []orderKey // of the rows, by the first key
	exact  bool       // they say all of its order
	piece  *piece     // of rows, in the chunk that is being made; nil for none
}

// piece is the rows of one batch that go into a chunk.
type piece struct {
	rows   *batch.Batch
	picked []int32
	number int
}

// merge is a heap of cursors, whose root has the next row.
type merge struct {
	keys *sortKeys
	heap []*cursor
	// compare has the comparisons of the rows at hand of two runs by each key,
	// made when they are needed.
	compare [][][]func(i, j int32) int
}

// advance reads a cursor's next batch.
func (g *merge) advance(c *cursor) (err error) {
	c.at, c.piece = 0, nil
	if c.rows, err = c.next(); err != nil || c.rows == nil {
		return err
	}
	c.prefix = make([]orderKey, c.rows.Rows)
	c.exact = prefixes(c.prefix, c.rows.Columns[g.keys.at[0]], g.keys.order[0], true)
	for i := range g.compare {
		g.compare[c.run][i] = nil
		if g.compare[i] != nil {
			g.compare[i][c.run] = nil
		}
	}
	return nil
}

// before reports whether the row of a comes before that of b.
func (g *merge) before(a, b *cursor) bool {
	if x := cmp.Compare(a.prefix[a.at].prefix, b.prefix[b.at].prefix); x != 0 {
		return x < 0
	}
	compare := g.compare[a.run][b.run]
	if compare == nil {
		for i, at := range g.keys.at {
			v, w := a.rows.Columns[at], b.rows.Columns[at]
			compare = append(compare, keyOrder(v.Type, v.Array, w.Array, g.keys.order[i]))
		}
		g.compare[a.run][b.run] = compare
	}
	if a.exact {
		compare = compare[1:]
	}
	for _, f := range compare {
		if x := f(int32(a.at), int32(b.at)); x != 0 {
			return x < 0
		}
	}
	return a.run < b.run
}

// sink restores the heap below i.
func (g *merge) sink(i int) {
	for {
		child := 2*i + 1
		if child >= len(g.heap) {
			return
		}
		if child+1 < len(g.heap) && g.before(g.heap[child+1], g.heap[child]) {
			child++
		}
		if g.before(g.heap[i], g.heap[child]) {
			return
		}
		g.heap[i], g.heap[child] = g.heap[child], g.heap[i]
		i = child
	}
}

// chunk takes the next rows out of the runs.
func (g *merge) chunk() (*batch.Batch, error) {
	type place struct {
		piece *piece
		at    int
	}
	var pieces []*piece
	var places []place
	for len(places) < spillRows && len(g.heap) > 0 {
		c := g.heap[0]
		if c.piece == nil {
			c.piece = &piece{rows: c.rows, number: len(pieces)}
			pieces = append(pieces, c.piece)
		}
		places = append(places, place{c.piece, len(c.piece.picked)})
		c.piece.picked = append(c.piece.picked, int32(c.at))
		if c.at++; c.at == c.rows.Rows {
			if err := g.advance(c); err != nil {
				return nil, err
			}
			if c.rows == nil {
				last := len(g.heap) - 1
				g.heap[0], g.heap = g.heap[last], g.heap[:last]
			}
		}
		g.sink(0)
	}
	starts := make([]int, len(pieces))
	parts := make([]*batch.Batch, len(pieces))
	n := 0
	for i, p := range pieces {
		parts[i], starts[i] = batch.Gather(p.rows, p.picked), n
		n += len(p.picked)
	}
	for _, c := range g.heap {
		c.piece = nil
	}
	all, err := batch.Concat(g.keys.schema, parts)
	if err != nil || len(parts) == 1 {
		return all, err
	}
	rows := make([]int32, len(places))
	for i, p := range places {
		rows[i] = int32(starts[p.piece.number] + p.at)
	}
	return batch.Gather(all, rows), nil
}
