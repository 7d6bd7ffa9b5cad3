package functions

import (
	"math"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// pairSums are what aggregates of two columns need of a group's pairs without
// NULL. xx and yy are summed as the variances do (sxx, syy) and as the
// correlation does (cxx, cyy), which differ in the last place.
type pairSums struct{ n, meanX, meanY, xy, sxx, syy, cxx, cyy, sumX, sumY float64 }

const pairState = 10

func init() {
	half := func(p *pairSums) bool { return p.n > 0 }
	for _, s := range []struct {
		name, usage string
		flipped     bool // the first argument is y, the dependent one
		value       func(c *CallContext, p *pairSums) (float64, bool, error)
	}{
		{"corr", "(expr1, expr2) - Returns the correlation of Pearson.", false, func(c *CallContext, p *pairSums) (float64, bool, error) {
			by := math.Sqrt(p.cxx * p.cyy)
			if p.n > 1 && by == 0 {
				if c.Conf.ANSI {
					return 0, false, c.divideByZero("/")
				}
				return 0, false, nil
			}
			return p.xy / by, p.n > 1, nil
		}},
		{"covar_pop", "(expr1, expr2) - Returns the covariance of a population.", false, func(_ *CallContext, p *pairSums) (float64, bool, error) { return p.xy / p.n, p.n > 0, nil }},
		{"covar_samp", "(expr1, expr2) - Returns the covariance of a sample.", false, func(_ *CallContext, p *pairSums) (float64, bool, error) { return p.xy / (p.n - 1), p.n > 1, nil }},
		{"regr_avgx", "(y, x) - Returns the mean of x over the pairs without NULL.", true, func(_ *CallContext, p *pairSums) (float64, bool, error) { return p.sumX / p.n, half(p), nil }},
		{"regr_avgy", "(y, x) - Returns the mean of y over the pairs without NULL.", true, func(_ *CallContext, p *pairSums) (float64, bool, error) { return p.sumY / p.n, half(p), nil }},
		{"regr_sxx", "(y, x) - Returns the sum of the squared differences of x from its mean.", true, func(_ *CallContext, p *pairSums) (float64, bool, error) { return p.sxx, half(p), nil }},
		{"regr_syy", "(y, x) - Returns the sum of the squared differences of y from its mean.", true, func(_ *CallContext, p *pairSums) (float64, bool, error) { return p.syy, half(p), nil }},
		{"regr_sxy", "(y, x) - Returns the sum of the products of the differences from the means.", true, func(_ *CallContext, p *pairSums) (float64, bool, error) { return p.xy, half(p), nil }},
		{"regr_slope", "(y, x) - Returns the slope of the line of best fit.", true, func(_ *CallContext, p *pairSums) (float64, bool, error) { return p.xy / p.sxx, p.sxx != 0, nil }},
		{"regr_intercept", "(y, x) - Returns where the line of best fit meets the y axis.", true, func(_ *CallContext, p *pairSums) (float64, bool, error) {
			return p.meanY - p.xy/p.sxx*p.meanX, p.sxx != 0, nil
		}},
		{"regr_r2", "(y, x) - Returns the coefficient of determination.", true, func(_ *CallContext, p *pairSums) (float64, bool, error) {
			if p.cxx != 0 && p.cyy == 0 {
				return 1, true, nil
			}
			return p.xy * p.xy / p.cxx / p.cyy, p.cxx != 0, nil
		}},
	} {
		register(Spec{Names: []string{s.name}, Group: "agg_funcs", Min: 2, Max: 2, Usage: s.name + s.usage, DistinctAllowed: true, Resolve: func(c *CallContext) error {
			call := *c
			return c.ofDoubles(types.Double, pairState, func(*expr.Context) expr.Accumulator {
				return &pairs{flipped: s.flipped, value: func(p *pairSums) (float64, bool, error) { return s.value(&call, p) }}
			})
		}})
	}
	register(Spec{Names: []string{"regr_count"}, Group: "agg_funcs", Min: 2, Max: 2, Usage: "regr_count(y, x) - Returns the number of pairs without NULL.", DistinctAllowed: true, Resolve: func(c *CallContext) error {
		c.Type = types.Long
		c.Aggregate = &expr.Aggregate{New: func(*expr.Context) expr.Accumulator { return &counter{} }, State: []types.Type{types.Long}}
		return nil
	}})
}

// pairs is an aggregate of two columns.
type pairs struct {
	list    []pairSums
	flipped bool
	value   func(p *pairSums) (v float64, ok bool, err error)
}

func (a *pairs) Grow(n int) { a.list = grown(a.list, n) }

func (a *pairs) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	xs, ys := column[float64](args[0]), column[float64](args[1])
	if a.flipped {
		xs, ys = ys, xs
	}
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid != nil && !valid.Get(i) {
			continue
		}
		p, x, y := &a.list[g], xs(i), ys(i)
		p.n++
		dx, dy := x-p.meanX, y-p.meanY
		dxn, dyn := dx/p.n, dy/p.n
		p.meanX += dxn
		p.meanY += dyn
		p.xy += dx * (y - p.meanY)
		p.sxx += dx * (dx - dxn)
		p.syy += dy * (dy - dyn)
		p.cxx += dx * (x - p.meanX)
		p.cyy += dy * (y - p.meanY)
		p.sumX += x
		p.sumY += y
	}
	return nil
}

func (p *pairSums) fields() [pairState]*float64 {
	return [pairState]*float64{&p.n, &p.meanX, &p.meanY, &p.xy, &p.sxx, &p.syy, &p.cxx, &p.cyy, &p.sumX, &p.sumY}
}

func (a *pairs) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	var in [pairState]func(int) float64
	for k := range in {
		in[k] = column[float64](state[k])
	}
	for i, g := range groups {
		var q pairSums
		for k, f := range q.fields() {
			*f = in[k](i)
		}
		if q.n == 0 {
			continue
		}
		p := &a.list[g]
		n1, n2 := p.n, q.n
		n := n1 + n2
		dx, dy := q.meanX-p.meanX, q.meanY-p.meanY
		dxn, dyn := dx/n, dy/n
		p.n = n
		p.meanX += dxn * n2
		p.meanY += dyn * n2
		p.xy += q.xy + dx*dyn*n1*n2
		p.sxx += q.sxx + dx*dxn*n1*n2
		p.syy += q.syy + dy*dyn*n1*n2
		p.cxx += q.cxx + dx*dxn*n1*n2
		p.cyy += q.cyy + dy*dyn*n1*n2
		p.sumX += q.sumX
		p.sumY += q.sumY
	}
	return nil
}

func (a *pairs) State(*expr.Context) ([]batch.Vector, error) {
	var columns [pairState][]float64
	for k := range columns {
		columns[k] = make([]float64, len(a.list))
	}
	for g := range a.list {
		for k, f := range a.list[g].fields() {
			columns[k][g] = *f
		}
	}
	var out []batch.Vector
	for _, x := range columns {
		out = append(out, batch.Of(types.Double, batch.FromValues(types.Double, x, nil)))
	}
	return out, nil
}

func (a *pairs) Result(*expr.Context) (batch.Vector, error) {
	return doubles(len(a.list), func(g int) (float64, bool, error) { return a.value(&a.list[g]) })
}
