package stream

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/checkpoint"
	"brook/engine/exec"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/sink"
	"brook/engine/state"
	"brook/engine/types"
)

// sessionAggregate is an aggregation by session windows and further keys. What
// it remembers are the open sessions of each key with their partial aggregates:
// a new row makes a session of its own, which then grows together with those
// that it meets.
type sessionAggregate struct {
	node       *logical.Aggregate
	agg        *exec.Aggregation
	mode       sink.Mode
	window     int   // the session among the columns of partial batches
	keyed      []int // columns of the other keys
	rest       []int // the session and the partial aggregates
	keys       *state.Codec
	values     *state.Codec
	marks      marks // the session's end as the event time; column -1 without a watermark
	columns    []*expr.Attr
	store      *state.Buckets
	partitions int
	figures    StateOperatorProgress
}

func newSessionAggregate(n *logical.Aggregate, sessions *logical.Sessions, mode sink.Mode) (operator, error) {
	agg, err := exec.NewAggregation(n)
	if err != nil {
		return nil, err
	}
	s := &sessionAggregate{node: n, agg: agg, mode: mode, window: -1, columns: columnsOfKeys(n.GroupBy)}
	for i, k := range s.columns {
		if k.ID == sessions.Window.ID && s.window < 0 {
			s.window = i
		} else {
			s.keyed = append(s.keyed, i)
		}
	}
	if s.window < 0 {
		return nil, diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "the session window %s is not among the grouping columns", sessions.Window.Name)
	}
	if len(s.keyed) == 0 {
		return nil, diag.New(diag.Internal, "", "", "Global aggregation with session window in streaming query is not supported.")
	}
	fields := agg.Partial().Fields
	s.rest = []int{s.window}
	for i := len(n.GroupBy); i < len(fields); i++ {
		s.rest = append(s.rest, i)
	}
	s.keys, s.values = state.NewCodec(typesAt(fields, s.keyed)), state.NewExactCodec(typesAt(fields, s.rest))
	s.marks = markedColumn(s.columns)
	return s, nil
}

func typesAt(fields []types.Field, at []int) []types.Type {
	out := make([]types.Type, len(at))
	for i, c := range at {
		out[i] = fields[c].Type
	}
	return out
}

func (s *sessionAggregate) open(dir checkpoint.Dir, partitions int, version int64) (err error) {
	s.partitions = partitions
	s.store, err = state.OpenBuckets(dir, partitions, version)
	return err
}

func (s *sessionAggregate) commit() error             { return s.store.Commit() }
func (s *sessionAggregate) purge(version int64) error { return s.store.Purge(version) }
func (s *sessionAggregate) passes(ms int64) int64     { return ms }
func (s *sessionAggregate) evicts() bool              { return s.mode != sink.Complete && s.marks.column >= 0 }

func (s *sessionAggregate) schema() operatorSchema {
	return operatorSchema{Name: "sessionWindowStateStoreSaveExec", Keys: s.keys.Types(), Values: s.values.Types()}
}

func (s *sessionAggregate) progress() StateOperatorProgress {
	p := s.figures
	p.OperatorName = "sessionWindowStateStoreSaveExec"
	p.NumRowsTotal = int64(s.store.Len())
	p.MemoryUsedBytes = s.store.Bytes()
	p.NumShufflePartitions = int64(s.partitions)
	if s.mode != sink.Complete { // Spark counts none then
		p.NumStateStoreInstances = int64(s.partitions)
	}
	p.CustomMetrics = stateMetrics(p.MemoryUsedBytes)
	return p
}

func (s *sessionAggregate) run(ctx context.Context, w *work, inputs []logical.Node) ([]*batch.Batch, error) {
	s.figures = StateOperatorProgress{}
	if err := oneEventTime(s.columns); err != nil {
		return nil, err
	}
	partial, err := s.partial(ctx, w, inputs[0])
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := s.merge(w, partial); err != nil {
		return nil, err
	}
	s.figures.AllUpdatesTimeMs = time.Since(began).Milliseconds()
	out, err := s.emit(w)
	if err != nil || out.Rows == 0 {
		return nil, err
	}
	final, err := s.agg.Final(w.env, out)
	if err != nil {
		return nil, err
	}
	return []*batch.Batch{final}, nil
}

// partial aggregates the batch's rows by the sessions that they open themselves.
// These are late by their own ends, before they grow together.
func (s *sessionAggregate) partial(ctx context.Context, w *work, input logical.Node) (*batch.Batch, error) {
	if merged, ok := input.(*logical.Sessions); ok {
		input = merged.Input
	}
	optimized, err := w.optimize(input)
	if err != nil {
		return nil, err
	}
	partial, err := s.agg.RunPartial(ctx, w.env, optimized)
	if err != nil || s.mode == sink.Complete || s.marks.column < 0 {
		return partial, err
	}
	rows, late := onTime(s.marks.times(partial), w.late(s))
	s.figures.NumRowsDroppedByWatermark += late
	if late == 0 {
		return partial, nil
	}
	return batch.Gather(partial, rows), nil
}

