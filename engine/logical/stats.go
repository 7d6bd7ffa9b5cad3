package logical

import (
	"sync"

	"brook/engine/expr"
)

// EventTimeStats is what an EventTimeWatermark saw in a batch. Workers may add
// to it at the same time.
type EventTimeStats struct {
	mu       sync.Mutex
	max, min int64
	sum      float64
	count    int64
}

// Add takes in times in microseconds. A NULL counts as 1970, as in Spark.
func (s *EventTimeStats) Add(max, min int64, sum float64, count int64) {
	if count == 0 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.count == 0 || max > s.max {
		s.max = max
	}
	if s.count == 0 || min < s.min {
		s.min = min
	}
	s.sum += sum
	s.count += count
}

// Snapshot returns the figures in microseconds; count is 0 when nothing came.
func (s *EventTimeStats) Snapshot() (max, min int64, avg float64, count int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.count > 0 {
		avg = s.sum / float64(s.count)
	}
	return s.max, s.min, avg, s.count
}

// ImplicitNames lists the texts that name output columns for want of an alias.
func ImplicitNames(n Node) []string {
	var list []expr.Expr
	switch n := n.(type) {
	case *Project:
		list = n.List
	case *Aggregate:
		list = n.List
	case *Sort, *Limit, *Filter, *SubqueryAlias:
		return ImplicitNames(n.Children()[0])
	}
	var out []string
	for _, e := range list {
		if a, ok := e.(*expr.Alias); ok && a.Implicit {
			out = append(out, a.Name)
		}
	}
	return out
}
