package stream

// Touched counts the pairs of state that the operators of q have worked on. The
// query must be at rest.
func Touched(q *Query) int64 {
	var n int64
	for _, op := range q.run.operators {
		switch op := op.(type) {
		case *aggregate:
			n += op.store.Touched()
		case *deduplicate:
			n += op.store.Touched()
		case *limit:
			n += op.store.Touched()
		case *sessionAggregate:
			n += op.store.Touched()
		case *join:
			n += op.left.store.Touched() + op.right.store.Touched()
		}
	}
	return n
}
