package sql

import (
	"strings"

	"brook/engine/plan"
)

// over reads OVER (…) and OVER name.
func (r *reader) over(f plan.Expr, from int) plan.Expr {
	r.pos++
	w := &plan.Window{Function: f}
	at := r.pos
	r.windowSpec(w)
	w.At, w.Spec = r.where(from), r.place(at)
	if w.Name != "" {
		r.windows = append(r.windows, w)
	}
	return w
}

// windowSpec reads a window: a name, (name) or (PARTITION BY … ORDER BY … frame).
func (r *reader) windowSpec(w *plan.Window) {
	if !r.sym("(") {
		w.Name = r.identifier()
		return
	}
	r.pos++
	if r.isName() && r.peek(1).Sym(")") {
		w.Name = r.identifier()
		r.pos++
		return
	}
	for {
		switch {
		case r.is("partition", "by"), r.is("distribute", "by"):
			r.pos += 2
			w.PartitionBy = list(r, r.expression)
			continue
		case r.is("order", "by"), r.is("sort", "by"):
			r.pos += 2
			w.OrderBy = list(r, r.sortItem)
			continue
		case r.is("cluster", "by"):
			r.pos += 2
			w.PartitionBy = list(r, r.expression)
			continue
		case r.isOne("rows", "range"):
			w.Frame = r.frame()
		}
		break
	}
	r.expectSym(")")
}

func (r *reader) frame() *plan.Frame {
	f := &plan.Frame{Rows: r.next().Is("rows"), Upper: plan.Bound{Kind: plan.CurrentRow}}
	if !r.accept("between") {
		f.Lower = r.bound()
		return f
	}
	f.Lower = r.bound()
	r.expect("and")
	f.Upper = r.bound()
	return f
}

func (r *reader) bound() plan.Bound {
	switch {
	case r.accept("current", "row"):
		return plan.Bound{Kind: plan.CurrentRow}
	case r.accept("unbounded", "preceding"):
		return plan.Bound{Kind: plan.UnboundedPreceding}
	case r.accept("unbounded", "following"):
		return plan.Bound{Kind: plan.UnboundedFollowing}
	}
	start := len(r.out)
	r.value()
	b := plan.Bound{Kind: plan.Following, Value: r.fold(start)}
	if r.accept("preceding") {
		b.Kind = plan.Preceding
		return b
	}
	r.expect("following")
	return b
}

// windowClause reads WINDOW a AS (…), … and puts the windows in where OVER a
// names them, in the windows read since from.
func (r *reader) windowClause(from int) {
	if !r.is("window") || !r.peek(2).Is("as") {
		return
	}
	r.pos++
	named := map[string]*plan.Window{}
	list(r, func() struct{} {
		name := strings.ToLower(r.identifier())
		r.expect("as")
		w := &plan.Window{}
		r.windowSpec(w)
		named[name] = w
		return struct{}{}
	})
	for _, w := range r.windows[min(from, len(r.windows)):] {
		for hops := 0; w.Name != "" && hops <= len(named); hops++ {
			d := named[strings.ToLower(w.Name)]
			if d == nil {
				break
			}
			w.Name, w.PartitionBy, w.OrderBy, w.Frame = d.Name, d.PartitionBy, d.OrderBy, d.Frame
		}
	}
}

// sortItem reads an item of ORDER BY.
func (r *reader) sortItem() plan.SortOrder {
	e := r.expression()
	o := r.direction()
	o.Child, o.Place = e, e.Where()
	return o
}

// direction reads ASC, DESC and NULLS FIRST or LAST.
func (r *reader) direction() plan.SortOrder {
	o := plan.SortOrder{}
	if r.accept("desc") {
		o.Descending = true
	} else {
		r.accept("asc")
	}
	o.NullsFirst = !o.Descending
	switch {
	case r.accept("nulls", "first"):
		o.NullsFirst = true
	case r.accept("nulls", "last"):
		o.NullsFirst = false
	}
	return o
}
