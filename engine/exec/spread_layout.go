package exec

import (
	"slices"

	"brook/engine/expr"
)

// layout is what is known of the partition that a row is in.
type layout struct {
	whole bool // there is one partition
	// Rows that agree on these columns share a partition. Each stands for the
	// columns that are equal to it, as both keys of a join are.
	ids [][]expr.ID
}

// byColumns is the layout of rows that were spread by the hash of columns.
func byColumns(ids []expr.ID) layout {
	var l layout
	for _, id := range ids {
		l.ids = append(l.ids, []expr.ID{id})
	}
	return l
}

// or adds columns that are equal to those of l, in their order.
func (l layout) or(other layout) layout {
	if len(l.ids) == 0 || len(other.ids) != len(l.ids) {
		return l
	}
	out := layout{whole: l.whole}
	for i, same := range l.ids {
		out.ids = append(out.ids, append(slices.Clone(same), other.ids[i]...))
	}
	return out
}

// through is the layout of rows of which a select list remains.
func (l layout) through(list []expr.Expr) layout {
	if l.whole {
		return l
	}
	var out layout
	for _, same := range l.ids {
		var ids []expr.ID
		for _, x := range list {
			switch x := x.(type) {
			case *expr.Alias:
				if c, plain := x.Child.(*expr.Attr); plain && slices.Contains(same, c.ID) {
					ids = append(ids, x.ID)
				}
			case *expr.Attr:
				if slices.Contains(same, x.ID) {
					ids = append(ids, x.ID)
				}
			}
		}
		if ids == nil {
			return layout{}
		}
		out.ids = append(out.ids, ids)
	}
	return out
}

// within is the layout of rows that have the columns attrs.
func (l layout) within(attrs []*expr.Attr) layout {
	list := make([]expr.Expr, len(attrs))
	for i, a := range attrs {
		list[i] = a
	}
	return l.through(list)
}

// covers reports whether rows with the same keys share a partition already.
func (l layout) covers(keys []expr.Expr) bool {
	if l.whole {
		return true
	}
	for _, same := range l.ids {
		if !slices.ContainsFunc(keys, func(k expr.Expr) bool { a, ok := k.(*expr.Attr); return ok && slices.Contains(same, a.ID) }) {
			return false
		}
	}
	return len(l.ids) > 0
}

// columnsOf are keys as columns; nil when one is no plain column.
func columnsOf(keys []expr.Expr) []expr.ID {
	var ids []expr.ID
	for _, k := range keys {
		a, ok := k.(*expr.Attr)
		if !ok {
			return nil
		}
		ids = append(ids, a.ID)
	}
	return ids
}

func idsOf(attrs []*expr.Attr) []expr.ID {
	out := make([]expr.ID, len(attrs))
	for i, a := range attrs {
		out[i] = a.ID
	}
	return out
}
