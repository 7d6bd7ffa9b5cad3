package plan

import "sync"

// Reads notes how often rows at hand have been read by actions. A function that
// gets a micro-batch decides that by what it does with the frame, and Spark's
// figures about the batch follow: it computes the rows anew each time. The
// methods may be called from any goroutine.
type Reads struct {
	mu   sync.Mutex
	full int64 // times that all rows were read
	some int64 // rows that were read by actions that did not want all
}

// Add notes that all rows were read times more, and the first some rows once.
func (r *Reads) Add(times, some int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.full += times
	r.some += some
}

// Count returns how often all rows were read, and how many rows were read
// besides by actions that wanted only the first.
func (r *Reads) Count() (full, some int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.full, r.some
}
