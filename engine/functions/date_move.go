package functions

import (
	"math"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"next_day"}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "1.5.0",
		Usage:    "next_day(start_date, day_of_week) - Returns the first date after start_date that is the day of the week: two or three letters, or its name.",
		Examples: []Example{{"next_day('2015-01-14', 'TU')", "2015-01-20"}},
		Resolve: func(c *CallContext) error {
			ansi := c.Conf.ANSI
			err := c.scalar(types.Date, []types.Type{types.Date, str}, nextDay(ansi))
			c.Nullable = true
			return err
		}})
	register(Spec{Names: []string{"months_between"}, Group: "datetime_funcs", Min: 2, Max: 3, Since: "1.5.0",
		Usage:    "months_between(timestamp1, timestamp2[, roundOff]) - Returns the months from timestamp2 to timestamp1, a month of 31 days; to 8 digits unless roundOff is false.",
		Examples: []Example{{"months_between('1997-02-28 10:30:00', '1996-10-30')", "3.94959677"}, {"months_between('1997-02-28 10:30:00', '1996-10-30', false)", "3.9495967741935485"}},
		Resolve: func(c *CallContext) error {
			if len(c.Args) == 2 {
				l, err := expr.NewLiteral(types.Boolean, true)
				if err != nil {
					return err
				}
				c.Args = append(c.Args, l)
			}
			return c.scalar(types.Double, []types.Type{types.Timestamp, types.Timestamp, types.Boolean}, monthsBetween)
		}})
	register(Spec{Names: []string{"timestampadd"}, Group: "datetime_funcs", Min: 3, Max: 3, Since: "3.3.0",
		Usage:    "timestampadd(unit, quantity, timestamp) - Moves a timestamp by a number of units.",
		Examples: []Example{{"timestampadd(MONTH, 1, TIMESTAMP'2022-01-31 20:30:00')", "2022-02-28 20:30:00"}},
		Resolve:  timestampAdd})
	register(Spec{Names: []string{"timestampdiff"}, Group: "datetime_funcs", Min: 3, Max: 3, Since: "3.3.0",
		Usage:    "timestampdiff(unit, start, end) - Returns the number of whole units from start to end.",
		Examples: []Example{{"timestampdiff(MONTH, DATE'2021-01-31', DATE'2021-02-28')", "0"}},
		Resolve:  timestampDiff})
}

// dayOfWeek is the number of a day by its name, Monday 0, as next_day takes it.
func dayOfWeek(name string) (int64, bool) {
	upper := strings.ToUpper(strings.TrimSpace(name))
	for i, day := range []string{"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"} {
		if upper == day || upper == day[:2] || upper == day[:3] {
			return int64(i), true
		}
	}
	return 0, false
}

func nextDay(ansi bool) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		start, name := column[int32](args[0]), textOf(args[1])
		out := make([]int32, n)
		valid := validOf(args, n)
		last, day, known := "", int64(0), false
		for i := range out {
			if valid != nil && !valid.Get(i) {
				continue
			}
			if text := name(i); i == 0 || string(text) != last {
				last = string(text)
				day, known = dayOfWeek(last)
			}
			if !known {
				if ansi {
					return batch.Vector{}, diag.New(diag.IllegalArgument, "ILLEGAL_DAY_OF_WEEK", "22009", "Illegal input for day of week: %s.", last).With("string", last)
				}
				valid = withNull(valid, i, n)
				continue
			}
			d := int64(start(i))
			out[i] = int32(d + 1 + floorMod(day-floorMod(d+4, 7), 7))
		}
		return result(types.Date, batch.FromValues(types.Date, out, valid), constant), nil
	}
}

// monthsBetween counts whole months where both days are the same or both the
// last of their months, and 31sts of a month otherwise.
func monthsBetween(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
	n, constant := rowsOf(args, rows)
	a, b, round := column[int64](args[0]), column[int64](args[1]), truthOf(args[2])
	valid := validOf(args, n)
	out := make([]float64, n)
	for i := range out {
		if valid != nil && !valid.Get(i) {
			continue
		}
		out[i] = monthsOf(datetime.Local(a(i), x.Location), datetime.Local(b(i), x.Location), round(i))
	}
	return result(types.Double, batch.FromValues(types.Double, out, valid), constant), nil
}

func monthsOf(a, b int64, round bool) float64 {
	da, db := datetime.FloorDiv(a, datetime.Day), datetime.FloorDiv(b, datetime.Day)
	y1, m1, d1 := datetime.Civil(da)
	y2, m2, d2 := datetime.Civil(db)
	months := float64((y1-y2)*12 + m1 - m2)
	if d1 == d2 || d1 == datetime.LastDay(y1, m1) && d2 == datetime.LastDay(y2, m2) {
		return months
	}
	seconds := int64(d1-d2)*86400 + (a-da*datetime.Day)/datetime.Second - (b-db*datetime.Day)/datetime.Second
	out := months + float64(seconds)/(31*86400)
	if round {
		return javaRound(out*1e8) / 1e8
	}
	return out
}

