package exec

import (
	"context"
	"math/rand/v2"
	"runtime"
	"sync/atomic"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// Env is what a plan runs with.
type Env struct {
	Conf      expr.Conf
	Now       time.Time
	Location  *time.Location
	Workers   int // 0 for one a core
	Budget    *Budget
	CurrentDB string
	// Observe gets the metrics of observe(); it may be nil.
	Observe func(name string, row types.StructValue, schema *types.Struct)
}

func (e *Env) workers() int {
	if e.Workers > 0 {
		return e.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// context is the evaluation context of one task.
func (e *Env) context(ctx context.Context, partition int) *expr.Context {
	loc := e.Location
	if loc == nil {
		loc = time.UTC
	}
	return &expr.Context{
		Context: ctx, Conf: e.Conf, Now: e.Now, Location: loc, Partition: partition, CurrentDB: e.CurrentDB, CurrentUser: "brook",
		Rand: rand.New(rand.NewPCG(uint64(e.Now.UnixNano()), uint64(partition))),
	}
}

// Budget bounds the rows that the operators of a session hold at once.
type Budget struct {
	limit int64
	used  atomic.Int64
}

// NewBudget makes a budget of limit bytes; 0 is none.
func NewBudget(limit int64) *Budget { return &Budget{limit: limit} }

// take reserves n bytes; the error says that the budget is used up.
func (b *Budget) take(n int64) error {
	if b == nil || b.limit <= 0 {
		return nil
	}
	if b.used.Add(n) > b.limit {
		b.used.Add(-n)
		return diag.New(diag.Internal, "UNABLE_TO_ACQUIRE_MEMORY", "53200", "Unable to acquire %d bytes of memory, got 0.", n)
	}
	return nil
}

func (b *Budget) give(n int64) {
	if b != nil && b.limit > 0 {
		b.used.Add(-n)
	}
}

// bytesOf estimates the memory of a batch.
func bytesOf(b *batch.Batch) int64 {
	var n int64
	for _, c := range b.Columns {
		for _, buffer := range c.Array.Data().Buffers() {
			if buffer != nil {
				n += int64(buffer.Len())
			}
		}
	}
	return n
}
