package functions

import (
	"fmt"
	"math/big"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// secondsWithMicros is the type of seconds in the functions that put dates and
// intervals together: microseconds are its last digits.
var secondsWithMicros = types.Decimal{Precision: 16, Scale: 6}

func init() {
	register(Spec{Names: []string{"make_date"}, Group: "datetime_funcs", Min: 3, Max: 3, Since: "3.0.0",
		Usage:    "make_date(year, month, day) - Creates a date from year, month and day.",
		Examples: []Example{{"make_date(2024, 2, 29)", "2024-02-29"}, {"make_date(2024, NULL, 1)", "NULL"}},
		Resolve: func(c *CallContext) error {
			ansi := c.Conf.ANSI
			err := c.scalar(types.Date, []types.Type{types.Integer, types.Integer, types.Integer}, makeDate(ansi))
			c.Nullable = c.Nullable || !ansi
			return err
		}})
	for _, f := range []struct {
		name string
		t    types.Type
	}{{"make_timestamp", types.Timestamp}, {"make_timestamp_ltz", types.Timestamp}, {"make_timestamp_ntz", types.TimestampNTZ}} {
		for _, prefix := range []string{"", "try_"} {
			name := prefix + f.name
			tail, most := "[, timezone]", 7
			if f.t == types.TimestampNTZ {
				tail, most = "", 6
			}
			register(Spec{Names: []string{name}, Group: "datetime_funcs", Min: 1, Max: most, Since: "3.0.0",
				Usage:    name + "(year, month, day, hour, min, sec" + tail + ") - Creates a timestamp from its fields; a second of 60 is the next minute's 0.",
				Examples: []Example{{name + "(2024, 2, 29, 12, 30, 45.5)", "2024-02-29 12:30:45.5"}, {name + "(2024, 2, 29, 12, 30, 60)", "2024-02-29 12:31:00"}},
				Resolve:  func(c *CallContext) error { return makeTimestamp(c, f.t, prefix != "") }})
		}
	}
}

func makeDate(ansi bool) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		y, m, d := column[int32](args[0]), column[int32](args[1]), column[int32](args[2])
		out := make([]int32, n)
		valid := validOf(args, n)
		for i := range out {
			if valid != nil && !valid.Get(i) {
				continue
			}
			if why := datetime.WrongDate(int(y(i)), int(m(i)), int(d(i))); why != "" {
				if ansi {
					return batch.Vector{}, outOfBounds(why)
				}
				valid = withNull(valid, i, n)
				continue
			}
			out[i] = int32(datetime.Days(int(y(i)), int(m(i)), int(d(i))))
		}
		return result(types.Date, batch.FromValues(types.Date, out, valid), constant), nil
	}
}

func outOfBounds(why string) error {
	return diag.New(diag.DateTime, "DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION", "22023",
		"%s. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.", why).With("rangeMessage", why).With("ansiConfig", `"spark.sql.ansi.enabled"`)
}

// makeTimestamp puts a timestamp together from six fields and a zone, or from a
// date, a time and a zone.
func makeTimestamp(c *CallContext, t types.Type, try bool) error {
	if strings.HasSuffix(c.Name, "make_timestamp") {
		t = c.timestamp()
	}
	if len(c.Args) < 3 || c.Args[0].Type().Kind() == types.KindDate {
		return makeFromDate(c, t, try)
	}
	if len(c.Args) < 6 {
		return c.wrongCount()
	}
	want := []types.Type{types.Integer, types.Integer, types.Integer, types.Integer, types.Integer, secondsWithMicros, str}
	if _, err := Implicit(c, 5, secondsWithMicros); err == nil {
		// Doubles become decimals here, where they do not elsewhere.
		if c.Args[5], err = c.castTo(c.Args[5], secondsWithMicros); err != nil {
			return err
		}
	}
	ansi := c.Conf.ANSI && !try
	err := c.scalar(t, want[:len(c.Args)], cells(t, func(x *expr.Context, a []any) (any, error) {
		loc := x.Location
		if len(a) == 7 {
			var err error
			if loc, err = zoneOf(a[6].(string)); err != nil {
				if try {
					return nil, nil
				}
				return nil, err
			}
		}
		local, err := localOf(a)
		if err != nil {
			if ansi {
				return nil, err
			}
			return nil, nil
		}
		if t == types.TimestampNTZ {
			return types.NTZValue(local), nil
		}
		return types.TimestampValue(datetime.Instant(local, loc)), nil
	}))
	c.Nullable = c.Nullable || !ansi
	return err
}

// localOf is the wall clock of year, month, day, hour, minute and seconds.
func localOf(a []any) (int64, error) {
	field := func(i int) int { return int(a[i].(int32)) }
	for _, f := range []struct {
		i, most int
		name    string
	}{{3, 23, "HourOfDay"}, {4, 59, "MinuteOfHour"}} {
		if v := field(f.i); v < 0 || v > f.most {
			return 0, outOfBounds(fmt.Sprintf("Invalid value for %s (valid values 0 - %d): %d", f.name, f.most, v))
		}
	}
	seconds := a[5].(types.DecimalValue)
	micros := int64(seconds.Unscaled.LowBits())
	whole := datetime.FloorDiv(micros, datetime.Second)
	switch {
	case whole == 60 && micros != 60*datetime.Second:
		// The message names the number as it was written, without zeros behind.
		return 0, diag.New(diag.DateTime, "INVALID_FRACTION_OF_SECOND", "22023",
			"Valid range for seconds is [0, 60] (inclusive), but the provided value is %s. To avoid this error, use `try_make_timestamp`, which returns NULL on error.\nIf you do not want to use the session default timestamp version of this function, use `try_make_timestamp_ntz` or `try_make_timestamp_ltz`.",
			strings.TrimSuffix(strings.TrimRight(plainDecimal(big.NewInt(micros), 6), "0"), "."))
	case whole < 0 || whole > 60:
		return 0, outOfBounds(fmt.Sprintf("Invalid value for SecondOfMinute (valid values 0 - 59): %d", whole))
	}
	if why := datetime.WrongDate(field(0), field(1), field(2)); why != "" {
		return 0, outOfBounds(why)
	}
	return datetime.Days(field(0), field(1), field(2))*datetime.Day + int64(field(3))*datetime.Hour + int64(field(4))*datetime.Minute + micros, nil
}

func makeFromDate(c *CallContext, t types.Type, try bool) error {
	want := []types.Type{types.Date, types.Time{Precision: 6}, str}
	return c.scalar(t, want[:len(c.Args)], cells(t, func(x *expr.Context, a []any) (any, error) {
		local := int64(a[0].(types.DateValue)) * datetime.Day
		loc := x.Location
		if len(a) > 1 {
			local += int64(a[1].(types.TimeValue)) / 1000
		}
		if len(a) > 2 {
			var err error
			if loc, err = zoneOf(a[2].(string)); err != nil {
				if try {
					return nil, nil
				}
				return nil, err
			}
		}
		if t == types.TimestampNTZ {
			return types.NTZValue(local), nil
		}
		return types.TimestampValue(datetime.Instant(local, loc)), nil
	}))
}
