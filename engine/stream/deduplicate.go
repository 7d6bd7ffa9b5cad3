package stream

import (
	"context"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/exec"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/state"
)

const droppedDuplicates = "numDroppedDuplicateRows"

// deduplicate is dropDuplicates: the keys that have come, with an empty value.
// With an event-time column among them they go when it has passed; within the
// watermark, when the first row's event time plus the delay has passed.
type deduplicate struct {
	memory
	node    *logical.Deduplicate
	codec   *state.Codec
	columns []int // of the keys in the input
	marks   marks // the event-time column of the input
	delay   int64 // microseconds
	inKeys  bool
}

func newDeduplicate(n *logical.Deduplicate) (operator, error) {
	d := &deduplicate{memory: memory{name: "dedupe"}, node: n}
	if n.WithinWatermark {
		d.name = "dedupeWithinWatermark"
	}
	input := n.Input.Output()
	var keys []*expr.Attr
	for _, k := range n.Keys {
		for i, a := range input {
			if a.ID == k.ID {
				d.columns = append(d.columns, i)
				keys = append(keys, a)
				break
			}
		}
	}
	fields := logical.Schema(n.Input).Fields
	d.codec = state.NewCodec(nil)
	if len(d.columns) > 0 {
		ts := typesOf(fields)
		picked := ts[:0:0]
		for _, c := range d.columns {
			picked = append(picked, ts[c])
		}
		d.codec = state.NewExactCodec(picked) // Spark keeps -0.0 and 0.0 apart here
	}
	d.marks = markedColumn(input)
	d.inKeys = markedColumn(keys).column >= 0
	if d.marks.column >= 0 {
		if d.inKeys && !n.WithinWatermark {
			d.marks = markedColumn(keys)
			d.marks.column = d.columns[d.marks.column]
		}
		d.delay = *input[d.marks.column].Watermark
	} else if n.WithinWatermark {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3102", "", "dropDuplicatesWithinWatermark is not supported on streaming DataFrames/DataSets without watermark")
	}
	return d, nil
}

func (d *deduplicate) evicts() bool {
	return d.marks.column >= 0 && (d.inKeys || d.node.WithinWatermark)
}

func (d *deduplicate) schema() operatorSchema {
	return operatorSchema{Name: d.name, Keys: d.codec.Types()}
}

func (d *deduplicate) run(ctx context.Context, w *work, inputs []logical.Node) ([]*batch.Batch, error) {
	d.begin()
	if err := oneEventTime(d.node.Input.Output()); err != nil {
		return nil, err
	}
	rows, err := w.collect(ctx, inputs[0])
	if err != nil {
		return nil, err
	}
	times := d.marks.times(rows)
	if d.marks.column >= 0 {
		picked, late := onTime(times, w.late(d))
		if late > 0 {
			d.figures.NumRowsDroppedByWatermark = late
			rows = exec.Gather(rows, picked)
			times = d.marks.times(rows)
		}
	}
	keyColumns := make([]batch.Vector, len(d.columns))
	for i, c := range d.columns {
		keyColumns[i] = rows.Columns[c]
	}
	var fresh []int32
	var duplicates int64
	for i, key := range d.codec.Encode(keyColumns, rows.Rows) {
		if d.store.Has(key) {
			duplicates++
			continue
		}
		expires := int64(state.Never)
		if d.evicts() && times[i] != state.Never {
			expires = times[i]
			if d.node.WithinWatermark {
				expires += d.delay
			}
		}
		d.store.Put(key, nil, expires)
		fresh = append(fresh, int32(i))
	}
	d.figures.NumRowsUpdated = int64(len(fresh))
	d.figures.CustomMetrics = map[string]int64{droppedDuplicates: duplicates}
	if d.evicts() {
		d.store.Expire(micros(w.evict(d)), func(_, _ []byte) { d.figures.NumRowsRemoved++ })
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	if len(fresh) == rows.Rows {
		return []*batch.Batch{rows}, nil
	}
	return []*batch.Batch{exec.Gather(rows, fresh)}, nil
}
