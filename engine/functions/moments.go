package functions

import (
	"math"
	"math/big"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// moments does arithmetic with dates, timestamps and intervals; done is false
// when the types are not of that sort.
func moments(c *CallContext, op string, a, b types.Type) (done bool, err error) {
	ak, bk := a.Kind(), b.Kind()
	switch {
	case ak == types.KindString && isMoment(bk) && op == "-":
		a, ak = b, bk
	case bk == types.KindString && isMoment(ak) && op == "-":
		b, bk = a, ak
	case ak == types.KindString && bk == types.KindDayTimeInterval && (op == "+" || op == "-"):
		a, ak = types.Timestamp, types.KindTimestamp
	case bk == types.KindString && ak == types.KindDayTimeInterval && op == "+":
		b, bk = types.Timestamp, types.KindTimestamp
		c.Args[0], c.Args[1] = c.Args[1], c.Args[0]
		a, b, ak, bk = b, a, bk, ak
	case ak == types.KindDate && bk == types.KindNull && (op == "+" || op == "-"):
		b, bk = types.DayToSecond, types.KindDayTimeInterval
		null, err := c.castTo(c.Args[1], b)
		if err != nil {
			return true, err
		}
		c.Args[1] = null
	}
	sum := op == "+" || op == "-"
	sign := int64(1)
	if op == "-" {
		sign = -1
	}
	switch {
	case !sum && !isInterval(a) && !isInterval(b):
		return false, nil
	case isMoment(ak) && isMoment(bk) && op == "-":
		return true, c.differ(a, b)
	case isMoment(bk) && isInterval(a) && op == "+":
		c.Args[0], c.Args[1] = c.Args[1], c.Args[0]
		c.HeadingOf = func(x []expr.Expr) string { return x[1].SQL() + " + " + x[0].SQL() }
		return true, c.shift(b, a, 1)
	case isMoment(ak) && isInterval(b) && sum && c.Args[0].Type().Kind() == types.KindString:
		return true, c.shiftText(op, sign)
	case isMoment(ak) && isInterval(b) && sum:
		c.HeadingOf = func(x []expr.Expr) string { return x[0].SQL() + " " + op + " " + x[1].SQL() }
		return true, c.shift(a, b, sign)
	case sum && ak == types.KindDate && !isInterval(b), op == "+" && bk == types.KindDate && !isInterval(a):
		if ak != types.KindDate {
			c.Args[0], c.Args[1] = c.Args[1], c.Args[0]
		}
		name := map[string]string{"+": "date_add", "-": "date_sub"}[op]
		if c.Args[1].Type().Kind() == types.KindString {
			c.HeadingOf = func(a []expr.Expr) string { return expr.Heading(name, a) }
			return true, c.unexpectedOf(1, "INT", "SMALLINT", "TINYINT")
		}
		c.Expr, err = call(name, c, c.Args...)
		return true, err
	case isInterval(a) && isInterval(b) && ak == bk && sum,
		isInterval(a) && bk == types.KindNull && sum, isInterval(b) && ak == types.KindNull && sum:
		return true, c.addIntervals(a, b, op, sign)
	case isInterval(a) && isInterval(b) && sum:
		if op == "-" && ak == types.KindDayTimeInterval {
			return true, c.binaryDiff()
		}
		return true, c.mixedIntervals(op)
	case op == "-" && bk == types.KindDate && types.IsNumeric(a):
		return true, c.unexpected(0, "DATE")
	case isInterval(a) && (types.IsNumeric(b) || bk == types.KindString || bk == types.KindNull) && (op == "*" || op == "/"), isInterval(b) && (types.IsNumeric(a) || ak == types.KindString || ak == types.KindNull) && op == "*":
		return true, c.scaleInterval(op)
	}
	return false, nil
}

// mixedIntervals is the error of adding intervals of two sorts, which Spark
// takes for the shift of a timestamp by the day-time one.
func (c *CallContext) mixedIntervals(op string) error {
	at, by := c.Args[0], c.Args[1]
	if at.Type().Kind() == types.KindDayTimeInterval && op == "+" {
		at, by = by, at
	}
	heading := at.SQL() + " + " + by.SQL()
	if op == "-" {
		heading = at.SQL() + " + (- " + by.SQL() + ")"
	}
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: The first parameter requires the \"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\" type, however \"%s\" has the type \"%s\".", heading, at.SQL(), at.Type().SQL()).At(c.Place)
}

