// Package state keeps what a stateful streaming operator remembers from one
// micro-batch to the next: a table from key to value, both bytes, that moves
// from version to version and can be read back at any version kept on disk.
//
// A Store holds the newest version in memory. On a durable checkpoint each
// commit appends a delta with the pairs that changed, and now and then a
// snapshot with all of them, to one file a partition:
//
//	state/OP/PARTITION/V.delta, V.snapshot     version V = batch number + 1
//
// A pair may carry a time after which it is of no use; Expire hands out the
// pairs whose time has come without looking at the others, so that the cost of
// a batch follows the keys that it touches and never the size of the state.
package state
