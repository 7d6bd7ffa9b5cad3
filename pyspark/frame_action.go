package pyspark

import (
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// actionMethods run a frame and hand its rows to Python.
func (r *Runtime) actionMethods() methods {
	collect := func(rel plan.Relation) *python.List {
		res := r.execute(rel)
		return r.rows(res.Schema, res.Batches)
	}
	limit := func(f *frame, n any) plan.Relation {
		return &plan.Limit{Input: f.rel, Count: plan.Lit(types.Integer, r.javaInt("limit", n))}
	}
	first := func(f *frame) any {
		if l := collect(limit(f, int64(1))); len(l.Items) > 0 {
			return l.Items[0]
		}
		return nil
	}
	call := func(f any, args ...any) {
		_, err := r.in.Call(f, args...)
		r.must(err)
	}
	return methods{
		"collect":         def("self", func(_ *python.Interp, a []any) any { return collect(self(a).rel) }),
		"toLocalIterator": def("self, prefetchPartitions=False", func(in *python.Interp, a []any) any { return in.Iter(collect(self(a).rel)) }),
		"take":            def("self, num", func(_ *python.Interp, a []any) any { return collect(limit(self(a), a[1])) }),
		"tail": def("self, num", func(_ *python.Interp, a []any) any {
			n := r.javaInt("tailToPython", a[1])
			if n < 0 {
				return python.NewList()
			}
			return collect(&plan.Tail{Input: self(a).rel, Count: int(n)})
		}),
		"first": def("self", func(_ *python.Interp, a []any) any { return first(self(a)) }),
		"head": def("self, n=None", func(_ *python.Interp, a []any) any {
			if a[1] == nil {
				return first(self(a))
			}
			return collect(limit(self(a), a[1]))
		}),
		"isEmpty": def("self", func(_ *python.Interp, a []any) any { return first(self(a)) == nil }),
		"count": def("self", func(_ *python.Interp, a []any) any {
			res := r.execute(&plan.Aggregate{Input: self(a).rel, Keys: true, List: []plan.Expr{plan.Call("count", plan.Lit(types.Integer, int32(1)))}})
			return res.Batches[0].Columns[0].Value(0)
		}),
		"foreach": def("self, f", func(_ *python.Interp, a []any) any {
			for _, x := range collect(self(a).rel).Items {
				call(a[1], x)
			}
			return nil
		}),
		"foreachPartition": def("self, f", func(in *python.Interp, a []any) any {
			for _, p := range r.frameParts(self(a)) {
				call(a[1], in.Iter(&python.List{Items: p}))
			}
			return nil
		}),
		"toJSON": def("self, use_unicode=True", func(_ *python.Interp, a []any) any {
			f := self(a)
			all := plan.Expr(&plan.Star{})
			if ofLongs(f.rel) { // spark.range is of numbers and not of rows
				all = &plan.Alias{Child: &plan.Attribute{Name: []string{"id"}}, Names: []string{"value"}}
			}
			lines, _ := frameData(r.frameOf(&plan.Project{Input: f.rel, List: []plan.Expr{plan.Call("to_json", plan.Call("struct", all))}}))
			return r.rddOf(func() [][]any {
				parts := r.frameParts(lines)
				for _, p := range parts {
					for i, x := range p {
						p[i] = r.in.GetItem(x, int64(0))
					}
				}
				return parts
			})
		}),
		"scalar": def("self", func(_ *python.Interp, a []any) any {
			return r.column(&plan.Subquery{Kind: plan.ScalarSubquery, Plan: self(a).rel}, "ScalarSubqueryColumnNode")
		}),
		"exists": def("self", func(_ *python.Interp, a []any) any {
			return r.column(&plan.Subquery{Kind: plan.ExistsSubquery, Plan: self(a).rel}, "ExistsSubqueryColumnNode")
		}),
	}
}
