package stream

// Touched counts the pairs of state that the operators of q have worked on. The
// query must be at rest.
func Touched(q *Query) int64 {
	var n int64
	for _, op := range q.run.operators {
		n += op.touched()
	}
	return n
}
