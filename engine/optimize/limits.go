package optimize

import (
	"math"

	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
)

// pushLimit tells what lies below a LIMIT how many rows are enough: rows at hand,
// a scan, another LIMIT, the side of an outer join that keeps all its rows. What
// is computed above them is then computed for those rows only. The limit itself
// stays, since it also counts.
func pushLimit(n logical.Node) logical.Node {
	l, ok := n.(*logical.Limit)
	if !ok || l.Count < 0 || l.Offset > math.MaxInt64-l.Count {
		return n
	}
	if below := atMost(l.Input, l.Count+l.Offset); below != nil {
		return l.WithChildren([]logical.Node{below})
	}
	return n
}

// atMost is n when only its first rows are wanted; nil when that changes
// nothing.
func atMost(n logical.Node, rows int64) logical.Node {
	switch n := n.(type) {
	case *logical.Scan:
		// A condition that is left decides which rows are the first.
		if len(n.Filters) > 0 || n.Limit >= 0 && n.Limit <= rows {
			return nil
		}
		s := *n
		s.Limit = rows
		return &s
	case *logical.LocalRelation:
		return firstOf(n, rows)
	case *logical.Range:
		if logical.RangeCount(n.Start, n.End, n.Step) <= rows {
			return nil
		}
		r := *n
		r.End = n.Start + rows*n.Step
		return &r
	case *logical.Limit:
		if n.Count >= 0 && n.Count <= rows {
			return nil
		}
		inner := *n
		inner.Count = rows
		return pushLimit(&inner)
	case *logical.Project:
		for _, e := range n.List {
			if expr.Any(e, func(x expr.Expr) bool { _, window := x.(*expr.WindowCall); return window }) {
				return nil
			}
		}
		return over(n, n.Input, rows)
	case *logical.SubqueryAlias:
		return over(n, n.Input, rows)
	case *logical.Join:
		// Each row on the left makes one row or more.
		if n.Kind != plan.LeftOuterJoin {
			return nil
		}
		return n.WithChildren([]logical.Node{limited(n.Left, rows), n.Right})
	}
	return nil
}

func over(n, input logical.Node, rows int64) logical.Node {
	if below := atMost(input, rows); below != nil {
		return n.WithChildren([]logical.Node{below})
	}
	return nil
}

// limited puts a LIMIT on n, unless one is there that is as small.
func limited(n logical.Node, rows int64) logical.Node {
	if l, ok := n.(*logical.Limit); ok && l.Count >= 0 && l.Count <= rows {
		return n
	}
	return pushLimit(&logical.Limit{Input: n, Count: rows})
}

// firstOf cuts rows at hand.
func firstOf(n *logical.LocalRelation, rows int64) logical.Node {
	for i, b := range n.Batches {
		if int64(b.Rows) > rows || int64(b.Rows) == rows && i+1 < len(n.Batches) {
			cut := append(n.Batches[:i:i], b.Slice(0, int(rows)))
			return &logical.LocalRelation{Attrs: n.Attrs, Batches: cut, Reads: n.Reads, Cut: true, Handed: n.Handed}
		}
		rows -= int64(b.Rows)
	}
	return nil
}
