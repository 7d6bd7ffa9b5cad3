package functions

import (
	"math"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	agg := func(names []string, least, most int, usage string, resolve func(c *CallContext) error) {
		register(Spec{Names: names, Group: "agg_funcs", Min: least, Max: most, Usage: usage, Resolve: resolve, DistinctAllowed: true})
	}
	agg([]string{"count"}, 0, -1, "count(expr) - Returns the number of rows for which no expression is NULL.", func(c *CallContext) error {
		if len(c.Args) == 0 {
			return noCount(c)
		}
		c.Type = types.Long
		c.Aggregate = &expr.Aggregate{Name: "count", New: func(*expr.Context) expr.Accumulator { return &counter{} }, State: []types.Type{types.Long}}
		return nil
	})
	agg([]string{"sum"}, 1, 1, "sum(expr) - Returns the sum.", func(c *CallContext) error { return sumOf(c, false) })
	agg([]string{"avg", "mean"}, 1, 1, "avg(expr) - Returns the mean.", func(c *CallContext) error { return sumOf(c, true) })
	for name, mean := range map[string]bool{"try_sum": false, "try_avg": true} {
		agg([]string{name}, 1, 1, name+"(expr) - Returns the "+name[4:]+" of the values, NULL where it overflows.", func(c *CallContext) error {
			c.Conf.ANSI = true
			if err := sumOf(c, mean); err != nil {
				return err
			}
			inner := c.Aggregate.New
			c.Aggregate.New = func(x *expr.Context) expr.Accumulator {
				a := inner(x)
				a.(tolerant).tolerate()
				return a
			}
			return nil
		})
	}
	for name, sign := range map[string]int{"min": -1, "max": 1} {
		agg([]string{name}, 1, 1, name+"(expr) - Returns the "+name+"imum.", func(c *CallContext) error {
			t := c.Args[0].Type()
			if !batch.Orderable(t) {
				return c.noOrdering(t)
			}
			return c.best(t, func(*expr.Context) expr.Accumulator { return newExtreme(t, sign) })
		})
	}
	for name, last := range map[string]bool{"first": false, "last": true} {
		agg([]string{name, name + "_value"}, 1, 2, name+"(expr[, isIgnoreNull]) - Returns the "+name+" value.", func(c *CallContext) error {
			return firstOrLast(c, last)
		})
	}
	agg([]string{"any_value"}, 1, 2, "any_value(expr) - Returns some value.", func(c *CallContext) error {
		return firstOrLast(c, false)
	})
	for name, set := range map[string]bool{"collect_list": false, "collect_set": true} {
		names := []string{name}
		if !set {
			names = append(names, "array_agg")
		}
		agg(names, 1, 1, name+"(expr) - Collects the values that are not NULL.", func(c *CallContext) error {
			elem := c.Args[0].Type()
			if k := elem.Kind(); set && (k == types.KindMap || k == types.KindVariant) {
				return c.unsupportedInput("MAP\" or \"COLLATED STRING")
			}
			t := &types.Array{Elem: elem}
			c.Type = t
			c.Aggregate = &expr.Aggregate{New: func(*expr.Context) expr.Accumulator { return &lister{t: t, set: set} }, State: []types.Type{t}}
			return nil
		})
	}
	for name, want := range map[string]bool{"bool_and": true, "bool_or": false} {
		other := map[string]string{"bool_and": "every", "bool_or": "some"}[name]
		names := []string{name, other}
		if name == "bool_or" {
			names = append(names, "any")
		}
		agg(names, 1, 1, name+"(expr) - Folds booleans.", func(c *CallContext) error {
			sign := 1
			if want {
				sign = -1
			}
			a, err := Implicit(c, 0, types.Boolean)
			if err != nil {
				return err
			}
			c.Args[0] = a
			return c.best(types.Boolean, func(*expr.Context) expr.Accumulator { return newExtreme(types.Boolean, sign) })
		})
	}
	agg([]string{"count_if"}, 1, 1, "count_if(expr) - Returns the number of rows for which expr is true.", func(c *CallContext) error {
		a, err := Implicit(c, 0, types.Boolean)
		if err != nil {
			return err
		}
		c.Args[0] = a
		c.Type = types.Long
		c.Aggregate = &expr.Aggregate{New: func(*expr.Context) expr.Accumulator { return &trueCounter{} }, State: []types.Type{types.Long}}
		return nil
	})
}

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

// firstOrLast is first, last and any_value, whose second argument says that
// NULLs are passed over.
func firstOrLast(c *CallContext, last bool) error {
	t, ignore := c.Args[0].Type(), c.Ignore
	if len(c.Args) == 2 {
		if k := c.Args[1].Type().Kind(); k != types.KindBoolean || !foldable(c.Args[1]) {
			return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1210", "", "The second argument in %s should be a boolean literal.", c.Name).At(c.Place)
		}
		v, err := c.valueOf(c.Args[1])
		if err != nil {
			return err
		}
		ignore = ignore || v == true
		c.Args = c.Args[:1]
	}
	return c.best(t, func(*expr.Context) expr.Accumulator { return &firstLast{t: t, last: last, ignore: ignore} })
}

