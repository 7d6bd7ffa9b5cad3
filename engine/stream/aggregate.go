package stream

import (
	"context"
	"time"

	"brook/engine/batch"
	"brook/engine/exec"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/sink"
	"brook/engine/state"
)

// aggregate is groupBy(…).agg(…): a key's partial aggregates, by key. A batch
// aggregates its own rows first and then merges one partial row a group with
// what is remembered.
type aggregate struct {
	memory
	node    *logical.Aggregate
	agg     *exec.Aggregation
	mode    sink.Mode
	keys    *state.Codec
	values  *state.Codec
	numKeys int
	marks   marks
	keyed   []*expr.Attr // the grouping columns
}

func newAggregate(n *logical.Aggregate, mode sink.Mode) (operator, error) {
	agg, err := exec.NewAggregation(n)
	if err != nil {
		return nil, err
	}
	fields := agg.Partial().Fields
	numKeys := len(n.GroupBy)
	a := &aggregate{
		memory: memory{name: "stateStoreSave", single: numKeys == 0}, node: n, agg: agg, mode: mode, numKeys: numKeys,
		keys: state.NewCodec(typesOf(fields[:numKeys])), values: state.NewExactCodec(typesOf(fields[numKeys:])),
		keyed: columnsOfKeys(n.GroupBy),
	}
	a.marks = markedColumn(a.keyed)
	if mode == sink.Append && a.marks.column < 0 {
		return nil, withoutWatermark(mode)
	}
	return a, nil
}

// columnsOfKeys is the columns of grouping expressions; those that are computed
// have no event time.
func columnsOfKeys(keys []expr.Expr) []*expr.Attr {
	attrs := make([]*expr.Attr, len(keys))
	for i, k := range keys {
		attrs[i] = &expr.Attr{Typ: k.Type(), Watermark: logical.EventTime(k)}
		if a, ok := k.(*expr.Attr); ok {
			attrs[i] = a
		}
	}
	return attrs
}

func (a *aggregate) schema() operatorSchema {
	return operatorSchema{Name: a.name, Keys: a.keys.Types(), Values: a.values.Types()}
}

func (a *aggregate) evicts() bool { return a.mode != sink.Complete && a.marks.column >= 0 }

func (a *aggregate) run(ctx context.Context, w *work, inputs []logical.Node) ([]*batch.Batch, error) {
	a.begin()
	if err := oneEventTime(a.keyed); err != nil {
		return nil, err
	}
	partial, err := a.partial(ctx, w, inputs[0])
	if err != nil {
		return nil, err
	}
	if a.numKeys == 0 && a.store.Len() == 0 && partial.Rows == 0 {
		// An aggregate without keys has a result from the first batch on.
		if partial, err = a.agg.Empty(w.env); err != nil {
			return nil, err
		}
	}
	began := time.Now()
	touched, err := a.merge(w, partial)
	if err != nil {
		return nil, err
	}
	a.figures.AllUpdatesTimeMs = time.Since(began).Milliseconds()
	out, err := a.emit(w, touched)
	if err != nil || out.Rows == 0 {
		return nil, err
	}
	final, err := a.agg.Final(w.env, out)
	if err != nil {
		return nil, err
	}
	return []*batch.Batch{final}, nil
}

// partial aggregates the batch's rows, leaving out late groups.
func (a *aggregate) partial(ctx context.Context, w *work, input logical.Node) (*batch.Batch, error) {
	optimized, err := w.optimize(input)
	if err != nil {
		return nil, err
	}
	partial, err := a.agg.RunPartial(ctx, w.env, optimized)
	if err != nil || a.mode == sink.Complete || a.marks.column < 0 {
		return partial, err
	}
	rows, late := onTime(a.marks.times(partial), w.late(a))
	a.figures.NumRowsDroppedByWatermark += late
	if late == 0 {
		return partial, nil
	}
	return exec.Gather(partial, rows), nil
}

// merge puts the batch's groups into the state and returns them with what was
// remembered merged in.
func (a *aggregate) merge(w *work, partial *batch.Batch) (*batch.Batch, error) {
	if partial.Rows == 0 {
		return partial, nil
	}
	var oldKeys, oldValues [][]byte
	for _, key := range a.keys.Encode(partial.Columns[:a.numKeys], partial.Rows) {
		if value, ok := a.store.Get(key); ok {
			oldKeys, oldValues = append(oldKeys, key), append(oldValues, value)
		}
	}
	merged := partial
	if len(oldKeys) > 0 {
		old, err := a.decode(oldKeys, oldValues)
		if err != nil {
			return nil, err
		}
		if merged, err = a.agg.Merge(w.env, []*batch.Batch{old, partial}); err != nil {
			return nil, err
		}
	}
	keys := a.keys.Encode(merged.Columns[:a.numKeys], merged.Rows)
	values := a.values.Encode(merged.Columns[a.numKeys:], merged.Rows)
	times := a.marks.times(merged)
	for i, key := range keys {
		expires := times[i]
		if !a.evicts() {
			expires = state.Never
		}
		a.store.Put(key, values[i], expires)
	}
	a.figures.NumRowsUpdated = int64(merged.Rows)
	return merged, nil
}

// emit returns the partial rows that the output mode asks for, and evicts.
func (a *aggregate) emit(w *work, touched *batch.Batch) (*batch.Batch, error) {
	if a.mode == sink.Complete {
		var keys, values [][]byte
		a.store.Each(func(k, v []byte) { keys, values = append(keys, k), append(values, v) })
		return a.inOrder(w, keys, values)
	}
	began := time.Now()
	var keys, values [][]byte
	if a.evicts() {
		a.store.Expire(micros(w.evict(a)), func(k, v []byte) { keys, values = append(keys, k), append(values, v) })
	}
	a.figures.NumRowsRemoved = int64(len(keys))
	a.figures.AllRemovalsTimeMs = time.Since(began).Milliseconds()
	if a.mode == sink.Update {
		if a.numKeys == 0 || touched.Rows < 2 {
			return touched, nil
		}
		return exec.Gather(touched, exec.PartitionOrder(w.env, touched.Columns[:a.numKeys], touched.Rows)), nil
	}
	return a.inOrder(w, keys, values)
}

// inOrder is what the state has of some groups, in the order in which Spark finds
// them.
func (a *aggregate) inOrder(w *work, keys, values [][]byte) (*batch.Batch, error) {
	out, err := a.decode(keys, values)
	if err != nil || a.numKeys == 0 || out.Rows < 2 {
		return out, err
	}
	return exec.Gather(out, exec.StateOrder(w.env, out.Columns[:a.numKeys], out.Rows)), nil
}

func (a *aggregate) decode(keys, values [][]byte) (*batch.Batch, error) {
	columns, err := a.keys.Decode(keys)
	if err != nil {
		return nil, err
	}
	rest, err := a.values.Decode(values)
	if err != nil {
		return nil, err
	}
	return &batch.Batch{Schema: a.agg.Partial(), Columns: append(columns, rest...), Rows: len(keys)}, nil
}
