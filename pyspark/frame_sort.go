package pyspark

import (
	"brook/diag"
	"brook/engine/plan"
	"brook/python"
)

// sortMethods order rows.
func (r *Runtime) sortMethods() methods {
	by := func(local bool) *python.Builtin {
		return def("self, *cols, **kwargs", func(in *python.Interp, a []any) any {
			kw := a[2].(*python.Dict)
			ascending, given := in.DictGet(kw, "ascending")
			if !given {
				ascending = true
			}
			return r.frameOf(&plan.Sort{Input: self(a).rel, Order: r.sortOrders(self(a), a[1].(python.Tuple), ascending), Local: local})
		})
	}
	return methods{"sort": by(false), "orderBy": by(false), "sortWithinPartitions": by(true)}
}

// sortOrders reads the keys of a sort: columns, names, and ordinals, negative
// ones for descending; ascending is a bool or a list of them.
func (r *Runtime) sortOrders(f *frame, cols []any, ascending any) []plan.SortOrder {
	if len(cols) == 0 {
		r.refuse(diag.PySparkValueError, "CANNOT_BE_EMPTY", "item", "cols")
	}
	if l, ok := cols[0].(*python.List); ok && len(cols) == 1 {
		cols = l.Items
	}
	var out []plan.SortOrder
	for _, x := range cols {
		out = append(out, r.sortKey(f, x))
	}
	down := func(o *plan.SortOrder) { o.Descending, o.NullsFirst = true, false }
	switch x := ascending.(type) {
	case bool, int64:
		if !r.in.Truth(x) {
			for i := range out {
				down(&out[i])
			}
		}
	case *python.List:
		out = out[:min(len(out), len(x.Items))]
		for i := range out {
			if !r.in.Truth(x.Items[i]) {
				down(&out[i])
			}
		}
	default:
		r.badArgument("NOT_COLUMN_OR_INT_OR_STR", "ascending", ascending)
	}
	return out
}

func (r *Runtime) sortKey(f *frame, x any) plan.SortOrder {
	n, ordinal := x.(int64)
	if !ordinal {
		if _, isText := x.(string); !isText {
			if _, ok := columnOf(x); !ok {
				r.badArgument("NOT_COLUMN_OR_INT_OR_STR", "col", x)
			}
		}
		o, _ := sortOrder(r.named(x))
		return *o
	}
	if n == 0 {
		r.refuse("PySparkIndexError", "ZERO_INDEX")
	}
	o := plan.SortOrder{NullsFirst: n > 0, Descending: n < 0}
	o.Child = r.ordinal(f, max(n, -n))
	return o
}

// ordinal is the n-th column of a frame, from 1.
func (r *Runtime) ordinal(f *frame, n int64) plan.Expr {
	s := r.schemaOf(f)
	if n > int64(len(s.Fields)) {
		r.in.Raise("IndexError", "list index out of range")
	}
	return &plan.Attribute{Name: []string{s.Fields[n-1].Name}, PlanID: f.rel.Common().ID}
}
