package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// trueCounter is count_if.
type trueCounter struct{ counter }

func (a *trueCounter) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	is, valid := truthOf(args[0]), validOf(args, len(groups))
	for i, g := range groups {
		if is(i) && (valid == nil || valid.Get(i)) {
			a.n[g]++
		}
	}
	return nil
}

// counter is count.
type counter struct{ n []int64 }

func (a *counter) Grow(n int) { a.n = grown(a.n, n) }

func (a *counter) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	for _, v := range args {
		if v.NullCount() == 0 && v.Type.Kind() != types.KindNull {
			continue
		}
		valid := batch.AndValid(len(groups), args...)
		for i, g := range groups {
			if valid.Get(i) {
				a.n[g]++
			}
		}
		return nil
	}
	for _, g := range groups {
		a.n[g]++
	}
	return nil
}

func (a *counter) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	n := batch.Values[int64](state[0].Flat(len(groups)))
	for i, g := range groups {
		a.n[g] += n[i]
	}
	return nil
}

func (a *counter) State(c *expr.Context) ([]batch.Vector, error) {
	v, err := a.Result(c)
	return []batch.Vector{v}, err
}

func (a *counter) Result(*expr.Context) (batch.Vector, error) {
	return batch.Of(types.Long, batch.FromValues(types.Long, append([]int64(nil), a.n...), nil)), nil
}

// noCount refuses count(), which counts all rows only where the session says
// so.
func noCount(c *CallContext) error {
	const key = "spark.sql.legacy.allowParameterlessCount"
	if c.Conf.Get != nil {
		if v, _ := c.Conf.Get(key); v == "true" {
			c.Type = types.Long
			c.Aggregate = &expr.Aggregate{Name: "count", New: func(*expr.Context) expr.Accumulator { return &counter{} }, State: []types.Type{types.Long}}
			return nil
		}
	}
	e := diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITH_SUGGESTION", "42605",
		"The `count` requires  >= 1 parameters but the actual number is 0. If you have to call this function with 0 parameters, set the legacy configuration \"%s\" to \"true\".", key)
	e.Placeless = true
	return e
}
