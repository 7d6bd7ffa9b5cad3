package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for name, sign := range map[string]int{"max_by": 1, "min_by": -1} {
		register(Spec{Names: []string{name}, Group: "agg_funcs", Min: 2, Max: 2, DistinctAllowed: true,
			Usage: name + "(expr, key) - Returns expr of the row with the " + name[:3] + "imum of key.", Resolve: func(c *CallContext) error {
				t, key := c.Args[0].Type(), c.Args[1].Type()
				if !batch.Orderable(key) {
					return diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "42K09",
						"Cannot resolve \"%s\" due to data type mismatch: The `function %s` does not support ordering on type \"%s\".", c.heading(), name, key.SQL()).At(c.Place)
				}
				c.Type, c.Nullable = t, true
				c.Aggregate = &expr.Aggregate{State: []types.Type{t, key}, New: func(*expr.Context) expr.Accumulator {
					return &extremeBy{value: t, key: key, sign: sign}
				}}
				return nil
			}})
	}
}

// extremeBy is max_by and min_by: for each group the best key and, from the
// same row, the value.
type extremeBy struct {
	values, keys picked
	value, key   types.Type
	sign         int
}

func (a *extremeBy) Grow(n int) { a.values.Grow(n); a.keys.Grow(n) }

func (a *extremeBy) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	v, k := args[0], args[1]
	if k.Type.Kind() == types.KindNull {
		return nil
	}
	a.values.parts, a.keys.parts = append(a.values.parts, v), append(a.keys.parts, k)
	here := int32(len(a.keys.parts))
	comparers := make([]batch.Comparer, here)
	void := v.Type.Kind() == types.KindNull
	for i, g := range groups {
		if k.Null(i) {
			continue
		}
		r := k.Index(i)
		if p := a.keys.part[g]; p > 0 {
			c := comparers[p-1]
			if c == nil {
				c = batch.NewComparer(a.key, k.Array, a.keys.parts[p-1].Array)
				comparers[p-1] = c
			}
			// Of equal keys the later row counts.
			if c(r, int(a.keys.row[g]))*a.sign < 0 {
				continue
			}
		}
		a.keys.part[g], a.keys.row[g] = here, int32(r)
		a.values.part[g] = 0
		if !void && !v.Null(i) {
			a.values.part[g], a.values.row[g] = here, int32(v.Index(i))
		}
	}
	a.values.settle(a.value)
	a.keys.settle(a.key)
	return nil
}

func (a *extremeBy) Merge(c *expr.Context, groups []uint32, state []batch.Vector) error {
	return a.Update(c, groups, state)
}

func (a *extremeBy) State(*expr.Context) ([]batch.Vector, error) {
	return []batch.Vector{a.values.column(a.value), a.keys.column(a.key)}, nil
}

func (a *extremeBy) Result(*expr.Context) (batch.Vector, error) { return a.values.column(a.value), nil }
