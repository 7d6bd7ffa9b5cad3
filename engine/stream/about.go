package stream

import "brook/engine/sink"

// Mode is the query's output mode.
func (q *Query) Mode() sink.Mode { return q.config.Mode }
