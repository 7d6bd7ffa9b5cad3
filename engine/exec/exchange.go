package exec

import (
	"context"
	"slices"
	"strconv"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/types"
)

// joinedBytes is how large partitions are left that could be put together after
// an exchange.
const joinedBytes = 1 << 20

// shuffles is how many partitions an exchange makes when nobody says.
func (e *Env) shuffles() int {
	if e.Conf.Get != nil {
		text, _ := e.Conf.Get("spark.sql.shuffle.partitions")
		if n, err := strconv.Atoi(text); err == nil && n > 0 {
			return n
		}
	}
	return parallelism
}

// exchange moves the rows of each part to where target says, a number below n
// for each row. When the new partitions may be put together and are small, one
// is made: it has the rows of the first old partition, ordered by where they go,
// then those of the second.
func exchange(ctx context.Context, e Env, parts [][]*batch.Batch, schema *types.Struct, n int, together bool, target func(part int, b *batch.Batch) ([]int32, error)) (*spread, error) {
	var size int64
	moved := make([][]*batch.Batch, n) // by new partition, in the order of the old
	var byOld []*batch.Batch
	for p, old := range parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		all, err := batch.Concat(schema, old)
		if err != nil {
			return nil, err
		}
		size += bytesOf(all)
		to, err := target(p, all)
		if err != nil {
			return nil, err
		}
		rows := make([][]int32, n)
		for i, t := range to {
			rows[t] = append(rows[t], int32(i))
		}
		for t, list := range rows {
			if len(list) > 0 {
				b := batch.Gather(all, list)
				moved[t], byOld = append(moved[t], b), append(byOld, b)
			}
		}
	}
	if err := e.take(size); err != nil {
		return nil, err
	}
	if together && (size <= joinedBytes || n == 1) {
		out := single(byOld)
		out.by.whole = n == 1 // the plan does not know that the partitions are put together
		return out, nil
	}
	s := &spread{}
	for _, batches := range moved {
		s.parts = append(s.parts, partOf(batches...))
	}
	s.by.whole = n == 1
	return s, nil
}

// byHash sends rows to the partitions that the hash of their keys names.
func byHash(keys []expr.Expr, c *expr.Context, n int) func(int, *batch.Batch) ([]int32, error) {
	return func(_ int, b *batch.Batch) ([]int32, error) {
		columns := make([]batch.Vector, len(keys))
		for i, k := range keys {
			v, err := k.Eval(c, b)
			if err != nil {
				return nil, err
			}
			columns[i] = v
		}
		return hashTargets(columns, b.Rows, n), nil
	}
}

func hashTargets(columns []batch.Vector, rows, n int) []int32 {
	out := functions.Murmur(columns, rows)
	for i, h := range out {
		if out[i] = h % int32(n); out[i] < 0 {
			out[i] += int32(n)
		}
	}
	return out
}

// repartition spreads rows anew.
func repartition(ctx context.Context, e Env, n *logical.Repartition) (*spread, error) {
	s, err := spreadOf(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	rows, err := s.rows(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	schema := schemaOf(n.Input.Output())
	count := n.Count
	if count == 0 {
		count = e.shuffles()
	}
	var out *spread
	var plain []expr.Expr
	switch {
	case !n.Shuffle:
		return coalesced(rows, count, s.by), nil
	case len(n.Keys) == 0:
		return inTurn(ctx, e, rows, schema, count)
	case n.Range:
		out, err = byRange(ctx, e, rows, n, count)
	default:
		keys := make([]expr.Expr, len(n.Keys))
		plain = make([]expr.Expr, len(n.Keys))
		for i, k := range n.Keys {
			plain[i] = k.Expr
			if keys[i], err = Bind(k.Expr, n.Input.Output()); err != nil {
				return nil, err
			}
		}
		out, err = exchange(ctx, e, rows, schema, count, n.Count == 0, byHash(keys, e.context(ctx, 0), count))
	}
	if err != nil {
		return nil, err
	}
	out.by.ids = byColumns(columnsOf(plain)).ids
	return out, nil
}

// coalesced puts neighbouring partitions together, so that count remain.
func coalesced(parts [][]*batch.Batch, count int, by layout) *spread {
	count = min(count, len(parts))
	s := &spread{by: by}
	for i := range count {
		from, to := bounds(len(parts), i, count), bounds(len(parts), i+1, count)
		s.parts = append(s.parts, partOf(joined(parts[from:to])...))
	}
	s.by.whole = count == 1
	return s
}

// inTurn deals the rows of each part out to n partitions, one after the other.
// Spark orders the rows of a part before that by a hash of their bytes, so that
// a row goes to the same place each time.
func inTurn(ctx context.Context, e Env, parts [][]*batch.Batch, schema *types.Struct, n int) (*spread, error) {
	for p, old := range parts {
		all, err := batch.Concat(schema, old)
		if err != nil {
			return nil, err
		}
		if n > 1 {
			all = batch.Gather(all, byRowHash(all))
		}
		parts[p] = []*batch.Batch{all}
	}
	return exchange(ctx, e, parts, schema, n, false, func(p int, b *batch.Batch) ([]int32, error) {
		at := functions.NewXORShift(int64(p)).Below(int32(n))
		out := make([]int32, b.Rows)
		for i := range out {
			out[i] = int32((int(at) + 1 + i) % n)
		}
		return out, nil
	})
}

// byRange finds count-1 rows that the sorted rows are cut after, and sends rows
// to the range that they are in.
func byRange(ctx context.Context, e Env, parts [][]*batch.Batch, n *logical.Repartition, count int) (*spread, error) {
	input := n.Input.Output()
	schema := schemaOf(input)
	all, err := batch.Concat(schema, joined(parts))
	if err != nil {
		return nil, err
	}
	o, err := orderingOf(ctx, e, all, n.Keys, input)
	if err != nil {
		return nil, err
	}
	byKey := slices.Clone(o.keys)
	order := o.sorted()
	tied := func(a, b int32) bool {
		if byKey[a].prefix != byKey[b].prefix {
			return false
		}
		for _, f := range o.rest {
			if f(a, b) != 0 {
				return false
			}
		}
		return true
	}
	// A range ends with the rows that are equal to the one that it is cut after.
	target := make([]int32, all.Rows)
	step := float64(all.Rows) / float64(max(1, min(count, all.Rows)))
	next, cuts := step, []int{}
	for i, r := range order {
		if len(cuts) < count-1 && float64(i+1) >= next && (len(cuts) == 0 || !tied(order[cuts[len(cuts)-1]], r)) {
			cuts, next = append(cuts, i), next+step
		}
	}
	at := 0
	for i, r := range order {
		for at < len(cuts) && i > cuts[at] && !tied(order[cuts[at]], r) {
			at++
		}
		target[r] = int32(at)
	}
	from := 0
	return exchange(ctx, e, parts, schema, count, n.Count == 0, func(_ int, b *batch.Batch) ([]int32, error) {
		out := target[from : from+b.Rows]
		from += b.Rows
		return out, nil
	})
}
