package optimize

import (
	"brook/engine/logical"
	"brook/engine/plan"
)

// NoteReads tells the rows at hand below n, a plan that has been run, how often
// Spark would have computed them. It does so once for each place in the plan,
// and once more for a sort of all rows, which looks at a sample first. What is
// above an exchange does not matter: its rows are kept.
func NoteReads(n logical.Node) { noteReads(n, 1) }

func noteReads(n logical.Node, times int64) {
	switch n := n.(type) {
	case *logical.LocalRelation:
		switch {
		case n.Reads == nil:
		case n.Cut:
			var some int64
			for _, b := range n.Batches {
				some += int64(b.Rows)
			}
			n.Reads.Add(0, some*times)
		default:
			n.Reads.Add(times, 0)
		}
		return
	case *logical.Limit:
		if s, ok := n.Input.(*logical.Sort); ok && n.Count >= 0 {
			noteReads(s.Input, times) // the first rows are found without a sample
			return
		}
	case *logical.Sort:
		times *= 2
	case *logical.Aggregate, *logical.Deduplicate, *logical.Window, *logical.Sessions, *logical.Tail:
		times = 1
	case *logical.Join:
		if n.Set != "" || counts(n.Left) && counts(n.Right) {
			times = 1 // the other side is too large to be sent to each task
		}
	}
	for _, c := range n.Children() {
		noteReads(c, times)
	}
}

// counts reports whether somebody wants to know how often rows below n are read.
func counts(n logical.Node) bool {
	found := false
	logical.Walk(n, func(n logical.Node) bool {
		l, ok := n.(*logical.LocalRelation)
		found = found || ok && l.Reads != (*plan.Reads)(nil)
		return !found
	})
	return found
}
