package logical

import (
	"fmt"
	"strings"

	"brook/engine/expr"
)

func names(attrs []*expr.Attr) string {
	out := make([]string, len(attrs))
	for i, a := range attrs {
		out[i] = fmt.Sprintf("%s#%d", a.Name, a.ID)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func listText(es []expr.Expr) string {
	out := make([]string, len(es))
	for i, e := range es {
		out[i] = e.SQL()
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func orders(order []expr.Order) string {
	out := make([]string, len(order))
	for i, o := range order {
		out[i] = OrderText(o)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// OrderText is a sort key as Spark prints it: "a ASC NULLS FIRST".
func OrderText(o expr.Order) string {
	s := o.Expr.SQL() + " ASC"
	if o.Descending {
		s = o.Expr.SQL() + " DESC"
	}
	if o.NullsFirst {
		return s + " NULLS FIRST"
	}
	return s + " NULLS LAST"
}

// String is the node's line in EXPLAIN.
func (s *Scan) String() string {
	text := s.Relation.String() + " " + names(s.Attrs)
	if len(s.Filters) > 0 {
		text += " PushedFilters: " + listText(s.Filters)
	}
	if s.Limit >= 0 {
		text += fmt.Sprintf(" Limit: %d", s.Limit)
	}
	return text
}
func (s *StreamScan) String() string {
	return "StreamingRelation " + s.Spec.Name + " " + names(s.Attrs)
}
func (l *LocalRelation) String() string { return "LocalTableScan " + names(l.Attrs) }
func (r *Range) String() string {
	return fmt.Sprintf("Range (%d, %d, step=%d)", r.Start, r.End, r.Step)
}
func (p *Project) String() string { return "Project " + listText(p.List) }
func (f *Filter) String() string  { return "Filter " + f.Cond.SQL() }
func (a *Aggregate) String() string {
	return "Aggregate " + listText(a.GroupBy) + ", " + listText(a.List)
}
func (j *Join) String() string {
	if j.Cond == nil {
		return "Join " + j.Kind.String()
	}
	return "Join " + j.Kind.String() + ", " + j.Cond.SQL()
}
func (s *Sort) String() string        { return "Sort " + orders(s.Order) + ", true" }
func (l *Limit) String() string       { return fmt.Sprintf("Limit %d", l.Count) }
func (t *Tail) String() string        { return fmt.Sprintf("Tail %d", t.Count) }
func (u *Union) String() string       { return "Union false, false" }
func (d *Deduplicate) String() string { return "Deduplicate " + names(d.Keys) }
func (g *Generate) String() string    { return "Generate " + g.Generator.SQL() + ", " + names(g.Attrs) }
func (w *EventTimeWatermark) String() string {
	return fmt.Sprintf("EventTimeWatermark %s, %d", w.Attr.Name, w.Delay)
}
func (s *SubqueryAlias) String() string { return "SubqueryAlias " + s.Alias }

// Tree is a plan as indented lines.
func Tree(n Node) string {
	var b strings.Builder
	tree(&b, n, "", "")
	return b.String()
}

func tree(b *strings.Builder, n Node, first, rest string) {
	b.WriteString(first + n.String() + "\n")
	children := n.Children()
	for i, c := range children {
		if i < len(children)-1 {
			tree(b, c, rest+":- ", rest+":  ")
		} else {
			tree(b, c, rest+"+- ", rest+"   ")
		}
	}
}
