package pyspark

import (
	"brook/engine/plan"
	"brook/python"
)

// setMethods are union, intersect, except, and what makes rows distinct.
func (r *Runtime) setMethods() methods {
	op := func(kind plan.SetOpKind, all bool) *python.Builtin {
		return def("self, other", func(_ *python.Interp, a []any) any {
			return r.frameOf(&plan.SetOp{Left: self(a).rel, Right: r.other(a[1]), Op: kind, All: all})
		})
	}
	deduplicate := func(within bool) *python.Builtin {
		return def("self, subset=None", func(_ *python.Interp, a []any) any {
			return r.frameOf(r.deduplicate(self(a).rel, a[1], within))
		})
	}
	return methods{
		"union":        op(plan.Union, true),
		"unionAll":     op(plan.Union, true),
		"intersect":    op(plan.Intersect, false),
		"intersectAll": op(plan.Intersect, true),
		"subtract":     op(plan.Except, false),
		"exceptAll":    op(plan.Except, true),
		"unionByName": def("self, other, allowMissingColumns=False", func(in *python.Interp, a []any) any {
			return r.frameOf(&plan.SetOp{Left: self(a).rel, Right: r.other(a[1]), Op: plan.Union, All: true, ByName: true, AllowMissing: in.Truth(a[2])})
		}),
		"distinct": def("self", func(_ *python.Interp, a []any) any {
			return r.frameOf(&plan.Deduplicate{Input: self(a).rel, All: true})
		}),
		"dropDuplicates":                deduplicate(false),
		"drop_duplicates":               deduplicate(false),
		"dropDuplicatesWithinWatermark": deduplicate(true),
	}
}

func (r *Runtime) deduplicate(rel plan.Relation, subset any, within bool) plan.Relation {
	d := &plan.Deduplicate{Input: rel, All: subset == nil, WithinWatermark: within}
	if subset == nil {
		return d
	}
	switch subset.(type) {
	case *python.List, python.Tuple, *python.Set, *python.Dict, *python.Iterator:
	default:
		r.badArgument("NOT_LIST_OR_TUPLE", "subset", subset)
	}
	d.Columns = []string{}
	for _, x := range r.in.Items(subset) {
		name, ok := x.(string)
		if !ok {
			r.badArgument("NOT_STR", "subset", x)
		}
		d.Columns = append(d.Columns, name)
	}
	return d
}