func (c *CallContext) addIntervals(a, b types.Type, op string, sign int64) error {
	t, _ := wider(a, b, true)
	if a.Kind() == types.KindNull {
		t = b
	}
	try := map[string]string{"+": "try_add", "-": "try_subtract"}[op]
	switch t.Kind() {
	case types.KindYearMonthInterval:
		return c.scalar(t, []types.Type{t, t}, binary(t, func(x, y int32) (int32, bool, error) {
			sum := int64(x) + sign*int64(y)
			if sum != int64(int32(sum)) {
				return 0, false, intervalOverflow(try)
			}
			return int32(sum), true, nil
		}))
	case types.KindDayTimeInterval:
		return c.scalar(t, []types.Type{t, t}, binary(t, func(x, y int64) (int64, bool, error) {
			sum := x + sign*y
			if sign > 0 && (y >= 0) != (sum >= x) || sign < 0 && (y <= 0) != (sum >= x) {
				return 0, false, intervalOverflow(try)
			}
			return sum, true, nil
		}))
	}
	return c.scalar(t, []types.Type{t, t}, cells(t, func(_ *expr.Context, v []any) (any, error) {
		x, y := v[0].(types.CalendarValue), v[1].(types.CalendarValue)
		months, days := int64(x.Months)+sign*int64(y.Months), int64(x.Days)+sign*int64(y.Days)
		micros := x.Micros + sign*y.Micros
		if months != int64(int32(months)) || days != int64(int32(days)) || sign > 0 && (y.Micros >= 0) != (micros >= x.Micros) || sign < 0 && (y.Micros <= 0) != (micros >= x.Micros) {
			return nil, intervalOverflow(try)
		}
		return types.CalendarValue{Months: int32(months), Days: int32(days), Micros: micros}, nil
	}))
}

// scaleInterval multiplies or divides an interval by a number; halves are
// rounded away from zero.
func (c *CallContext) scaleInterval(op string) error {
	at := 0
	if !isInterval(c.Args[0].Type()) {
		at = 1
	}
	t := c.Args[at].Type()
	switch t.Kind() {
	case types.KindDayTimeInterval:
		t = types.DayToSecond
	case types.KindYearMonthInterval:
		t = types.YearToMonth
	}
	by := c.Args[1-at].Type()
	if by.Kind() == types.KindString || by.Kind() == types.KindNull || t.Kind() == types.KindCalendarInterval {
		by = types.Double
	}
	if t.Kind() == types.KindCalendarInterval {
		name := map[string]string{"*": "multiply_interval", "/": "divide_interval"}[op]
		c.HeadingOf = func(a []expr.Expr) string { return name + "(" + a[at].SQL() + ", " + a[1-at].SQL() + ")" }
	}
	if op == "*" && at == 1 && t.Kind() != types.KindCalendarInterval {
		c.HeadingOf = func(a []expr.Expr) string { return "(" + a[1].SQL() + " * " + a[0].SQL() + ")" }
	}
	other, err := c.castTo(c.Args[1-at], by)
	if err != nil {
		return err
	}
	c.Args[1-at] = other
	ansi := c.Conf.ANSI
	return c.scalar(t, nil, cells(t, func(_ *expr.Context, v []any) (any, error) {
		n := v[1-at]
		if f, ok := toFloat(n); ok && f == 0 && op == "/" {
			if !ansi && t.Kind() == types.KindCalendarInterval {
				return nil, nil
			}
			return nil, diag.New(diag.Arithmetic, "INTERVAL_DIVIDED_BY_ZERO", "22012", "Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead.")
		}
		switch x := v[at].(type) {
		case types.MonthsValue:
			out, err := scaled(int64(x), n, op)
			if err == nil && out != int64(int32(out)) {
				err = intervalOverflow(map[string]string{"*": "try_multiply", "/": "try_divide"}[op])
			}
			return types.MonthsValue(out), err
		case types.MicrosValue:
			out, err := scaled(int64(x), n, op)
			return types.MicrosValue(out), err
		}
		return scaledCalendar(v[at].(types.CalendarValue), n.(float64), op)
	}))
}

