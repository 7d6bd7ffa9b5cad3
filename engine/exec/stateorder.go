package exec

import (
	"cmp"
	"slices"

	"brook/engine/batch"
)

// StateOrder is the order in which Spark goes through the groups that a streaming
// query remembers, keys being their columns: by the partition that the hash of
// their keys names, and there by their place in a table of hashes. Keys that have
// one place keep their order.
func StateOrder(e Env, keys []batch.Vector, rows int) []int32 {
	order, targets, counts := partitionOrder(e, keys, rows)
	places := rowHashes(keys, rows)
	for i, h := range places {
		places[i] = (h ^ int32(uint32(h)>>16)) & (tableSize(counts[targets[i]]) - 1)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(targets[a], targets[b]), cmp.Compare(places[a], places[b]))
	})
	return order
}

// PartitionOrder is rows by the partition that the hash of their keys names, in
// their own order there.
func PartitionOrder(e Env, keys []batch.Vector, rows int) []int32 {
	order, targets, _ := partitionOrder(e, keys, rows)
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(targets[a], targets[b]) })
	return order
}

func partitionOrder(e Env, keys []batch.Vector, rows int) (order, targets, counts []int32) {
	n := e.shuffles()
	order, targets, counts = make([]int32, rows), hashTargets(keys, rows, n), make([]int32, n)
	for i, t := range targets {
		order[i] = int32(i)
		counts[t]++
	}
	return order, targets, counts
}

// tableSize is how many places a table of so many keys has: a power of two of
// which three quarters may be taken.
func tableSize(keys int32) int32 {
	size := int32(16)
	for keys > size/4*3 {
		size *= 2
	}
	return size
}
