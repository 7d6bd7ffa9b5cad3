package pyspark

import (
	"brook/engine/plan"
	"brook/python"
)

// reshapeMethods turn columns into rows.
func (r *Runtime) reshapeMethods() methods {
	unpivot := def("self, ids, values, variableColumnName, valueColumnName", func(in *python.Interp, a []any) any {
		if a[1] == nil {
			in.Raise("AssertionError", "ids must not be None")
		}
		u := &plan.Unpivot{Input: self(a).rel, IDs: r.columns(oneOrMany(a[1])), HasIDs: true, HasValues: a[2] != nil,
			VariableName: in.Str(a[3]), ValueNames: []string{in.Str(a[4])}, IncludeNulls: true}
		if a[2] != nil {
			for _, v := range r.columns(oneOrMany(a[2])) {
				u.Values = append(u.Values, []plan.Expr{v})
			}
		}
		return r.frameOf(u)
	})
	return methods{
		"unpivot": unpivot,
		"melt":    unpivot,
		"transpose": def("self, indexColumn=None", func(in *python.Interp, a []any) any {
			t := &plan.Transpose{Input: self(a).rel}
			if a[1] != nil {
				t.Index = r.named(a[1]).finished()
			}
			return r.frameOf(t)
		}),
	}
}

// oneOrMany is a list's items, or the one value.
func oneOrMany(v any) []any {
	switch x := v.(type) {
	case *python.List:
		return x.Items
	case python.Tuple:
		return x
	}
	return []any{v}
}
