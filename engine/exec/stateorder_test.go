package exec

import (
	"slices"
	"testing"
)

func TestTablesGrow(t *testing.T) {
	for keys, want := range map[int32]int32{0: 16, 12: 16, 13: 32, 24: 32, 25: 64} {
		if got := tableSize(keys); got != want {
			t.Errorf("a table of %d keys has %d places, not %d", keys, got, want)
		}
	}
}

// The order does not follow from that in which the groups were met.
func TestStateOrderFollowsKeys(t *testing.T) {
	const rows = 10
	keys := handed(t, rows, 0).Batches[0]
	back := backwards(keys)
	a, b := StateOrder(Env{}, keys.Columns[1:], rows), StateOrder(Env{}, back.Columns[1:], rows)
	for i, r := range b {
		b[i] = rows - 1 - r
	}
	if !slices.Equal(a, b) {
		t.Errorf("%v is not %v", a, b)
	}
	targets := hashTargets(keys.Columns[1:], rows, parallelism)
	if !slices.IsSortedFunc(a, func(x, y int32) int { return int(targets[x] - targets[y]) }) {
		t.Errorf("%v is not in the order of the partitions %v", a, targets)
	}
}
