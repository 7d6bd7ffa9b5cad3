// Package stream runs streaming queries: one goroutine a query, one micro-batch
// after the other.
//
//	find new offsets → write offsets/N → run the batch → commit its state →
//	hand it to the sink → write commits/N → publish the progress
//
// The plan of a query is resolved once. Each batch replaces its streaming
// leaves by the batch's new rows and its stateful operators, bottom-up, by what
// they emit, so that what is left is an ordinary plan for the executor. The
// operators keep their memory in engine/state, keyed and versioned, and touch
// only the keys that the new rows touch.
package stream
