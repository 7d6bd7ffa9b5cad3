package stream

import (
	"time"

	"brook/engine/types"
)

// Progress is what one trigger did, as StreamingQueryProgress has it.
type Progress struct {
	ID, RunID     string
	Name          string // empty for none
	Timestamp     time.Time
	BatchID       int64
	BatchDuration int64 // ms
	// Durations are milliseconds by phase: addBatch, commitOffsets, getBatch,
	// latestOffset, queryPlanning, triggerExecution, walCommit.
	Durations map[string]int64
	// EventTime has avg, max, min (batches with rows) and watermark as ISO text;
	// it is empty for queries without a watermark.
	EventTime      map[string]string
	StateOperators []StateOperatorProgress
	Sources        []SourceProgress
	Sink           SinkProgress
	Observed       []Observed
}

// NumInputRows is the rows read from all sources.
func (p *Progress) NumInputRows() int64 {
	var n int64
	for _, s := range p.Sources {
		n += s.NumInputRows
	}
	return n
}

// Rates returns the rows read per second since the last trigger began and per
// second of this trigger's own time, summed over the sources. The first is
// absent (ok false) where it is not a number.
func (p *Progress) Rates() (input float64, inputOK bool, processed float64, processedOK bool) {
	for _, s := range p.Sources {
		input += s.InputRate.Value
		processed += s.ProcessedRate.Value
		inputOK = inputOK || s.InputRate.Valid
		processedOK = processedOK || s.ProcessedRate.Valid
	}
	return input, inputOK, processed, processedOK
}

// Rate is a number of rows per second; not Valid where Spark leaves it out.
type Rate struct {
	Value float64
	Valid bool
}

// SourceProgress is one source's part of a Progress. Offsets are JSON texts,
// empty for none.
type SourceProgress struct {
	Description                          string
	StartOffset, EndOffset, LatestOffset string
	NumInputRows                         int64
	InputRate, ProcessedRate             Rate
	Metrics                              map[string]string
}

// StateOperatorProgress tells of one stateful operator. Times are in
// milliseconds.
type StateOperatorProgress struct {
	OperatorName              string
	NumRowsTotal              int64
	NumRowsUpdated            int64
	AllUpdatesTimeMs          int64
	NumRowsRemoved            int64
	AllRemovalsTimeMs         int64
	CommitTimeMs              int64
	MemoryUsedBytes           int64
	NumRowsDroppedByWatermark int64
	NumShufflePartitions      int64
	NumStateStoreInstances    int64
	CustomMetrics             map[string]int64
}

// SinkProgress is the sink's part of a Progress. NumOutputRows is -1 where the
// sink does not count.
type SinkProgress struct {
	Description   string
	NumOutputRows int64
	Metrics       map[string]string
}

// Observed is the metrics of one observe().
type Observed struct {
	Name   string
	Schema *types.Struct
	Row    types.StructValue
}
