package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"mode"}, Group: "agg_funcs", Min: 0, Max: 2, DistinctAllowed: true,
		Usage: "mode(col[, deterministic]) - Returns the value that occurs most; mode() WITHIN GROUP (ORDER BY col) says which of several.", Resolve: modeCall})
}

func modeCall(c *CallContext) error {
	m := &mode{sign: 0}
	var value expr.Expr
	switch {
	case len(c.Args) > 0 && len(c.Order) > 0:
		return wrongOrderings(c, "mode", 0)
	case len(c.Args) == 0:
		if _, err := withinGroup(c, "mode", 1); err != nil {
			return err
		}
		value, m.sign = c.Order[0].Expr, 1
		if c.Order[0].Descending {
			m.sign = -1
		}
		// Spark prints the direction in which it counts, not the one that is asked for.
		heading := c.Name + "() WITHIN GROUP (ORDER BY " + value.SQL()
		if m.sign > 0 {
			heading += " DESC"
		}
		heading += ")"
		c.Order, c.Heading = nil, heading
	default:
		value = c.Args[0]
		c.Heading = expr.Heading(c.Name, c.Args[:1])
		if c.Distinct {
			c.Heading = c.Name + "(DISTINCT " + expr.Heading("", c.Args[:1])[1:]
		}
		if len(c.Args) == 2 {
			v, err := c.constantArg(1, types.Boolean, "deterministic")
			if err != nil {
				return err
			}
			if v == true {
				// Spark names this one by the ordering that it stands for.
				c.Heading, m.sign = c.Name+"() WITHIN GROUP (ORDER BY "+value.SQL()+" DESC)", 1
			}
		}
	}
	if HasMap(value.Type()) {
		return c.noOrdering(value.Type())
	}
	t := value.Type()
	c.Type, c.Nullable = t, true
	values, counts := &types.Array{Elem: t}, &types.Array{Elem: types.Long}
	sign := m.sign
	c.Aggregate = &expr.Aggregate{Args: []expr.Expr{value}, State: []types.Type{values, counts}, New: func(*expr.Context) expr.Accumulator {
		return &mode{t: t, sign: sign}
	}}
	return nil
}

// mode counts the distinct values of each group in the order of their first
// occurrence.
type mode struct {
	t      types.Type
	sign   int // of equals the least for 1, the greatest for -1, the first for 0
	groups []tally
}

type tally struct {
	values []any
	counts []int64
	index  map[string]int
}

func (a *mode) Grow(n int) { a.groups = grown(a.groups, n) }

func (a *mode) add(g uint32, v any, n int64) {
	t := &a.groups[g]
	if t.index == nil {
		t.index = map[string]int{}
	}
	k := cellKey(v)
	i, ok := t.index[k]
	if !ok {
		i = len(t.values)
		t.index[k] = i
		t.values, t.counts = append(t.values, v), append(t.counts, 0)
	}
	t.counts[i] += n
}

func (a *mode) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	for i, g := range groups {
		if v := args[0].Value(i); v != nil {
			a.add(g, v, 1)
		}
	}
	return nil
}

func (a *mode) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	for i, g := range groups {
		values, _ := state[0].Value(i).(types.ArrayValue)
		counts, _ := state[1].Value(i).(types.ArrayValue)
		for k, v := range values {
			a.add(g, v, counts[k].(int64))
		}
	}
	return nil
}

func (a *mode) State(*expr.Context) ([]batch.Vector, error) {
	values, counts := &types.Array{Elem: a.t}, &types.Array{Elem: types.Long}
	v, n := batch.NewBuilder(values, len(a.groups)), batch.NewBuilder(counts, len(a.groups))
	for _, t := range a.groups {
		list := make(types.ArrayValue, len(t.counts))
		for i, c := range t.counts {
			list[i] = c
		}
		if err := v.Append(types.ArrayValue(append([]any{}, t.values...))); err != nil {
			return nil, err
		}
		if err := n.Append(list); err != nil {
			return nil, err
		}
	}
	return []batch.Vector{batch.Of(values, v.Finish()), batch.Of(counts, n.Finish())}, nil
}

func (a *mode) Result(*expr.Context) (batch.Vector, error) {
	b := batch.NewBuilder(a.t, len(a.groups))
	for _, t := range a.groups {
		best := -1
		for i, n := range t.counts {
			if best < 0 || n > t.counts[best] || n == t.counts[best] && a.sign*compareCells(a.t, t.values[i], t.values[best]) < 0 {
				best = i
			}
		}
		var cell any
		if best >= 0 {
			cell = t.values[best]
		}
		if err := b.Append(cell); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.t, b.Finish()), nil
}