// javaRound rounds halves up, as Math.round does.
func javaRound(v float64) float64 { return math.Floor(v + 0.5) }

// moveUnits are the units of timestampadd and timestampdiff: months, or days, or
// microseconds.
var moveUnits = map[string]datetime.Interval{
	"YEAR": {Months: 12}, "QUARTER": {Months: 3}, "MONTH": {Months: 1}, "WEEK": {Days: 7}, "DAY": {Days: 1}, "DAYOFYEAR": {Days: 1},
	"HOUR": {Micros: datetime.Hour}, "MINUTE": {Micros: datetime.Minute}, "SECOND": {Micros: datetime.Second}, "MILLISECOND": {Micros: 1000}, "MICROSECOND": {Micros: 1},
}

// moveUnit reads the unit of a call, which the parser hands over as a text, and
// takes it off the arguments.
func (c *CallContext) moveUnit() (name string, unit datetime.Interval, err error) {
	v, err := c.constantArg(0, str, "unit")
	if err != nil {
		return "", unit, err
	}
	name, _ = v.(string)
	name = strings.ToUpper(name)
	unit, ok := moveUnits[name]
	if !ok {
		return "", unit, wrongUnit(c.Name, name)
	}
	heading := c.Name
	c.HeadingOf = func(a []expr.Expr) string { return heading + "(" + name + ", " + a[0].SQL() + ", " + a[1].SQL() + ")" }
	c.Args = c.Args[1:]
	return name, unit, nil
}

func wrongUnit(function, unit string) error {
	return diag.New(diag.Parse, "INVALID_PARAMETER_VALUE.DATETIME_UNIT", "22023",
		"The value of parameter(s) `unit` in `%s` is invalid: expects one of the units without quotes YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFYEAR, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, but got the string literal '%s'.", function, unit)
}

func timestampAdd(c *CallContext) error {
	name, unit, err := c.moveUnit()
	if err != nil {
		return err
	}
	t := types.Type(types.Timestamp)
	if c.Args[1].Type().Kind() == types.KindTimestampNTZ {
		t = types.TimestampNTZ
	}
	local := t == types.TimestampNTZ
	return c.scalar(t, []types.Type{types.Long, t}, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		count, at := column[int64](args[0]), column[int64](args[1])
		valid := validOf(args, n)
		out := make([]int64, n)
		for i := range out {
			if valid != nil && !valid.Get(i) {
				continue
			}
			by, ok := unit.Times(count(i))
			if ok {
				if local {
					out[i], ok = datetime.ShiftLocalChecked(at(i), by)
				} else {
					out[i], ok = datetime.ShiftChecked(at(i), by, x.Location)
				}
			}
			if !ok {
				l, err := expr.NewLiteral(t, args[1].Value(i))
				if err != nil {
					return batch.Vector{}, err
				}
				return batch.Vector{}, diag.New(diag.Arithmetic, "DATETIME_OVERFLOW", "22008", "Datetime operation overflow: add %sL %s to %s.", strconv.FormatInt(count(i), 10), name, l.SQL())
			}
		}
		return result(t, batch.FromValues(t, out, valid), constant), nil
	})
}

func timestampDiff(c *CallContext) error {
	name, unit, err := c.moveUnit()
	if err != nil {
		return err
	}
	if name == "DAYOFYEAR" {
		return wrongUnit("TIMESTAMPDIFF", name) // it can be added, but not counted
	}
	t := types.Type(types.Timestamp)
	if c.Args[0].Type().Kind() == types.KindTimestampNTZ && c.Args[1].Type().Kind() == types.KindTimestampNTZ {
		t = types.TimestampNTZ
	}
	local := t == types.TimestampNTZ
	return c.scalar(types.Long, []types.Type{t, t}, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		from, to := column[int64](args[0]), column[int64](args[1])
		valid := validOf(args, n)
		out := make([]int64, n)
		for i := range out {
			if valid != nil && !valid.Get(i) {
				continue
			}
			a, b := from(i), to(i)
			if !local {
				a, b = datetime.Local(a, x.Location), datetime.Local(b, x.Location)
			}
			out[i] = unitsBetween(a, b, unit)
		}
		return result(types.Long, batch.FromValues(types.Long, out, valid), constant), nil
	})
}

// unitsBetween counts whole units from one wall clock to another, towards 0.
func unitsBetween(a, b int64, unit datetime.Interval) int64 {
	if unit.Months == 0 {
		return (b - a) / (int64(unit.Days)*datetime.Day + unit.Micros)
	}
	da, db := datetime.FloorDiv(a, datetime.Day), datetime.FloorDiv(b, datetime.Day)
	y1, m1, d1 := datetime.Civil(da)
	y2, m2, d2 := datetime.Civil(db)
	months := int64(y2-y1)*12 + int64(m2-m1)
	// What is left of the month decides whether the last one is whole.
	ra, rb := int64(d1)*datetime.Day+a-da*datetime.Day, int64(d2)*datetime.Day+b-db*datetime.Day
	switch {
	case months > 0 && rb < ra:
		months--
	case months < 0 && rb > ra:
		months++
	}
	return months / int64(unit.Months)
}
