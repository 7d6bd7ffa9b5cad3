package functions

import (
	"math"
	"sort"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"percentile_approx", "approx_percentile"}, Group: "agg_funcs", Min: 2, Max: 3, DistinctAllowed: true,
		Usage: "percentile_approx(col, percentage[, accuracy]) - Returns the smallest value of which at least percentage of the values are not above.", Resolve: approximate})
}

// approximate keeps all values, so that the result is exact: a rank that is off
// by less than accuracy allows is what Spark promises.
func approximate(c *CallContext) error {
	if len(c.Args) == 2 {
		l, err := expr.NewLiteral(types.Integer, int32(10000))
		if err != nil {
			return err
		}
		c.Args = append(c.Args, l)
	}
	heading := c.heading()
	t := c.Args[0].Type()
	switch {
	case t.Kind() == types.KindString || t.Kind() == types.KindNull:
		t = types.Double
		if err := c.coerce(0, t); err != nil {
			return err
		}
	case !types.IsNumeric(t) && !isMoment(t.Kind()) && t.Kind() != types.KindDayTimeInterval && t.Kind() != types.KindYearMonthInterval:
		return c.unexpected(0, "NUMERIC\" or \"DATE\" or \"TIMESTAMP\" or \"TIMESTAMP_NTZ\" or \"ANSI INTERVAL")
	}
	p, err := c.percentages(1)
	if err != nil {
		return err
	}
	accuracy, err := c.constantArg(2, types.Long, "accuracy")
	if err != nil {
		return err
	}
	n, ok := accuracy.(int64)
	if !ok {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_NULL", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The `accuracy` must not be null.", heading).At(c.Place)
	}
	if n <= 0 || n > math.MaxInt32 {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The accuracy must be between (0, 2147483647] (current value = %dL).", heading, n).At(c.Place)
	}
	c.Type, c.Nullable = t, true
	if p.list {
		c.Type = &types.Array{Elem: t}
	}
	out := c.Type
	c.Heading, c.HeadingOf = heading, nil
	state := &types.Array{Elem: t}
	c.Aggregate = &expr.Aggregate{Args: c.Args[:1], State: []types.Type{state}, New: func(*expr.Context) expr.Accumulator {
		return &ranks{lister: lister{t: state}, out: out, elem: t, at: p.at, list: p.list}
	}}
	return nil
}

// ranks is percentile_approx.
type ranks struct {
	lister
	out, elem types.Type
	at        []float64
	list      bool
}

func (a *ranks) State(c *expr.Context) ([]batch.Vector, error) { return a.lister.State(c) }

func (a *ranks) Result(*expr.Context) (batch.Vector, error) {
	b := batch.NewBuilder(a.out, len(a.lister.list))
	for _, values := range a.lister.list {
		var cell any
		if len(values) > 0 {
			sort.SliceStable(values, func(i, j int) bool { return compareCells(a.elem, values[i], values[j]) < 0 })
			found := make(types.ArrayValue, len(a.at))
			for i, p := range a.at {
				found[i] = values[max(int(math.Ceil(float64(len(values))*p))-1, 0)]
			}
			if cell = any(found); !a.list {
				cell = found[0]
			}
		}
		if err := b.Append(cell); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.out, b.Finish()), nil
}
