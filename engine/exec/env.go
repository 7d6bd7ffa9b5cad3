package exec

import (
	"context"
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
	User      string // who current_user() names
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
		Context: ctx, Conf: e.Conf, Now: e.Now, Location: loc, Partition: partition, CurrentDB: e.CurrentDB, CurrentUser: e.User,
		Kept: &expr.Kept{},
	}
}

// Budget bounds the memory of the rows that the operators of a session hold at
// once. What a query takes is given back when it ends.
type Budget struct {
	limit int64
	used  atomic.Int64
	all   *Budget // of the session; nil for that itself
}

// NewBudget makes a budget of limit bytes; 0 is none.
func NewBudget(limit int64) *Budget { return &Budget{limit: limit} }

// lease lets e take from the session's budget until end is called.
func (e Env) lease() (of Env, end func()) {
	if e.Budget == nil || e.Budget.all != nil || e.Budget.limit <= 0 {
		return e, func() {}
	}
	b := &Budget{all: e.Budget}
	e.Budget = b
	return e, func() { b.all.used.Add(-b.used.Load()) }
}

// take reserves n bytes; the error says that the budget is used up.
func (b *Budget) take(n int64) error {
	if b == nil || b.all == nil {
		return nil
	}
	if b.all.used.Add(n) > b.all.limit {
		b.all.used.Add(-n)
		return diag.New(diag.Internal, "UNABLE_TO_ACQUIRE_MEMORY", "53200", "Unable to acquire %d bytes of memory, got 0.", n)
	}
	b.used.Add(n)
	return nil
}

// give returns n bytes before the query ends.
func (b *Budget) give(n int64) {
	if b != nil && b.all != nil {
		b.used.Add(-n)
		b.all.used.Add(-n)
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
