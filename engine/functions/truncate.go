package functions

import (
	"strings"

	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"date_trunc"}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "2.3.0", Usage: "date_trunc(fmt, ts) - Cuts a timestamp to a unit; NULL for what is no unit.",
		Examples: []Example{{"date_trunc('MM', '2015-03-05T09:32:05.359')", "2015-03-01 00:00:00"}, {"date_trunc('HOUR', '2015-03-05T09:32:05.359')", "2015-03-05 09:00:00"}},
		Resolve: func(c *CallContext) error {
			err := c.scalar(types.Timestamp, []types.Type{str, types.Timestamp}, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				clock := datetime.NewClock(x.Location)
				return truncated(types.Timestamp, args[1], args[0], rows, truncations, func(at int64, cut truncation) int64 {
					return clock.Instant(cut(clock.Local(at)))
				})
			})
			c.Nullable = true
			return err
		}})
	register(Spec{Names: []string{"trunc"}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "1.5.0", Usage: "trunc(date, fmt) - Cuts a date to a week, month, quarter or year; NULL for what is none of these.",
		Examples: []Example{{"trunc('2019-08-04', 'week')", "2019-07-29"}, {"trunc('2015-10-27', 'YEAR')", "2015-01-01"}},
		Resolve: func(c *CallContext) error {
			err := c.scalar(types.Date, []types.Type{types.Date, str}, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				return truncated(types.Date, args[0], args[1], rows, dateTruncations, func(d int32, cut truncation) int32 {
					return int32(datetime.FloorDiv(cut(int64(d)*datetime.Day), datetime.Day))
				})
			})
			c.Nullable = true
			return err
		}})
}

// truncation cuts a wall clock to a unit.
type truncation func(local int64) int64

var (
	dateTruncations = map[string]truncation{}
	truncations     = map[string]truncation{}
)

func init() {
	civil := func(f func(y, m int) int64) truncation {
		return func(local int64) int64 {
			y, m, _ := datetime.Civil(datetime.FloorDiv(local, datetime.Day))
			return f(y, m) * datetime.Day
		}
	}
	for names, cut := range map[string]truncation{
		"YEAR YYYY YY": civil(func(y, _ int) int64 { return datetime.Days(y, 1, 1) }),
		"QUARTER":      civil(func(y, m int) int64 { return datetime.Days(y, (m-1)/3*3+1, 1) }),
		"MONTH MM MON": civil(func(y, m int) int64 { return datetime.Days(y, m, 1) }),
		"WEEK": func(local int64) int64 {
			day := datetime.FloorDiv(local, datetime.Day)
			return (day - floorMod(day+3, 7)) * datetime.Day
		},
	} {
		for _, name := range strings.Fields(names) {
			dateTruncations[name], truncations[name] = cut, cut
		}
	}
	for name, size := range map[string]int64{"DAY": datetime.Day, "DD": datetime.Day, "HOUR": datetime.Hour, "MINUTE": datetime.Minute, "SECOND": datetime.Second, "MILLISECOND": 1000, "MICROSECOND": 1} {
		truncations[name] = func(local int64) int64 { return datetime.FloorDiv(local, size) * size }
	}
}

// truncated cuts each moment to the unit of its row; a unit that is none of units
// gives NULL.
func truncated[T batch.Fixed](t types.Type, moments, names batch.Vector, rows int, units map[string]truncation, f func(at T, cut truncation) T) (batch.Vector, error) {
	args := []batch.Vector{moments, names}
	n, constant := rowsOf(args, rows)
	at, name := column[T](moments), textOf(names)
	valid := validOf(args, n)
	out := make([]T, n)
	last, known := "", false
	var cut truncation
	for i := range out {
		if valid != nil && !valid.Get(i) {
			continue
		}
		if text := name(i); !known || string(text) != last {
			last, known = string(text), true
			cut = units[strings.ToUpper(last)]
		}
		if cut == nil {
			valid = withNull(valid, i, n)
			continue
		}
		out[i] = f(at(i), cut)
	}
	return result(t, batch.FromValues(t, out, valid), constant), nil
}
