package stream

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

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

// operator is a plan node that remembers something between batches.
type operator interface {
	// open loads what was remembered after version batches.
	open(dir checkpoint.Dir, partitions int, version int64) error
	// run takes in a batch's rows, the node's children being replaced by inputs,
	// and returns what the node emits.
	run(ctx context.Context, w *work, inputs []logical.Node) ([]*batch.Batch, error)
	// evicts tells whether a later watermark can make the operator emit or
	// forget something without new rows.
	evicts() bool
	// passes is the watermark of what the operator emits, its input's being ms.
	passes(ms int64) int64
	// schema is what the state of the operator is made of.
	schema() operatorSchema
	commit() error
	purge(version int64) error
	progress() StateOperatorProgress
}

// findOperators makes an operator for each stateful node, topmost first.
func (r *run) findOperators() error {
	var failed error
	logical.Walk(r.plan, func(n logical.Node) bool {
		if failed != nil || !logical.IsStreaming(n) {
			return false
		}
		op, err := r.operatorFor(n)
		if err != nil {
			failed = err
			return false
		}
		if op != nil {
			r.byNode[n] = op
			r.operators = append(r.operators, op)
		}
		return true
	})
	return failed
}

func (r *run) operatorFor(n logical.Node) (operator, error) {
	switch n := n.(type) {
	case *logical.Aggregate:
		if s, ok := n.Input.(*logical.Sessions); ok {
			return newSessionAggregate(n, s, r.q.config.Mode)
		}
		return newAggregate(n, r.q.config.Mode)
	case *logical.Deduplicate:
		return newDeduplicate(n)
	case *logical.Limit:
		if r.q.config.Mode == sink.Complete {
			return nil, nil // the whole result is there each time
		}
		return newLimit(n)
	case *logical.Join:
		if strings.HasSuffix(n.Set, "All") && logical.IsStreaming(n.Left) {
			// Spark counts the rows of both sides, which needs an end.
			return nil, withoutWatermark(r.q.config.Mode)
		}
		if logical.IsStreaming(n.Left) && logical.IsStreaming(n.Right) {
			return newJoin(n)
		}
	}
	return nil, nil
}

// withoutWatermark refuses an aggregation that would never put out a row.
func withoutWatermark(mode sink.Mode) error {
	return diag.New(diag.Analysis, "UNSUPPORTED_STREAMING_OPERATOR_WITHOUT_WATERMARK", "0A000",
		"%s output mode not supported for aggregations on streaming DataFrames/DataSets without watermark.", mode)
}

// memory is the part that operators with one table share: the table and the
// figures of the last batch.
type memory struct {
	name       string
	store      *state.Store
	partitions int
	single     bool // all rows go to one partition
	figures    StateOperatorProgress
}

func (m *memory) open(dir checkpoint.Dir, partitions int, version int64) (err error) {
	m.partitions = partitions
	m.store, err = state.Open(dir, partitions, version)
	return err
}

func (m *memory) commit() error             { return m.store.Commit() }
func (m *memory) purge(version int64) error { return m.store.Purge(version) }
func (m *memory) passes(ms int64) int64     { return ms }

// begin clears the figures of the batch before.
func (m *memory) begin() { m.figures = StateOperatorProgress{} }

func (m *memory) progress() StateOperatorProgress {
	p := m.figures
	p.OperatorName = m.name
	p.NumRowsTotal += int64(m.store.Len())
	p.MemoryUsedBytes = m.store.Bytes()
	p.NumShufflePartitions = int64(m.partitions)
	p.NumStateStoreInstances = int64(m.partitions)
	if m.single {
		p.NumStateStoreInstances = 1
	}
	metrics := stateMetrics(m.store.Bytes())
	maps.Copy(metrics, p.CustomMetrics)
	p.CustomMetrics = metrics
	return p
}

// stateMetrics are the metrics that every table of Spark's default provider has.
func stateMetrics(bytes int64) map[string]int64 {
	return map[string]int64{"loadedMapCacheHitCount": 0, "loadedMapCacheMissCount": 0, "stateOnCurrentVersionSizeBytes": bytes}
}

// marks is an event-time column among columns: the column itself or the end of
// a window made of it.
type marks struct {
	column int // -1 for none
	end    bool
}

// markedColumn finds the first event-time column.
func markedColumn(columns []*expr.Attr) marks {
	for i, a := range columns {
		if a.Watermark != nil {
			return marks{i, a.Typ.Kind() == types.KindStruct}
		}
	}
	return marks{column: -1}
}

// oneEventTime refuses columns with several event times: it would not be clear
// which of them the watermark is about.
func oneEventTime(columns []*expr.Attr) error {
	var found []string
	var ids []expr.ID
	for _, a := range columns {
		if a.Watermark != nil && !slices.Contains(ids, a.ID) {
			ids = append(ids, a.ID)
			found = append(found, fmt.Sprintf("%s#%d-T%dms", a.Name, a.ID, *a.Watermark/1000))
		}
	}
	if len(found) < 2 {
		return nil
	}
	return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3077", "",
		"More than one event time columns are available. Please ensure there is at most one event time column per stream. event time columns: (%s)", strings.Join(found, ","))
}

// times is the column's event time in microseconds, state.Never for NULL.
func (m marks) times(b *batch.Batch) []int64 {
	out := make([]int64, b.Rows)
	if m.column < 0 {
		for i := range out {
			out[i] = state.Never
		}
		return out
	}
	v := b.Columns[m.column]
	a := v.Flat(b.Rows)
	at := a
	if m.end {
		at = exec.Child(a, 1)
	}
	values := batch.Values[int64](at)
	for i := range out {
		if a.IsNull(i) || at.IsNull(i) {
			out[i] = state.Never
			continue
		}
		out[i] = values[i]
	}
	return out
}

// onTime returns the rows whose time is past the watermark, and how many were
// late. The watermark is in milliseconds.
func onTime(times []int64, watermarkMs int64) (rows []int32, late int64) {
	limit := micros(watermarkMs)
	for i, t := range times {
		if t == state.Never || t > limit {
			rows = append(rows, int32(i))
		} else {
			late++
		}
	}
	return rows, late
}

// micros turns milliseconds into microseconds, within bounds.
func micros(ms int64) int64 {
	if ms > math.MaxInt64/1000 {
		return math.MaxInt64 - 1
	}
	return ms * 1000
}

func typesOf(fields []types.Field) []types.Type {
	out := make([]types.Type, len(fields))
	for i, f := range fields {
		out[i] = f.Type
	}
	return out
}
