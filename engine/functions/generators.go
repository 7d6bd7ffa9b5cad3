package functions

import (
	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// maxStack bounds the rows that stack makes of one.
const maxStack = 1 << 20

func init() {
	for _, name := range []string{"inline", "inline_outer"} {
		register(Spec{Names: []string{name}, Group: "generator_funcs", Min: 1, Max: 1, Params: []string{"input"}, Usage: name + "(expr) - Makes a row for each struct of an array.",
			Resolve: func(c *CallContext) error { return inline(c, name == "inline_outer") }})
	}
	register(Spec{Names: []string{"stack"}, Group: "generator_funcs", Min: 2, Max: -1, Usage: "stack(n, expr1, ..., exprk) - Spreads the values over n rows.", Resolve: stack})
}

func inline(c *CallContext, outer bool) error {
	a, ok := c.Args[0].Type().(*types.Array)
	if !ok {
		return c.unexpected(0, "ARRAY<STRUCT>")
	}
	s, ok := a.Elem.(*types.Struct)
	if !ok {
		return c.unexpected(0, "ARRAY<STRUCT>")
	}
	g := &expr.Generator{Name: c.Name, Args: c.Args, Outer: outer}
	for _, f := range s.Fields {
		g.Output = append(g.Output, types.Field{Name: f.Name, Type: f.Type, Nullable: f.Nullable || a.ContainsNull || outer})
	}
	g.Expand = func(_ *expr.Context, args []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
		list := args[0].Flat(rows).(array.ListLike)
		values := list.ListValues().(*array.Struct)
		var from, pick []int32
		for i := range rows {
			if list.IsNull(i) {
				continue
			}
			first, end := list.ValueOffsets(i)
			for k := first; k < end; k++ {
				row := int32(k)
				if values.IsNull(int(k)) {
					row = -1
				}
				from, pick = append(from, int32(i)), append(pick, row)
			}
		}
		out := make([]batch.Vector, len(s.Fields))
		for k, f := range s.Fields {
			out[k] = batch.Of(f.Type, batch.Take(f.Type, values.Field(k), pick))
		}
		return from, out, nil
	}
	c.Generator = g
	return nil
}

// stack puts its values into rows, in the order of the arguments. The values of
// a column have one type.
func stack(c *CallContext) error {
	l, ok := c.Args[0].(*expr.Literal)
	if !ok {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "42K09", "Cannot resolve \"%s\" due to data type mismatch: the input `n` should be a foldable \"INT\" expression; however, got \"%s\".", expr.Heading(c.Name, c.Args), c.Args[0].SQL())
	}
	n32, ok := l.Value.(int32)
	n := int(n32)
	if !ok || n < 1 || n > maxStack {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The `n` must be between (0, 2147483647] (current value = %s).", expr.Heading(c.Name, c.Args), l.SQL())
	}
	values := c.Args[1:]
	width := (len(values) + n - 1) / n
	g := &expr.Generator{Name: c.Name, Args: values}
	for k := range width {
		var t types.Type = types.Null
		first := k
		for i := k; i < len(values); i += width {
			u := values[i].Type()
			switch {
			case u.Kind() == types.KindNull || types.SameType(t, u):
			case t.Kind() == types.KindNull:
				t, first = u, i
			default:
				return diag.New(diag.Analysis, "DATATYPE_MISMATCH.STACK_COLUMN_DIFF_TYPES", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The data type of the column (%d) do not have the same type: \"%s\" (%d) <> \"%s\" (%d).",
					expr.Heading(c.Name, c.Args), k, t.SQL(), first+1, u.SQL(), i+1)
			}
		}
		g.Output = append(g.Output, types.Field{Name: "col" + itoa(k), Type: t, Nullable: true})
	}
	g.Expand = func(_ *expr.Context, args []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
		from := make([]int32, rows*n)
		for i := range from {
			from[i] = int32(i / n)
		}
		out := make([]batch.Vector, width)
		for k, f := range g.Output {
			// The arguments of the column one after another, then in rows.
			schema := &types.Struct{Fields: []types.Field{f}}
			parts := make([]*batch.Batch, n)
			for r := range n {
				v, err := batch.Constant(f.Type, nil)
				if err != nil {
					return nil, nil, err
				}
				if i := r*width + k; i < len(args) && args[i].Type.Kind() != types.KindNull {
					v = args[i]
				}
				parts[r] = &batch.Batch{Schema: schema, Columns: []batch.Vector{batch.Of(f.Type, v.Flat(rows))}, Rows: rows}
			}
			all, err := batch.Concat(schema, parts)
			if err != nil {
				return nil, nil, err
			}
			pick := make([]int32, rows*n)
			for i := range pick {
				pick[i] = int32(i%n*rows + i/n)
			}
			out[k] = batch.Of(f.Type, batch.Take(f.Type, all.Columns[0].Flat(rows*n), pick))
		}
		return from, out, nil
	}
	c.Generator = g
	return nil
}