// merge puts the batch's sessions together with the open ones of their keys.
func (s *sessionAggregate) merge(w *work, partial *batch.Batch) error {
	if partial.Rows == 0 {
		return nil
	}
	groups := map[string]uint32{}
	var values [][]byte
	var of []uint32 // the key of each session, by number
	var oldKeys [][]byte
	for _, key := range s.keys.Encode(pick(partial, s.keyed), partial.Rows) {
		if _, known := groups[string(key)]; known {
			continue
		}
		g := uint32(len(groups))
		groups[string(key)] = g
		s.store.Under(key, func(_ int64, value []byte) {
			oldKeys, values, of = append(oldKeys, key), append(values, value), append(of, g)
		})
	}
	old, err := s.decode(oldKeys, values)
	if err != nil {
		return err
	}
	all, err := batch.Concat(s.agg.Partial(), []*batch.Batch{old, partial})
	if err != nil {
		return err
	}
	newKeys := s.keys.Encode(pick(partial, s.keyed), partial.Rows)
	for _, key := range newKeys {
		of = append(of, groups[string(key)])
	}
	all, of = bySessionStart(all, s.window, of)
	t := all.Columns[s.window].Type.(*types.Struct)
	window := all.Columns[s.window].Flat(all.Rows)
	starts, ends := exec.MergeSessions(of, batch.Values[int64](exec.Child(window, 0)), batch.Values[int64](exec.Child(window, 1)))
	grown := batch.StructOf(t, []arrow.Array{batch.FromValues(t.Fields[0].Type, starts, nil), batch.FromValues(t.Fields[1].Type, ends, nil)}, all.Rows, nil)
	all.Columns[s.window] = batch.Of(t, grown)
	merged, err := s.agg.Merge(w.env, []*batch.Batch{all})
	if err != nil {
		return err
	}
	s.figures.NumRowsRemoved = s.keep(merged, len(values))
	s.figures.NumRowsUpdated = int64(merged.Rows)
	return nil
}

// bySessionStart orders sessions by the time at which they begin, so that
// aggregates see the rows of a session in that order.
func bySessionStart(all *batch.Batch, window int, of []uint32) (*batch.Batch, []uint32) {
	starts := batch.Values[int64](exec.Child(all.Columns[window].Flat(all.Rows), 0))
	order := make([]int32, all.Rows)
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(starts[a], starts[b]) })
	groups := make([]uint32, len(order))
	for i, row := range order {
		groups[i] = of[row]
	}
	return batch.Gather(all, order), groups
}

// keep replaces the sessions of the keys of merged. It returns how many of the
// before sessions have become part of one that begins earlier.
func (s *sessionAggregate) keep(merged *batch.Batch, before int) (absorbed int64) {
	keys := s.keys.Encode(pick(merged, s.keyed), merged.Rows)
	values := s.values.Encode(pick(merged, s.rest), merged.Rows)
	starts := batch.Values[int64](exec.Child(merged.Columns[s.window].Flat(merged.Rows), 0))
	times := marks{s.window, true}.times(merged)
	cleared := map[string]bool{}
	known := int64(0)
	for i := range keys {
		if s.store.Holds(keys[i], starts[i]) {
			known++
		}
	}
	for i, key := range keys {
		if !cleared[string(key)] {
			cleared[string(key)] = true
			s.store.Clear(key)
		}
		expires := times[i]
		if !s.evicts() {
			expires = state.Never
		}
		s.store.Set(key, starts[i], values[i], expires)
	}
	return int64(before) - known
}

// emit returns the sessions that the output mode asks for, and evicts.
func (s *sessionAggregate) emit(w *work) (*batch.Batch, error) {
	var keys, values [][]byte
	collect := func(key []byte, _ int64, value []byte) { keys, values = append(keys, key), append(values, value) }
	if s.mode == sink.Complete {
		s.store.EachPair(collect)
		return s.decode(keys, values)
	}
	began := time.Now()
	if s.evicts() {
		s.store.ExpirePairs(micros(w.evict(s)), collect)
	}
	s.figures.NumRowsRemoved += int64(len(keys))
	s.figures.AllRemovalsTimeMs = time.Since(began).Milliseconds()
	return s.decode(keys, values)
}

func (s *sessionAggregate) decode(keys, values [][]byte) (*batch.Batch, error) {
	out := &batch.Batch{Schema: s.agg.Partial(), Columns: make([]batch.Vector, len(s.agg.Partial().Fields)), Rows: len(keys)}
	for _, part := range []struct {
		codec *state.Codec
		at    []int
		rows  [][]byte
	}{{s.keys, s.keyed, keys}, {s.values, s.rest, values}} {
		columns, err := part.codec.Decode(part.rows)
		if err != nil {
			return nil, err
		}
		for i, c := range part.at {
			out.Columns[c] = columns[i]
		}
	}
	return out, nil
}

func pick(b *batch.Batch, columns []int) []batch.Vector {
	out := make([]batch.Vector, len(columns))
	for i, c := range columns {
		out[i] = b.Columns[c]
	}
	return out
}
