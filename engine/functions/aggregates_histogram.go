package functions

import (
	"math"
	"slices"
	"sort"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"histogram_numeric"}, Group: "agg_funcs", Min: 2, Max: 2, Since: "3.3.0", DistinctAllowed: true,
		Usage:    "histogram_numeric(expr, nb) - Returns a histogram of about nb bins, each with its middle x and its height y.",
		Examples: []Example{{"histogram_numeric(col, 2) FROM VALUES (0), (1), (2), (10) AS t(col)", "[{1, 3.0}, {10, 1.0}]"}}, Resolve: histogramOf})
}

func histogramOf(c *CallContext) error {
	heading := c.heading()
	nb, err := c.constantArg(1, types.Integer, "nb")
	if err != nil {
		return err
	}
	n, ok := nb.(int32)
	if !ok {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_NULL", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The nb must not be null.", heading).At(c.Place)
	}
	if n < 2 {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The nb must be between [2, 2147483647] (current value = %d).", heading, n).At(c.Place)
	}
	t := c.Args[0].Type()
	switch k := t.Kind(); {
	case k == types.KindString || k == types.KindNull:
		t = types.Double
	case !types.IsNumeric(t) && !isMoment(k) && k != types.KindDayTimeInterval && k != types.KindYearMonthInterval:
		return c.unexpectedOf(0, "NUMERIC", "DATE", "TIMESTAMP", "TIMESTAMP_NTZ", "INTERVAL YEAR TO MONTH", "INTERVAL DAY TO SECOND")
	}
	in := c.Args[0]
	if types.IsNumeric(t) {
		if in, err = c.castTo(in, types.Double); err != nil {
			return err
		}
	}
	bin := types.NewStruct(types.Field{Name: "x", Type: t, Nullable: true}, types.Field{Name: "y", Type: types.Double, Nullable: true})
	out, kept := &types.Array{Elem: bin, ContainsNull: true}, &types.Array{Elem: types.Double}
	c.Type, c.Nullable, c.Heading, c.HeadingOf = out, true, heading, nil
	c.Aggregate = &expr.Aggregate{Args: []expr.Expr{in}, State: []types.Type{kept}, New: func(*expr.Context) expr.Accumulator {
		return &histograms{out: out, x: t, most: int(n), kept: kept}
	}}
	return nil
}

// histograms keeps the values of each group in their order and makes the bins at
// the end: the bins depend on that order, and so must not depend on how the rows
// were shared among workers.
type histograms struct {
	out, kept *types.Array
	x         types.Type
	most      int
	values    [][]float64
}

func (a *histograms) Grow(n int) { a.values = grown(a.values, n) }

func (a *histograms) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	if args[0].Type.Kind() == types.KindNull {
		return nil
	}
	valid := validOf(args, len(groups))
	var at func(i int) float64
	switch args[0].Type.Kind() {
	case types.KindDouble:
		at = column[float64](args[0])
	case types.KindDate, types.KindYearMonthInterval:
		days := column[int32](args[0])
		at = func(i int) float64 { return float64(days(i)) }
	default:
		micros := column[int64](args[0])
		at = func(i int) float64 { return float64(micros(i)) }
	}
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			a.values[g] = append(a.values[g], at(i))
		}
	}
	return nil
}

func (a *histograms) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	for i, g := range groups {
		if list, ok := state[0].Value(i).(types.ArrayValue); ok {
			for _, v := range list {
				a.values[g] = append(a.values[g], v.(float64))
			}
		}
	}
	return nil
}

func (a *histograms) State(*expr.Context) ([]batch.Vector, error) {
	b := batch.NewBuilder(a.kept, len(a.values))
	for _, list := range a.values {
		cell := types.ArrayValue{}
		for _, v := range list {
			cell = append(cell, v)
		}
		if err := b.Append(cell); err != nil {
			return nil, err
		}
	}
	return []batch.Vector{batch.Of(a.kept, b.Finish())}, nil
}

func (a *histograms) Result(*expr.Context) (batch.Vector, error) {
	b := batch.NewBuilder(a.out, len(a.values))
	for _, list := range a.values {
		var cell any
		if len(list) > 0 {
			bins := types.ArrayValue{}
			for _, v := range histogram(list, a.most) {
				x, err := a.cell(v.x)
				if err != nil {
					return batch.Vector{}, err
				}
				bins = append(bins, types.StructValue{x, v.y})
			}
			cell = bins
		}
		if err := b.Append(cell); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.out, b.Finish()), nil
}

// cell is the middle of a bin as the type of the values.
func (a *histograms) cell(f float64) (any, error) {
	switch t := a.x.(type) {
	case types.Decimal:
		return toDecimal(f, types.Double, t, Legacy)
	}
	switch a.x.Kind() {
	case types.KindDouble:
		return f, nil
	case types.KindFloat:
		return float32(f), nil
	case types.KindDate:
		return types.DateValue(saturated(f, math.MinInt32, math.MaxInt32)), nil
	case types.KindYearMonthInterval:
		return types.MonthsValue(saturated(f, math.MinInt32, math.MaxInt32)), nil
	}
	n := saturated(f, math.MinInt64, math.MaxInt64)
	switch a.x.Kind() {
	case types.KindTimestamp:
		return types.TimestampValue(n), nil
	case types.KindTimestampNTZ:
		return types.NTZValue(n), nil
	case types.KindDayTimeInterval:
		return types.MicrosValue(n), nil
	}
	return wrapTo(n, a.x), nil
}

// histogramBin is some values that were put together.
type histogramBin struct{ x, y float64 }

// histogram puts values into no more than most bins. The nearest two are put
// together whenever there is one too many; of several such pairs chance picks
// one, with the seed that Spark has.
func histogram(values []float64, most int) []histogramBin {
	var bins []histogramBin
	chance := newJavaRandom(31183)
	for _, v := range values {
		at := sort.Search(len(bins), func(i int) bool { return bins[i].x >= v })
		if at < len(bins) && bins[at].x == v {
			bins[at].y++
			continue
		}
		bins = slices.Insert(bins, at, histogramBin{v, 1})
		if len(bins) <= most {
			continue
		}
		near, least, ties := 0, bins[1].x-bins[0].x, 1
		for i := 1; i < len(bins)-1; i++ {
			switch gap := bins[i+1].x - bins[i].x; {
			case gap < least:
				near, least, ties = i, gap, 1
			case gap == least:
				if ties++; chance.float64() <= 1/float64(ties) {
					near = i
				}
			}
		}
		a, b := bins[near], bins[near+1]
		bins[near] = histogramBin{(a.x*a.y + b.x*b.y) / (a.y + b.y), a.y + b.y}
		bins = slices.Delete(bins, near+1, near+2)
	}
	return bins
}