// scaled is v times or divided by a number cell.
func scaled(v int64, by any, op string) (int64, error) {
	over := func() error {
		return intervalOverflow(map[string]string{"*": "try_multiply", "/": "try_divide"}[op])
	}
	switch n := by.(type) {
	case float32, float64:
		f, _ := toFloat(n)
		out := float64(v) * f
		if op == "/" {
			out = float64(v) / f
		}
		out = math.Round(out)
		if math.IsNaN(out) || math.IsInf(out, 0) {
			return 0, diag.New(diag.Arithmetic, "", "", "input is infinite or NaN")
		}
		if out >= math.MaxInt64 || out < math.MinInt64 {
			return 0, diag.New(diag.Arithmetic, "", "", "not in range")
		}
		return int64(out), nil
	case types.DecimalValue:
		num, den := new(big.Int).Mul(big.NewInt(v), n.Unscaled.BigInt()), tenTo(n.Scale)
		if op == "/" {
			num, den = new(big.Int).Mul(big.NewInt(v), tenTo(n.Scale)), n.Unscaled.BigInt()
		}
		out := types.RoundHalfUp(num, den)
		if !out.IsInt64() {
			return 0, over()
		}
		return out.Int64(), nil
	}
	n := big.NewInt(longOf(by))
	out := new(big.Int).Mul(big.NewInt(v), n)
	if op == "/" {
		out = types.RoundHalfUp(big.NewInt(v), n)
	}
	if !out.IsInt64() {
		return 0, over()
	}
	return out.Int64(), nil
}

func scaledCalendar(v types.CalendarValue, by float64, op string) (any, error) {
	scale := func(x float64) float64 {
		if op == "/" {
			return x / by
		}
		return x * by
	}
	months, days := scale(float64(v.Months)), scale(float64(v.Days))
	whole := math.Trunc(days)
	micros := math.Floor(scale(float64(v.Micros)) + (days-whole)*float64(datetime.Day) + 0.5)
	months = math.Trunc(months)
	if months != float64(int32(months)) || whole != float64(int32(whole)) || micros >= math.MaxInt64 || micros < math.MinInt64 {
		return nil, overflow(types.Integer, "", "")
	}
	return types.CalendarValue{Months: int32(months), Days: int32(whole), Micros: int64(micros)}, nil
}

// intervalAt is an interval cell of any sort. Whole days of a day-time interval
// are days of the calendar.
func intervalAt(v batch.Vector, i int) datetime.Interval {
	i = v.Index(i)
	switch v.Type.Kind() {
	case types.KindYearMonthInterval:
		return datetime.Interval{Months: batch.Values[int32](v.Array)[i]}
	case types.KindDayTimeInterval:
		return datetime.DayTime(batch.Values[int64](v.Array)[i])
	}
	c, _ := batch.Value(v.Type, v.Array, i).(types.CalendarValue)
	return datetime.Interval{Months: c.Months, Days: c.Days, Micros: c.Micros}
}

// shiftText adds an interval to the text of a timestamp, which stays a text.
func (c *CallContext) shiftText(op string, sign int64) error {
	heading := c.Args[0].SQL() + " " + op + " " + c.Args[1].SQL()
	inner := &CallContext{Spec: c.Spec, Name: c.Name, Args: c.Args, Place: c.Place, Conf: c.Conf}
	if err := inner.shift(types.Timestamp, c.Args[1].Type(), sign); err != nil {
		return err
	}
	moved := &expr.Call{Name: c.Name, Args: inner.Args, Typ: inner.Type, Null: inner.Nullable, Kernel: inner.Kernel, Deterministic: true, Heading: heading, Place: c.Place}
	text, err := Cast(moved, str, c.mode())
	if err != nil {
		return err
	}
	c.Expr = named(text, heading)
	return nil
}

