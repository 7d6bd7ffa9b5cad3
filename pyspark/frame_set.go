package pyspark

import (
	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// setMethods are union, intersect, except, and what makes rows distinct.
func (r *Runtime) setMethods() methods {
	op := func(kind plan.SetOpKind, all bool) *python.Builtin {
		return def("self, other", func(_ *python.Interp, a []any) any {
			return r.setFrame(&plan.SetOp{Left: self(a).rel, Right: r.other(a[1]), Op: kind, All: all})
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
			return r.setFrame(&plan.SetOp{Left: self(a).rel, Right: r.other(a[1]), Op: plan.Union, All: true, ByName: true, AllowMissing: in.Truth(a[2])})
		}),
		"distinct": def("self", func(_ *python.Interp, a []any) any {
			return r.frameOf(&plan.Deduplicate{Input: self(a).rel, All: true})
		}),
		"dropDuplicates":                deduplicate(false),
		"drop_duplicates":               deduplicate(false),
		"dropDuplicatesWithinWatermark": deduplicate(true),
	}
}

// setFrame is the frame of a set operation. The rows of spark.range, filtered,
// sorted … or not, are longs to the JVM: with others than integers beside them
// they do not fit any more.
func (r *Runtime) setFrame(op *plan.SetOp) any {
	out := r.frameOf(op)
	f, _ := frameData(out)
	if s := r.schemaOf(f); ofLongs(op.Left) && len(s.Fields) == 1 && s.Fields[0].Type.Kind() != types.KindLong {
		r.fail(diag.New(diag.Analysis, "CANNOT_UP_CAST_DATATYPE", "42846", "Cannot up cast %s from \"%s\" to \"BIGINT\".\nThe type path of the target object is:\n- root class: \"java.lang.Long\"\n"+
			"You can either add an explicit cast to the input data or choose a higher precision type of the field in the target object", s.Fields[0].Name, s.Fields[0].Type.SQL()))
	}
	return out
}

// ofLongs reports whether a relation is spark.range with rows taken out or moved.
func ofLongs(rel plan.Relation) bool {
	switch rel := rel.(type) {
	case *plan.Range:
		return true
	case *plan.Filter:
		return ofLongs(rel.Input)
	case *plan.Sort:
		return ofLongs(rel.Input)
	case *plan.Limit:
		return ofLongs(rel.Input)
	case *plan.Offset:
		return ofLongs(rel.Input)
	case *plan.Deduplicate:
		return ofLongs(rel.Input)
	case *plan.SubqueryAlias:
		return ofLongs(rel.Input)
	case *plan.Repartition:
		return ofLongs(rel.Input)
	case *plan.Hint:
		return ofLongs(rel.Input)
	case *plan.Sample:
		return ofLongs(rel.Input)
	case *plan.Cached:
		return ofLongs(rel.Input)
	case *plan.SetOp:
		return ofLongs(rel.Left)
	}
	return false
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
