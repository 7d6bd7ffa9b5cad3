package functions

import (
	"strings"

	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, name := range []string{"explode", "explode_outer", "posexplode", "posexplode_outer"} {
		register(Spec{Names: []string{name}, Group: "generator_funcs", Min: 1, Max: 1, Params: []string{"collection"}, Usage: name + "(expr) - Makes a row for each element of an array or entry of a map.",
			Resolve: func(c *CallContext) error {
				return explode(c, name == "posexplode" || name == "posexplode_outer", name == "explode_outer" || name == "posexplode_outer")
			}})
	}
}

func explode(c *CallContext, position, outer bool) error {
	c.Heading = expr.Heading(strings.TrimSuffix(c.Name, "_outer"), c.Args)
	g := &expr.Generator{Name: c.Name, Args: c.Args, Outer: outer}
	if position {
		g.Output = append(g.Output, types.Field{Name: "pos", Type: types.Integer, Nullable: outer})
	}
	switch t := c.Args[0].Type().(type) {
	case *types.Array:
		g.Output = append(g.Output, types.Field{Name: "col", Type: t.Elem, Nullable: t.ContainsNull || outer})
	case *types.Map:
		g.Output = append(g.Output, types.Field{Name: "key", Type: t.Key, Nullable: outer}, types.Field{Name: "value", Type: t.Value, Nullable: t.ValueContainsNull || outer})
	default:
		return c.unexpected(0, "ARRAY\" or \"MAP")
	}
	g.Expand = func(_ *expr.Context, args []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
		list := args[0].Flat(rows).(array.ListLike)
		var from, pos, pick []int32
		for i := range rows {
			if list.IsNull(i) {
				continue
			}
			first, end := list.ValueOffsets(i)
			for k := first; k < end; k++ {
				from, pos, pick = append(from, int32(i)), append(pos, int32(k-first)), append(pick, int32(k))
			}
		}
		var out []batch.Vector
		if position {
			out = append(out, batch.Of(types.Integer, batch.FromValues(types.Integer, pos, nil)))
		}
		switch a := list.(type) {
		case *array.Map:
			m := args[0].Type.(*types.Map)
			out = append(out, batch.Of(m.Key, batch.Take(m.Key, a.Keys(), pick)), batch.Of(m.Value, batch.Take(m.Value, a.Items(), pick)))
		default:
			elem := args[0].Type.(*types.Array).Elem
			out = append(out, batch.Of(elem, batch.Take(elem, list.ListValues(), pick)))
		}
		return from, out, nil
	}
	c.Generator = g
	return nil
}
