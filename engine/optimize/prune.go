package optimize

import (
	"slices"

	"brook/engine/expr"
	"brook/engine/logical"
)

// prune leaves out the columns that nobody above needs.
func prune(n logical.Node, needed map[expr.ID]bool) logical.Node {
	switch n := n.(type) {
	case *logical.Scan:
		return pruneScan(n, needed)
	case *logical.Project:
		list := make([]expr.Expr, 0, len(n.List))
		below := map[expr.ID]bool{}
		for _, e := range n.List {
			if needed[logical.AttrOf(e).ID] {
				list = append(list, e)
				uses(e, below)
			}
		}
		if len(list) == len(n.List) {
			return n.WithChildren([]logical.Node{prune(n.Input, below)})
		}
		return logical.NewProject(prune(n.Input, below), list)
	case *logical.Filter:
		below := copied(needed)
		uses(n.Cond, below)
		return n.WithChildren([]logical.Node{prune(n.Input, below)})
	case *logical.Aggregate:
		below := map[expr.ID]bool{}
		for _, e := range n.GroupBy {
			uses(e, below)
		}
		for _, e := range n.List {
			uses(e, below)
		}
		return n.WithChildren([]logical.Node{prune(n.Input, below)})
	case *logical.Sort:
		below := copied(needed)
		for _, o := range n.Order {
			uses(o.Expr, below)
		}
		return n.WithChildren([]logical.Node{prune(n.Input, below)})
	case *logical.CollectMetrics:
		below := copied(needed)
		for _, e := range n.List {
			uses(e, below)
		}
		return n.WithChildren([]logical.Node{prune(n.Input, below)})
	case *logical.SortWithin:
		below := copied(needed)
		for _, o := range n.Order {
			uses(o.Expr, below)
		}
		return n.WithChildren([]logical.Node{prune(n.Input, below)})
	case *logical.Repartition:
		below := copied(needed)
		for _, o := range n.Keys {
			uses(o.Expr, below)
		}
		input := prune(n.Input, below)
		if n.Shuffle && len(n.Keys) == 0 {
			input = only(input, below) // where a row goes follows from all that it has
		}
		return n.WithChildren([]logical.Node{input})
	case *logical.SubqueryAlias:
		// The columns keep their identities; only the analyzer asks for names.
		return prune(n.Input, needed)
	case *logical.Limit, *logical.Tail, *logical.Sample:
		return n.WithChildren([]logical.Node{prune(n.Children()[0], needed)})
	case *logical.EventTimeWatermark:
		below := copied(needed)
		below[n.Attr.ID] = true
		w := *n
		w.Input = prune(n.Input, below)
		return &w
	case *logical.Window:
		if !slices.ContainsFunc(n.Calls, func(c *expr.Alias) bool { return needed[c.ID] }) {
			return prune(n.Input, needed)
		}
		below := copied(needed)
		for _, c := range n.Calls {
			uses(c, below)
		}
		return n.WithChildren([]logical.Node{prune(n.Input, below)})
	case *logical.Sessions:
		below := copied(needed)
		below[n.Window.ID] = true
		for _, k := range n.Keys {
			uses(k, below)
		}
		return n.WithChildren([]logical.Node{prune(n.Input, below)})
	case *logical.Generate:
		below := copied(needed)
		for _, e := range n.Generator.Args {
			uses(e, below)
		}
		return n.WithChildren([]logical.Node{prune(n.Input, below)})
	case *logical.Expand:
		return pruneExpand(n, needed)
	case *logical.Join:
		below := copied(needed)
		if n.Cond != nil {
			uses(n.Cond, below)
		}
		return n.WithChildren([]logical.Node{prune(n.Left, below), prune(n.Right, below)})
	}
	// Nodes that match columns by position need all of them.
	children := n.Children()
	if len(children) == 0 {
		return n
	}
	out := make([]logical.Node, len(children))
	for i, c := range children {
		all := map[expr.ID]bool{}
		for _, a := range c.Output() {
			all[a.ID] = true
		}
		out[i] = prune(c, all)
	}
	return n.WithChildren(out)
}

// only is n without the columns that are not needed.
func only(n logical.Node, needed map[expr.ID]bool) logical.Node {
	var list []expr.Expr
	for _, a := range n.Output() {
		if needed[a.ID] {
			list = append(list, a)
		}
	}
	if len(list) == len(n.Output()) {
		return n
	}
	return logical.NewProject(n, list)
}

func copied(m map[expr.ID]bool) map[expr.ID]bool {
	out := make(map[expr.ID]bool, len(m))
	for k := range m {
		out[k] = true
	}
	return out
}

func uses(e expr.Expr, into map[expr.ID]bool) {
	expr.Walk(e, func(x expr.Expr) bool {
		if a, ok := x.(*expr.Attr); ok {
			into[a.ID] = true
		}
		return true
	})
}

func pruneScan(n *logical.Scan, needed map[expr.ID]bool) logical.Node {
	if n.Columns != nil {
		return n
	}
	needed = copied(needed)
	for _, f := range n.Filters {
		uses(f, needed)
	}
	s := *n
	s.Attrs, s.Columns = nil, []int{}
	for i, a := range n.Attrs {
		if needed[a.ID] {
			s.Attrs = append(s.Attrs, a)
			s.Columns = append(s.Columns, i)
		}
	}
	return &s
}

func pruneExpand(n *logical.Expand, needed map[expr.ID]bool) logical.Node {
	out := &logical.Expand{Lists: make([][]expr.Expr, len(n.Lists))}
	below := map[expr.ID]bool{}
	for i, a := range n.Attrs {
		if !needed[a.ID] {
			continue
		}
		out.Attrs = append(out.Attrs, a)
		for k, l := range n.Lists {
			out.Lists[k] = append(out.Lists[k], l[i])
			uses(l[i], below)
		}
	}
	out.Input = prune(n.Input, below)
	return out
}
