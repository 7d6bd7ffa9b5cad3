package functions

import (
	"math"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, s := range []struct {
		names []string
		usage string
		order int
		value func(n float64, m [5]float64) (float64, bool)
	}{
		{[]string{"stddev", "stddev_samp", "std"}, "(expr) - Returns the standard deviation of a sample.", 2, func(n float64, m [5]float64) (float64, bool) { return math.Sqrt(m[2] / (n - 1)), n > 1 }},
		{[]string{"stddev_pop"}, "(expr) - Returns the standard deviation of a population.", 2, func(n float64, m [5]float64) (float64, bool) { return math.Sqrt(m[2] / n), n > 0 }},
		{[]string{"variance", "var_samp"}, "(expr) - Returns the variance of a sample.", 2, func(n float64, m [5]float64) (float64, bool) { return m[2] / (n - 1), n > 1 }},
		{[]string{"var_pop"}, "(expr) - Returns the variance of a population.", 2, func(n float64, m [5]float64) (float64, bool) { return m[2] / n, n > 0 }},
		{[]string{"skewness"}, "(expr) - Returns the skewness of the values.", 3, func(n float64, m [5]float64) (float64, bool) {
			return math.Sqrt(n) * m[3] / math.Sqrt(m[2]*m[2]*m[2]), n > 0 && m[2] != 0
		}},
		{[]string{"kurtosis"}, "(expr) - Returns the kurtosis of the values, less that of a normal distribution.", 4, func(n float64, m [5]float64) (float64, bool) {
			return n*m[4]/(m[2]*m[2]) - 3, n > 0 && m[2] != 0
		}},
	} {
		register(Spec{Names: s.names, Group: "agg_funcs", Min: 1, Max: 1, Usage: s.names[0] + s.usage, DistinctAllowed: true, Resolve: func(c *CallContext) error {
			return c.ofDoubles(types.Double, s.order+1, func(*expr.Context) expr.Accumulator {
				return &centralMoments{sums: newSums(s.order + 1), order: s.order, value: s.value}
			})
		}})
	}
	register(Spec{Names: []string{"product"}, Group: "agg_funcs", Min: 1, Max: 1, Usage: "product(expr) - Returns the product of the values.", Internal: true, DistinctAllowed: true, Resolve: func(c *CallContext) error {
		return c.ofDoubles(types.Double, 2, func(*expr.Context) expr.Accumulator { return &product{sums: newSums(2)} })
	}})
}

// ofDoubles is an aggregate of DOUBLE arguments whose state is sums many
// doubles a group.
func (c *CallContext) ofDoubles(t types.Type, sums int, make func(*expr.Context) expr.Accumulator) error {
	heading := c.heading()
	if c.Distinct {
		heading = c.Name + "(DISTINCT " + expr.Heading("", c.Args)[1:]
	}
	for i := range c.Args {
		if err := c.coerce(i, types.Double); err != nil {
			return err
		}
	}
	c.Heading = heading
	c.Type, c.Nullable = t, true
	c.Aggregate = &expr.Aggregate{New: make}
	for range sums {
		c.Aggregate.State = append(c.Aggregate.State, types.Double)
	}
	return nil
}

// sums are some doubles for each group; the first counts the rows.
type sums [][]float64

func newSums(n int) sums { return make(sums, n) }

func (s sums) Grow(n int) {
	for i := range s {
		s[i] = grown(s[i], n)
	}
}

func (s sums) State(*expr.Context) ([]batch.Vector, error) {
	var out []batch.Vector
	for _, x := range s {
		out = append(out, batch.Of(types.Double, batch.FromValues(types.Double, append([]float64(nil), x...), nil)))
	}
	return out, nil
}

// doubles makes a DOUBLE column of a value for each of n groups; ok false is
// NULL.
func doubles(n int, value func(g int) (v float64, ok bool, err error)) (batch.Vector, error) {
	out := make([]float64, n)
	var valid batch.Bits
	for g := range out {
		v, ok, err := value(g)
		if err != nil {
			return batch.Vector{}, err
		}
		if ok {
			out[g] = v
			continue
		}
		if valid == nil {
			valid = batch.AllSet(n)
		}
		valid.Clear(g)
	}
	return batch.Of(types.Double, batch.FromValues(types.Double, out, valid)), nil
}

// centralMoments are the count, the mean and the sums of powers of the differences
// from it, kept in one pass.
type centralMoments struct {
	sums
	order int
	value func(n float64, m [5]float64) (float64, bool)
}

func (a *centralMoments) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	v := column[float64](args[0])
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid != nil && !valid.Get(i) {
			continue
		}
		n := a.sums[0][g] + 1
		d := v(i) - a.sums[1][g]
		dn := d / n
		a.sums[0][g] = n
		a.sums[1][g] += dn
		a.sums[2][g] += d * (d - dn)
		if a.order > 2 {
			a.sums[3][g] += -3*dn*a.sums[2][g] + d*(d*d-dn*dn)
		}
		if a.order > 3 {
			a.sums[4][g] += -4*dn*a.sums[3][g] - 6*dn*dn*a.sums[2][g] + d*(d*d*d-dn*dn*dn)
		}
	}
	return nil
}

func (a *centralMoments) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	var in [5]func(int) float64
	for k := range a.sums {
		in[k] = column[float64](state[k])
	}
	for i, g := range groups {
		n1, n2 := a.sums[0][g], in[0](i)
		if n2 == 0 {
			continue
		}
		n := n1 + n2
		d := in[1](i) - a.sums[1][g]
		dn := d / n
		m2, m2b := a.sums[2][g], in[2](i)
		if a.order > 2 {
			m3, m3b := a.sums[3][g], in[3](i)
			if a.order > 3 {
				a.sums[4][g] += in[4](i) + dn*dn*dn*d*n1*n2*(n1*n1-n1*n2+n2*n2) + 6*dn*dn*(n1*n1*m2b+n2*n2*m2) + 4*dn*(n1*m3b-n2*m3)
			}
			a.sums[3][g] = m3 + m3b + dn*dn*d*n1*n2*(n1-n2) + 3*dn*(n1*m2b-n2*m2)
		}
		a.sums[2][g] = m2 + m2b + d*dn*n1*n2
		a.sums[1][g] += dn * n2
		a.sums[0][g] = n
	}
	return nil
}

func (a *centralMoments) Result(*expr.Context) (batch.Vector, error) {
	return doubles(len(a.sums[0]), func(g int) (float64, bool, error) {
		var m [5]float64
		for k := range a.sums {
			m[k] = a.sums[k][g]
		}
		v, ok := a.value(m[0], m)
		return v, ok, nil
	})
}

// product multiplies.
type product struct{ sums }

func (a *product) times(g uint32, n, v float64) {
	if n == 0 {
		return
	}
	if a.sums[0][g] == 0 {
		a.sums[1][g] = 1
	}
	a.sums[0][g] += n
	a.sums[1][g] *= v
}

func (a *product) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	v := column[float64](args[0])
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			a.times(g, 1, v(i))
		}
	}
	return nil
}

func (a *product) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	n, v := column[float64](state[0]), column[float64](state[1])
	for i, g := range groups {
		a.times(g, n(i), v(i))
	}
	return nil
}

func (a *product) Result(*expr.Context) (batch.Vector, error) {
	return doubles(len(a.sums[0]), func(g int) (float64, bool, error) { return a.sums[1][g], a.sums[0][g] > 0, nil })
}
