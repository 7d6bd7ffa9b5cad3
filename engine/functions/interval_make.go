package functions

import (
	"math"
	"math/big"

	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, name := range []string{"make_interval", "try_make_interval"} {
		register(Spec{Names: []string{name}, Group: "datetime_funcs", Min: 0, Max: 7, Since: "3.0.0",
			Usage:    name + "([years[, months[, weeks[, days[, hours[, mins[, secs]]]]]]]) - Makes an interval of its fields.",
			Examples: []Example{{name + "(100, 11, 1, 1, 12, 30, 01.001001)", "100 years 11 months 8 days 12 hours 30 minutes 1.001001 seconds"}, {name + "(0, 1, 0, 1, 0, 0, 100.000001)", "1 months 1 days 1 minutes 40.000001 seconds"}},
			Resolve:  func(c *CallContext) error { return makeInterval(c, name != "make_interval") }})
	}
	register(Spec{Names: []string{"make_dt_interval"}, Group: "datetime_funcs", Min: 0, Max: 4, Since: "3.2.0",
		Usage:    "make_dt_interval([days[, hours[, mins[, secs]]]]) - Makes a day-time interval of its fields.",
		Examples: []Example{{"make_dt_interval(1, 12, 30, 01.001001)", "INTERVAL '1 12:30:01.001001' DAY TO SECOND"}, {"make_dt_interval(2)", "INTERVAL '2 00:00:00' DAY TO SECOND"}},
		Resolve:  makeDayTime})
	register(Spec{Names: []string{"make_ym_interval"}, Group: "datetime_funcs", Min: 0, Max: 2, Since: "3.2.0",
		Usage:    "make_ym_interval([years[, months]]) - Makes a year-month interval of its fields.",
		Examples: []Example{{"make_ym_interval(1, 2)", "INTERVAL '1-2' YEAR TO MONTH"}, {"make_ym_interval(-1, 1)", "INTERVAL '-0-11' YEAR TO MONTH"}},
		Resolve:  makeYearMonth})
}

// fields fills up the arguments with zeros to n, the last being seconds when
// seconds is set, and coerces them.
func (c *CallContext) fields(n int, seconds bool) error {
	for i := range n {
		var want types.Type = types.Integer
		var zero any = int32(0)
		if seconds && i == n-1 {
			want, zero = types.Decimal{Precision: 18, Scale: 6}, types.DecimalValue{Scale: 6}
		}
		if i >= len(c.Args) {
			l, err := expr.NewLiteral(want, zero)
			if err != nil {
				return err
			}
			c.Args = append(c.Args, l)
		}
	}
	if c.Heading == "" {
		c.Heading = expr.Heading(c.Name, c.Args)
	}
	for i := range n {
		if !seconds || i < n-1 {
			if err := c.coerce(i, types.Integer); err != nil {
				return err
			}
			continue
		}
		want := types.Decimal{Precision: 18, Scale: 6}
		if _, err := Implicit(c, i, want); err != nil {
			return err
		}
		a, err := c.castTo(c.Args[i], want)
		if err != nil {
			return err
		}
		c.Args[i] = a
	}
	return nil
}

// microsOf is a decimal of seconds with six digits behind the point.
func microsOf(v any) int64 { return int64(v.(types.DecimalValue).Unscaled.LowBits()) }

func makeInterval(c *CallContext, try bool) error {
	if err := c.fields(7, true); err != nil {
		return err
	}
	ansi := c.Conf.ANSI && !try
	return c.onCells(types.CalendarInterval, !ansi, func(_ *expr.Context, a []any) (any, error) {
		f := func(i int) int64 { return int64(a[i].(int32)) }
		months := f(0)*12 + f(1)
		days := f(2)*7 + f(3)
		micros := f(4)*datetime.Hour + f(5)*datetime.Minute
		total, ok := sumChecked(micros, microsOf(a[6]))
		if !ok || months != int64(int32(months)) || days != int64(int32(days)) || f(0)*12 != int64(int32(f(0)*12)) || f(2)*7 != int64(int32(f(2)*7)) {
			if !ansi {
				return nil, nil
			}
			return nil, overflow(types.Integer, "", "")
		}
		return types.CalendarValue{Months: int32(months), Days: int32(days), Micros: total}, nil
	})
}

func sumChecked(a, b int64) (int64, bool) {
	s := a + b
	return s, (b >= 0) == (s >= a)
}

func makeDayTime(c *CallContext) error {
	if err := c.fields(4, true); err != nil {
		return err
	}
	return c.onCells(types.DayToSecond, false, func(_ *expr.Context, a []any) (any, error) {
		total := big.NewInt(microsOf(a[3]))
		for i, unit := range []int64{datetime.Day, datetime.Hour, datetime.Minute} {
			total.Add(total, new(big.Int).Mul(big.NewInt(int64(a[i].(int32))), big.NewInt(unit)))
		}
		if !total.IsInt64() {
			return nil, intervalOverflow("")
		}
		return types.MicrosValue(total.Int64()), nil
	})
}

func makeYearMonth(c *CallContext) error {
	if err := c.fields(2, false); err != nil {
		return err
	}
	return c.onCells(types.YearToMonth, false, func(_ *expr.Context, a []any) (any, error) {
		months := int64(a[0].(int32))*12 + int64(a[1].(int32))
		if months > math.MaxInt32 || months < math.MinInt32 {
			return nil, intervalOverflow("")
		}
		return types.MonthsValue(months), nil
	})
}

// intervalOverflow is the error of an interval that does not fit; try names the
// function that gives NULL instead.
func intervalOverflow(try string) error {
	if try == "" {
		return diag.New(diag.Arithmetic, "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", "22015", "Integer overflow while operating with intervals. Try devising appropriate values for the interval parameters.")
	}
	return diag.New(diag.Arithmetic, "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION", "22015", "Integer overflow while operating with intervals. Use `%s` to tolerate overflow and return NULL instead.", try)
}
