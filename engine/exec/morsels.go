package exec

import (
	"context"
	"errors"
	"math/bits"

	"brook/engine/batch"
	"brook/engine/logical"
	"brook/engine/source"
	"brook/engine/types"
)

// firstRows is a morsel of which no more than rows are wanted.
type firstRows struct {
	source.Morsel
	rows int64
}

// errEnough ends the reading of a morsel.
var errEnough = errors.New("enough rows")

func (m firstRows) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	left := m.rows
	err := m.Morsel.Read(ctx, func(b *batch.Batch) error {
		if int64(b.Rows) > left {
			b = b.Slice(0, int(left))
		}
		left -= int64(b.Rows)
		if err := yield(b); err != nil {
			return err
		}
		if left == 0 {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// batchMorsel is rows at hand.
type batchMorsel struct{ rows *batch.Batch }

func (m batchMorsel) File() string { return "" }
func (m batchMorsel) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return yield(m.rows)
}

func held(rows []*batch.Batch) *pipeline {
	p := &pipeline{}
	for _, b := range rows {
		if b.Rows > 0 {
			p.morsels = append(p.morsels, batchMorsel{b})
		}
	}
	return p
}

// localPartitions is into how many partitions Spark, with the parallelism that
// the session reports, cuts rows of the driver and ranges. Sums of fractions and
// seeded random numbers depend on it.
const localPartitions = 2

// local is held for the rows of a local relation. More than one batch is cut up
// already.
func local(rows []*batch.Batch) *pipeline {
	if len(rows) != 1 || rows[0].Rows < localPartitions {
		return held(rows)
	}
	b := rows[0]
	var parts []*batch.Batch
	for i := range localPartitions {
		parts = append(parts, b.Slice(b.Rows*i/localPartitions, b.Rows*(i+1)/localPartitions))
	}
	return held(parts)
}

// rangeRows is how many numbers of a range make a batch.
const rangeRows = 64 << 10

type rangeMorsel struct {
	schema      *types.Struct
	first, step int64
	count       int64
}

func (m rangeMorsel) File() string { return "" }
func (m rangeMorsel) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	for at := int64(0); at < m.count; at += rangeRows {
		if err := ctx.Err(); err != nil {
			return err
		}
		values := make([]int64, min(rangeRows, m.count-at))
		for i := range values {
			values[i] = m.first + (at+int64(i))*m.step
		}
		if err := yield(&batch.Batch{Schema: m.schema, Rows: len(values), Columns: []batch.Vector{batch.Of(types.Long, batch.FromValues(types.Long, values, nil))}}); err != nil {
			return err
		}
	}
	return nil
}

// maxRangeMorsels bounds the morsels of a range; those of a longer one make
// several batches.
const maxRangeMorsels = 1 << 16

func rangeOf(n *logical.Range) *pipeline {
	p := &pipeline{}
	total := logical.RangeCount(n.Start, n.End, n.Step)
	schema := logical.Schema(n)
	size := max(1, (total/maxRangeMorsels+rangeRows-1)/rangeRows) * rangeRows
	parts := int64(n.Partitions)
	if parts == 0 && total <= localPartitions*rangeRows {
		parts = min(localPartitions, total)
	}
	if parts > 0 {
		for i := range parts {
			from, to := portion(total, i, parts), portion(total, i+1, parts)
			p.morsels = append(p.morsels, rangeMorsel{schema, n.Start + from*n.Step, n.Step, to - from})
		}
		return p
	}
	for at := int64(0); at < total; at += size {
		p.morsels = append(p.morsels, rangeMorsel{schema, n.Start + at*n.Step, n.Step, min(size, total-at)})
	}
	return p
}

// portion is where part i of n begins among total rows.
func portion(total, i, n int64) int64 {
	high, low := bits.Mul64(uint64(total), uint64(i))
	at, _ := bits.Div64(high, low, uint64(n))
	return int64(at)
}
