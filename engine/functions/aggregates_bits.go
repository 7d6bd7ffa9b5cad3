package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, s := range []struct {
		name, usage string
		start       int64
		f           func(a, b int64) int64
	}{
		{"bit_and", "(expr) - Returns the bitwise AND of the values.", -1, func(a, b int64) int64 { return a & b }},
		{"bit_or", "(expr) - Returns the bitwise OR of the values.", 0, func(a, b int64) int64 { return a | b }},
		{"bit_xor", "(expr) - Returns the bitwise exclusive OR of the values.", 0, func(a, b int64) int64 { return a ^ b }},
	} {
		register(Spec{Names: []string{s.name}, Group: "agg_funcs", Min: 1, Max: 1, Usage: s.name + s.usage, DistinctAllowed: true, Resolve: func(c *CallContext) error {
			t := c.Args[0].Type()
			if t.Kind() == types.KindNull {
				t = types.Integer
			}
			if !types.IsIntegral(t) {
				return c.unexpected(0, "INTEGRAL")
			}
			heading := c.heading()
			a, err := Cast(c.Args[0], types.Long, ANSI)
			if err != nil {
				return err
			}
			c.Args, c.Heading = []expr.Expr{a}, heading
			c.Type, c.Nullable = t, true
			c.Aggregate = &expr.Aggregate{State: []types.Type{types.Long, types.Boolean}, New: func(*expr.Context) expr.Accumulator {
				return &bitFold{t: t, start: s.start, f: s.f}
			}}
			return nil
		}})
	}
}

// bitFold combines the bits of integers.
type bitFold struct {
	t     types.Type
	start int64
	f     func(a, b int64) int64
	bits  []int64
	has   []bool
}

func (a *bitFold) Grow(n int) { a.bits, a.has = grown(a.bits, n), grown(a.has, n) }

func (a *bitFold) fold(groups []uint32, v func(int) int64, taken func(int) bool) {
	for i, g := range groups {
		if !taken(i) {
			continue
		}
		if !a.has[g] {
			a.bits[g], a.has[g] = a.start, true
		}
		a.bits[g] = a.f(a.bits[g], v(i))
	}
}

func (a *bitFold) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	valid := validOf(args, len(groups))
	a.fold(groups, column[int64](args[0]), func(i int) bool { return valid == nil || valid.Get(i) })
	return nil
}

func (a *bitFold) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	a.fold(groups, column[int64](state[0]), truthOf(state[1]))
	return nil
}

func (a *bitFold) State(*expr.Context) ([]batch.Vector, error) {
	return []batch.Vector{batch.Of(types.Long, batch.FromValues(types.Long, append([]int64(nil), a.bits...), nil)), flagsOf(a.has)}, nil
}

func (a *bitFold) Result(*expr.Context) (batch.Vector, error) {
	b := batch.NewBuilder(a.t, len(a.bits))
	for g, has := range a.has {
		var cell any
		if has {
			cell = wrapTo(a.bits[g], a.t)
		}
		if err := b.Append(cell); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.t, b.Finish()), nil
}
