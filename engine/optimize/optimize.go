// Package optimize rewrites resolved plans into cheaper ones with the same
// rows. Each rule has a file: fold computes constants, filters moves conditions
// towards the scans, limits moves LIMIT below what keeps the number of rows, and
// sorts leaves out sorts that nobody sees, and prune reads only the columns that somebody needs. The rules for joins find
// conditions that each side can be asked first.
package optimize

import (
	"brook/engine/expr"
	"brook/engine/logical"
)

// Plan optimizes n. The order of the rules matters: a folded condition may move,
// a limit must not pass a filter, and only what is left says which columns are
// needed.
func Plan(n logical.Node, conf expr.Conf) (logical.Node, error) {
	n = logical.Transform(n, func(n logical.Node) logical.Node { return fold(n, conf) })
	n = pushFilters(n)
	n = logical.Transform(n, dropSorts)
	if !logical.SeesPartitions(n) { // a limit below would spread the rows otherwise
		n = logical.Transform(n, pushLimit)
	}
	needed := map[expr.ID]bool{}
	for _, a := range n.Output() {
		if !a.Hidden {
			needed[a.ID] = true
		}
	}
	return prune(n, needed), nil
}
