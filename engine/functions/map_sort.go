package functions

import (
	"slices"

	"brook/engine/expr"
	"brook/engine/types"
)

// SortMaps is e with the entries of all maps in it in the order of their keys, so
// that equal maps are the same values: grouping asks for that.
func SortMaps(e expr.Expr) expr.Expr {
	t := e.Type()
	return &expr.Call{
		Name: "mapsort", Args: []expr.Expr{e}, Typ: t, Null: e.Nullable(), Deterministic: true, Infallible: true,
		HeadingOf: func(a []expr.Expr) string { return a[0].SQL() },
		Kernel:    strict(t, cells(t, func(_ *expr.Context, a []any) (any, error) { return sortedMaps(t, a[0]), nil })),
	}
}

func sortedMaps(t types.Type, v any) any {
	if v == nil || !HasMap(t) {
		return v
	}
	switch t := t.(type) {
	case *types.Array:
		in := v.(types.ArrayValue)
		out := make(types.ArrayValue, len(in))
		for i, x := range in {
			out[i] = sortedMaps(t.Elem, x)
		}
		return out
	case *types.Struct:
		in := v.(types.StructValue)
		out := make(types.StructValue, len(in))
		for i, x := range in {
			out[i] = sortedMaps(t.Fields[i].Type, x)
		}
		return out
	}
	m, in := t.(*types.Map), v.(types.MapValue)
	order := make([]int, len(in.Keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compareCells(m.Key, in.Keys[a], in.Keys[b]) })
	out := types.MapValue{Keys: make([]any, len(order)), Values: make([]any, len(order))}
	for i, k := range order {
		out.Keys[i], out.Values[i] = in.Keys[k], sortedMaps(m.Value, in.Values[k])
	}
	return out
}
