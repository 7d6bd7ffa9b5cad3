package sink

import (
	"context"

	"brook/engine/batch"
	"brook/engine/types"
)

// Mode is the output mode of a streaming query: what of the result a batch
// hands on.
type Mode uint8

// The output modes.
const (
	Append   Mode = iota // rows that are new and final
	Update               // rows that changed
	Complete             // the whole result
)

// String is the mode's name in Spark's messages: "Append".
func (m Mode) String() string { return [...]string{"Append", "Update", "Complete"}[m] }

// Sink takes the results of a streaming query, one batch after the other, from
// one goroutine.
type Sink interface {
	// Add delivers a batch. After a failure or a restart the last batch may come
	// again with the same ID and the same rows; a sink that can tell takes it
	// once.
	Add(ctx context.Context, b Batch) error
	// String is the description in progress reports: "MemorySink".
	String() string
	// Close frees what the sink holds; what was added stays.
	Close() error
}

// Batch is the result of one micro-batch.
type Batch struct {
	ID     int64
	Schema *types.Struct
	Rows   []*batch.Batch
	Mode   Mode
}

// Lazy is implemented by sinks that read a batch as often as they like, and not
// at all perhaps. Reads is how often the last batch was read in full, and how
// many rows were read besides by those who wanted only the first.
type Lazy interface{ Reads() (full, some int64) }

// Uncounted is implemented by sinks whose progress says -1 where others say how
// many rows they got: in Spark, those of the first generation.
type Uncounted interface{ Uncounted() bool }