// best is an aggregate that keeps one of the values.
func (c *CallContext) best(t types.Type, make func(*expr.Context) expr.Accumulator) error {
	c.Type, c.Nullable = t, true
	c.Aggregate = &expr.Aggregate{New: make, State: []types.Type{t, types.Boolean}}
	return nil
}

// counter is count.
type counter struct{ n []int64 }

func (a *counter) Grow(n int) { a.n = grown(a.n, n) }

func grown[T any](s []T, n int) []T {
	if n <= len(s) {
		return s
	}
	if n <= cap(s) {
		return s[:n]
	}
	out := make([]T, n, max(n, 2*cap(s)))
	copy(out, s)
	return out
}

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

// tolerant is a sum that can be NULL where it overflows.
type tolerant interface{ tolerate() }

func (a *doubleSum) tolerate()  {}
func (a *longSum) tolerate()    { a.try = true }
func (a *decimalSum) tolerate() { a.ansi = false }

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

// seen is the validity of groups: those with a value.
func seen(n []int64) batch.Bits {
	var valid batch.Bits
	for i, k := range n {
		if k <= 0 {
			if valid == nil {
				valid = batch.AllSet(len(n))
			}
			valid.Clear(i)
		}
	}
	return valid
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

// intervalSum adds intervals of one kind, as months or microseconds.
type intervalSum struct {
	longSum
	t    types.Type
	mean bool
}

func (a *intervalSum) Update(c *expr.Context, groups []uint32, args []batch.Vector) error {
	if args[0].Type.Kind() == types.KindDayTimeInterval {
		return a.longSum.Update(c, groups, args)
	}
	v := column[int32](args[0])
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			a.sum[g] += int64(v(i))
			a.n[g]++
		}
	}
	return nil
}

func (a *intervalSum) Result(*expr.Context) (batch.Vector, error) {
	b := batch.NewBuilder(a.t, len(a.n))
	for i, n := range a.n {
		var cell any
		if n > 0 {
			v := a.sum[i]
			if a.mean {
				v = int64(math.Round(float64(v) / float64(n)))
			}
			cell = types.MicrosValue(v)
			if a.t.Kind() == types.KindYearMonthInterval {
				cell = types.MonthsValue(v)
			}
		}
		if err := b.Append(cell); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.t, b.Finish()), nil
}

type decimalSum struct {
	total      []decimal128.Num
	n          []int64
	scale      int
	sum, out   types.Decimal
	mean, ansi bool
}

func (a *decimalSum) Grow(n int) { a.total, a.n = grown(a.total, n), grown(a.n, n) }

func (a *decimalSum) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	v := column[decimal128.Num](args[0])
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			a.add(g, v(i), 1)
		}
	}
	return nil
}

func (a *decimalSum) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	sum, n := column[decimal128.Num](state[0]), column[int64](state[1])
	for i, g := range groups {
		a.add(g, sum(i), n(i))
	}
	return nil
}

// add keeps 128 bits; what they cannot hold is no DECIMAL either.
func (a *decimalSum) add(g uint32, v decimal128.Num, n int64) {
	sum := a.total[g].Add(v)
	if v.Sign() != 0 && a.total[g].Sign() == v.Sign() && sum.Sign() != v.Sign() || n < 0 {
		n = overflown
	}
	a.total[g] = sum
	if a.n[g] >= 0 {
		a.n[g] += n
	}
}

func (a *decimalSum) State(*expr.Context) ([]batch.Vector, error) {
	t := types.Decimal{Precision: types.MaxPrecision, Scale: a.scale}
	return []batch.Vector{
		batch.Of(t, batch.FromValues(t, append([]decimal128.Num(nil), a.total...), nil)),
		batch.Of(types.Long, batch.FromValues(types.Long, append([]int64(nil), a.n...), nil)),
	}, nil
}

func (a *decimalSum) Result(*expr.Context) (batch.Vector, error) {
	out := make([]decimal128.Num, len(a.total))
	valid := seen(a.n)
	for i, total := range a.total {
		if a.n[i] < 0 && a.ansi {
			return batch.Vector{}, diag.New(diag.Arithmetic, "ARITHMETIC_OVERFLOW", "22003",
				"Overflow in sum of decimals. Use 'try_add' to tolerate overflow and return NULL instead. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.")
		}
		if a.n[i] <= 0 {
			continue
		}
		digits, scale := total.BigInt(), a.scale
		if a.mean {
			// Enough digits for the result's scale, then one division.
			digits.Mul(digits, tenTo(a.out.Scale-a.scale))
			digits, scale = types.RoundHalfUp(digits, decimal128.FromI64(a.n[i]).BigInt()), a.out.Scale
		}
		v, ok := types.FitDecimal(digits, scale, a.out)
		if !ok {
			if a.ansi {
				return batch.Vector{}, decimalOverflow(ANSI, digits, scale, a.out)
			}
			valid = withNull(valid, i, len(a.total))
		}
		out[i] = v
	}
	return batch.Of(a.out, batch.FromValues(a.out, out, valid)), nil
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
