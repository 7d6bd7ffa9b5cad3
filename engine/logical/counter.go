package logical

import "sync/atomic"

// Counter counts the rows that scans read. Workers may add to it at the same
// time.
type Counter struct {
	rows   atomic.Int64
	pushes bool
}

// Reset starts again from 0. pushes tells that the source drops rows by simple
// conditions itself, so that they are not counted.
func (c *Counter) Reset(pushes bool) {
	c.rows.Store(0)
	c.pushes = pushes
}

// Add counts n rows.
func (c *Counter) Add(n int) { c.rows.Add(int64(n)) }

// Rows is the number of rows so far.
func (c *Counter) Rows() int64 { return c.rows.Load() }

// Pushes reports whether the source drops rows by simple conditions.
func (c *Counter) Pushes() bool { return c.pushes }