// shift adds an interval to a date or timestamp.
func (c *CallContext) shift(at, by types.Type, sign int64) error {
	t := at
	if at.Kind() == types.KindDate && by.Kind() != types.KindYearMonthInterval {
		it, dayTime := by.(types.DayTimeInterval)
		if !(dayTime && it.End == types.Day) && by.Kind() != types.KindCalendarInterval {
			t = types.Timestamp
		}
	}
	a, err := c.castTo(c.Args[0], t)
	if err != nil {
		return err
	}
	c.Args[0] = a
	if t.Kind() == types.KindDate {
		if by.Kind() == types.KindDayTimeInterval && sign > 0 {
			c.HeadingOf = func(a []expr.Expr) string {
				return "date_add(" + a[0].SQL() + ", extractansiintervaldays(" + a[1].SQL() + "))"
			}
		}
		return c.scalar(t, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
			return shiftDates(args, rows, sign)
		})
	}
	return c.scalar(t, nil, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		start := column[int64](args[0])
		valid := validOf(args, n)
		out := make([]int64, n)
		var step datetime.Interval
		for i := range out {
			if valid != nil && !valid.Get(i) {
				continue
			}
			if i == 0 || !args[1].Const || step == (datetime.Interval{}) {
				step, _ = intervalAt(args[1], i).Times(sign)
			}
			ok := false
			if t.Kind() == types.KindTimestampNTZ {
				out[i], ok = datetime.ShiftLocalChecked(start(i), step)
			} else {
				out[i], ok = datetime.ShiftChecked(start(i), step, x.Location)
			}
			if !ok {
				return batch.Vector{}, diag.New(diag.Arithmetic, "", "", "long overflow")
			}
		}
		return result(t, batch.FromValues(t, out, valid), constant), nil
	})
}

func shiftDates(args []batch.Vector, rows int, sign int64) (batch.Vector, error) {
	n, constant := rowsOf(args, rows)
	start := column[int32](args[0])
	valid := validOf(args, n)
	out := make([]int32, n)
	for i := range out {
		if valid != nil && !valid.Get(i) {
			continue
		}
		step, _ := intervalAt(args[1], i).Times(sign)
		if step.Micros != 0 {
			return batch.Vector{}, diag.New(diag.IllegalArgument, "INVALID_INTERVAL_WITH_MICROSECONDS_ADDITION", "22006",
				"Cannot add an interval to a date because its microseconds part is not 0. To resolve this, cast the input date to a timestamp, which supports the addition of intervals with non-zero microseconds.")
		}
		days := datetime.AddMonths(int64(start(i)), int(step.Months)) + int64(step.Days)
		if days != int64(int32(days)) {
			return batch.Vector{}, diag.New(diag.Arithmetic, "", "", "integer overflow")
		}
		out[i] = int32(days)
	}
	return result(types.Date, batch.FromValues(types.Date, out, valid), constant), nil
}

// differ subtracts two moments; timestamps differ by what the clock of the
// session's zone shows.
func (c *CallContext) differ(a, b types.Type) error {
	if a.Kind() == types.KindDate && b.Kind() == types.KindDate {
		t := types.DayTimeInterval{Start: types.Day, End: types.Day}
		return c.scalar(t, []types.Type{types.Date, types.Date}, binary(t, func(x, y int32) (int64, bool, error) {
			return (int64(x) - int64(y)) * datetime.Day, true, nil
		}))
	}
	t := types.Type(types.Timestamp)
	if w, _ := wider(a, b, true); w == types.TimestampNTZ {
		t = w
	}
	if err := c.castArgs(t, t); err != nil {
		return err
	}
	local := t == types.TimestampNTZ
	return c.scalar(types.DayToSecond, nil, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		clock := datetime.NewClock(x.Location)
		return binary(types.DayToSecond, func(p, q int64) (int64, bool, error) {
			if !local {
				p, q = clock.Local(p), clock.Local(q)
			}
			return p - q, true, nil
		})(x, args, rows)
	})
}

// isInterval reports whether t is an interval of any sort, calendar intervals
// included.
func isInterval(t types.Type) bool {
	return types.IsInterval(t) || t.Kind() == types.KindCalendarInterval
}
