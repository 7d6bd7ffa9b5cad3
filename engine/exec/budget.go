package exec

import (
	"sync"
	"sync/atomic"

	"brook/diag"
	"brook/engine/batch"
)

// Budget bounds the memory of the rows that the operators of a session hold at
// once.
type Budget struct {
	limit int64
	used  atomic.Int64
}

// NewBudget makes a budget of limit bytes; 0 is none.
func NewBudget(limit int64) *Budget { return &Budget{limit: limit} }

// query is what one query holds: memory of the session's budget, and files.
type query struct {
	budget *Budget
	used   atomic.Int64

	mu     sync.Mutex
	spills []*spill
}

// begin makes e the environment of a query until end is called, which gives back
// what the query holds by then. Within a query it does nothing.
func (e Env) begin() (of Env, end func()) {
	if e.query != nil {
		return e, func() {}
	}
	q := &query{budget: e.Budget}
	e.query = q
	return e, q.end
}

func (q *query) end() {
	if q.budget != nil {
		q.budget.used.Add(-q.used.Load())
	}
	for _, s := range q.spills {
		s.close()
	}
}

// take reserves n bytes until the query ends; the error says that the budget is
// used up.
func (e *Env) take(n int64) error {
	if e.query == nil || e.query.budget == nil || e.query.budget.limit <= 0 {
		return nil
	}
	b := e.query.budget
	if b.used.Add(n) > b.limit {
		b.used.Add(-n)
		return diag.New(diag.Internal, "UNABLE_TO_ACQUIRE_MEMORY", "53200", "Unable to acquire %d bytes of memory, got 0.", n)
	}
	e.query.used.Add(n)
	return nil
}

// give returns n bytes before the query ends.
func (e *Env) give(n int64) {
	if e.query == nil || e.query.budget == nil || e.query.budget.limit <= 0 {
		return
	}
	e.query.used.Add(-n)
	e.query.budget.used.Add(-n)
}

// bytesOf estimates the memory of a batch.
func bytesOf(b *batch.Batch) int64 {
	var n int64
	for _, c := range b.Columns {
		if c.Array != nil {
			n += int64(c.Array.Data().SizeInBytes())
		}
	}
	return n
}
