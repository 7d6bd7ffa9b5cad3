package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// tolerant is a sum that can be NULL where it overflows.
type tolerant interface{ tolerate() }

func (a *doubleSum) tolerate() {}

func (a *longSum) tolerate() { a.try = true }

// overflown in the place of a count marks a sum that is NULL for good.
const overflown = -1 << 62

// sumOf is sum and avg.
func sumOf(c *CallContext, mean bool) error {
	t := c.Args[0].Type()
	if t.Kind() == types.KindString || t.Kind() == types.KindNull {
		t = types.Double
		a, err := Implicit(c, 0, t)
		if err != nil {
			return err
		}
		c.Args[0] = a
	}
	c.Nullable = true
	ansi := c.Conf.ANSI
	var make func(*expr.Context) expr.Accumulator
	state := []types.Type{types.Double, types.Long}
	switch d := t.(type) {
	case types.Decimal:
		sum := bounded(d.Precision+10, d.Scale)
		if d.Precision+10 > types.MaxPrecision {
			sum = types.Decimal{Precision: types.MaxPrecision, Scale: d.Scale}
		}
		c.Type = sum
		if mean {
			c.Type = bounded(d.Precision+4, d.Scale+4)
		}
		out := c.Type.(types.Decimal)
		state[0] = types.Decimal{Precision: types.MaxPrecision, Scale: d.Scale}
		make = func(*expr.Context) expr.Accumulator {
			return &decimalSum{scale: d.Scale, sum: sum, out: out, mean: mean, ansi: ansi}
		}
	default:
		switch {
		case types.IsIntegral(t) && !mean:
			c.Type = types.Long
			state[0] = types.Long
			make = func(*expr.Context) expr.Accumulator { return &longSum{ansi: ansi} }
			a, err := Implicit(c, 0, types.Long)
			if err != nil {
				return err
			}
			c.Args[0] = a
		case types.IsNumeric(t):
			c.Type = types.Double
			make = func(*expr.Context) expr.Accumulator { return &doubleSum{mean: mean} }
			a, err := c.castTo(c.Args[0], types.Double)
			if err != nil {
				return err
			}
			// The heading keeps the argument as it was written.
			heading := expr.Heading(c.Name, c.Args)
			if c.Distinct {
				heading = c.Name + "(DISTINCT " + c.Args[0].SQL() + ")"
			}
			c.Args = []expr.Expr{a}
			c.Heading = heading
		case t.Kind() == types.KindDayTimeInterval || t.Kind() == types.KindYearMonthInterval:
			c.Type = t
			if mean {
				if c.Type = types.DayToSecond; t.Kind() == types.KindYearMonthInterval {
					c.Type = types.YearToMonth
				}
			}
			out := c.Type
			state[0] = types.Long
			make = func(*expr.Context) expr.Accumulator {
				return &intervalSum{longSum: longSum{ansi: true}, t: out, mean: mean}
			}
		default:
			return c.unexpected(0, "NUMERIC\" or \"ANSI INTERVAL")
		}
	}
	c.Aggregate = &expr.Aggregate{New: make, State: state}
	return nil
}

type doubleSum struct {
	sum  []float64
	n    []int64
	mean bool
}

func (a *doubleSum) Grow(n int) { a.sum, a.n = grown(a.sum, n), grown(a.n, n) }

func (a *doubleSum) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	v := batch.Values[float64](args[0].Flat(len(groups)))
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			a.sum[g] += v[i]
			a.n[g]++
		}
	}
	return nil
}

func (a *doubleSum) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	sum, n := batch.Values[float64](state[0].Flat(len(groups))), batch.Values[int64](state[1].Flat(len(groups)))
	for i, g := range groups {
		a.sum[g] += sum[i]
		a.n[g] += n[i]
	}
	return nil
}

func (a *doubleSum) State(*expr.Context) ([]batch.Vector, error) {
	return []batch.Vector{
		batch.Of(types.Double, batch.FromValues(types.Double, append([]float64(nil), a.sum...), nil)),
		batch.Of(types.Long, batch.FromValues(types.Long, append([]int64(nil), a.n...), nil)),
	}, nil
}

func (a *doubleSum) Result(*expr.Context) (batch.Vector, error) {
	out := append([]float64(nil), a.sum...)
	if a.mean {
		for i := range out {
			out[i] /= float64(a.n[i])
		}
	}
	return batch.Of(types.Double, batch.FromValues(types.Double, out, seen(a.n))), nil
}

type longSum struct {
	sum, n    []int64
	ansi, try bool
}

func (a *longSum) Grow(n int) { a.sum, a.n = grown(a.sum, n), grown(a.n, n) }

func (a *longSum) add(g uint32, v int64) error {
	s := a.sum[g] + v
	if a.ansi && (v >= 0) == (a.sum[g] >= 0) && (s >= 0) != (v >= 0) {
		if a.try {
			a.n[g] = overflown
			return nil
		}
		return overflow(types.Long, "+", "")
	}
	a.sum[g] = s
	return nil
}

func (a *longSum) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	v := batch.Values[int64](args[0].Flat(len(groups)))
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			if err := a.add(g, v[i]); err != nil {
				return err
			}
			a.n[g]++
		}
	}
	return nil
}

func (a *longSum) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	sum, n := batch.Values[int64](state[0].Flat(len(groups))), batch.Values[int64](state[1].Flat(len(groups)))
	for i, g := range groups {
		if err := a.add(g, sum[i]); err != nil {
			return err
		}
		a.n[g] += n[i]
	}
	return nil
}

func (a *longSum) State(*expr.Context) ([]batch.Vector, error) {
	return []batch.Vector{
		batch.Of(types.Long, batch.FromValues(types.Long, append([]int64(nil), a.sum...), nil)),
		batch.Of(types.Long, batch.FromValues(types.Long, append([]int64(nil), a.n...), nil)),
	}, nil
}

func (a *longSum) Result(*expr.Context) (batch.Vector, error) {
	return batch.Of(types.Long, batch.FromValues(types.Long, append([]int64(nil), a.sum...), seen(a.n))), nil
}
