package functions

import (
	"time"

	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	now := func(names []string, t types.Type, value func(c *expr.Context) any) {
		register(Spec{Names: names, Group: "datetime_funcs", Min: 0, Max: 0, Usage: names[0] + "() - Returns the time at which the query began.", NonDeterministic: true,
			Resolve: func(c *CallContext) error {
				c.Type, c.Heading = t, c.Name+"()"
				c.Kernel = func(x *expr.Context, _ []batch.Vector, _ int) (batch.Vector, error) {
					return batch.Constant(t, value(x))
				}
				return nil
			}})
	}
	now([]string{"current_timestamp", "now"}, types.Timestamp, func(c *expr.Context) any { return types.TimestampValue(c.Now.UnixMicro()) })
	now([]string{"current_date", "curdate"}, types.Date, func(c *expr.Context) any {
		return types.DateValue(datetime.FloorDiv(datetime.Local(c.Now.UnixMicro(), c.Location), datetime.Day))
	})
	now([]string{"localtimestamp"}, types.TimestampNTZ, func(c *expr.Context) any { return types.NTZValue(datetime.Local(c.Now.UnixMicro(), c.Location)) })
	now([]string{"current_timezone"}, str, func(c *expr.Context) any { return c.Conf.TimeZone })
	for name, part := range map[string]func(local int64) int32{
		"year":  func(l int64) int32 { y, _, _ := datetime.Civil(datetime.FloorDiv(l, datetime.Day)); return int32(y) },
		"month": func(l int64) int32 { _, m, _ := datetime.Civil(datetime.FloorDiv(l, datetime.Day)); return int32(m) },
		"day":   func(l int64) int32 { _, _, d := datetime.Civil(datetime.FloorDiv(l, datetime.Day)); return int32(d) },
		"quarter": func(l int64) int32 {
			_, m, _ := datetime.Civil(datetime.FloorDiv(l, datetime.Day))
			return int32((m-1)/3 + 1)
		},
		"dayofweek": func(l int64) int32 { return int32(floorMod(datetime.FloorDiv(l, datetime.Day)+4, 7) + 1) },
		"weekday":   func(l int64) int32 { return int32(floorMod(datetime.FloorDiv(l, datetime.Day)+3, 7)) },
		"dayofyear": func(l int64) int32 {
			d := datetime.FloorDiv(l, datetime.Day)
			y, _, _ := datetime.Civil(d)
			return int32(d-datetime.Days(y, 1, 1)) + 1
		},
		"weekofyear": func(l int64) int32 { _, w := time.UnixMicro(l).UTC().ISOWeek(); return int32(w) },
		"hour":       func(l int64) int32 { return int32(floorMod(l, datetime.Day) / datetime.Hour) },
		"minute":     func(l int64) int32 { return int32(floorMod(l, datetime.Hour) / datetime.Minute) },
		"second":     func(l int64) int32 { return int32(floorMod(l, datetime.Minute) / datetime.Second) },
	} {
		names := []string{name}
		if name == "day" {
			names = []string{"day", "dayofmonth"}
		}
		register(Spec{Names: names, Group: "datetime_funcs", Min: 1, Max: 1, Usage: name + "(date) - Returns a part of a date or timestamp.", Resolve: func(c *CallContext) error {
			if k := c.Args[0].Type().Kind(); k == types.KindTimestampNTZ {
				return c.scalar(types.Integer, nil, map1(types.Integer, part))
			}
			if c.Args[0].Type().Kind() == types.KindDate {
				return c.scalar(types.Integer, nil, map1(types.Integer, func(d int32) int32 { return part(int64(d) * datetime.Day) }))
			}
			return c.scalar(types.Integer, []types.Type{types.Timestamp}, try1(types.Integer, func(x *expr.Context, v int64) (int32, bool, error) {
				return part(datetime.Local(v, x.Location)), true, nil
			}))
		}})
	}
	for name, sign := range map[string]int32{"date_add": 1, "date_sub": -1} {
		names, example := []string{name}, "2016-07-31"
		if sign > 0 {
			names, example = append(names, "dateadd"), "2016-08-02"
		}
		register(Spec{Names: names, Group: "datetime_funcs", Min: 2, Max: 2, Since: "1.5.0", Usage: name + "(date, days) - Moves a date by a number of days.",
			Examples: []Example{{name + "('2016-08-01', 1)", example}}, Resolve: func(c *CallContext) error { return addDays(c, name, sign) }})
	}
	boxedFunc("datetime_funcs", []string{"datediff", "date_diff"}, 2, 2, "datediff(end, start) - Returns the number of days between.", []types.Type{types.Date}, types.Integer, func(_ *expr.Context, a []any) (any, error) {
		return int32(a[0].(types.DateValue) - a[1].(types.DateValue)), nil
	})
	boxedFunc("datetime_funcs", []string{"add_months"}, 2, 2, "add_months(date, months) - Moves a date by months.", []types.Type{types.Date, types.Integer}, types.Date, func(_ *expr.Context, a []any) (any, error) {
		return types.DateValue(datetime.AddMonths(int64(a[0].(types.DateValue)), int(a[1].(int32)))), nil
	})
	boxedFunc("datetime_funcs", []string{"last_day"}, 1, 1, "last_day(date) - Returns the last day of the month.", []types.Type{types.Date}, types.Date, func(_ *expr.Context, a []any) (any, error) {
		y, m, _ := datetime.Civil(int64(a[0].(types.DateValue)))
		return types.DateValue(datetime.Days(y, m, datetime.LastDay(y, m))), nil
	})
	register(Spec{Names: []string{"date_trunc"}, Group: "datetime_funcs", Min: 2, Max: 2, Usage: "date_trunc(fmt, ts) - Cuts a timestamp to a unit.", Resolve: func(c *CallContext) error {
		return c.scalar(types.Timestamp, []types.Type{str, types.Timestamp}, cells(types.Timestamp, func(x *expr.Context, a []any) (any, error) {
			local, ok := truncate(a[0].(string), datetime.Local(int64(a[1].(types.TimestampValue)), x.Location))
			if !ok {
				return nil, nil
			}
			return types.TimestampValue(datetime.Instant(local, x.Location)), nil
		}))
	}})
	register(Spec{Names: []string{"trunc"}, Group: "datetime_funcs", Min: 2, Max: 2, Usage: "trunc(date, fmt) - Cuts a date to a unit.", Resolve: func(c *CallContext) error {
		return c.scalar(types.Date, []types.Type{types.Date, str}, cells(types.Date, func(_ *expr.Context, a []any) (any, error) {
			local, ok := truncate(a[1].(string), int64(a[0].(types.DateValue))*datetime.Day)
			if !ok || !dateUnit(a[1].(string)) {
				return nil, nil
			}
			return types.DateValue(local / datetime.Day), nil
		}))
	}})
}

func floorMod(a, b int64) int64 { return a - datetime.FloorDiv(a, b)*b }

// named is an expression that prints as heading.
func named(e expr.Expr, heading string) expr.Expr {
	return &expr.Call{Name: "named", Args: []expr.Expr{e}, Typ: e.Type(), Null: e.Nullable(), Heading: heading, Deterministic: true, Infallible: true,
		Kernel: func(_ *expr.Context, args []batch.Vector, _ int) (batch.Vector, error) { return args[0], nil }}
}

func addDays(c *CallContext, name string, sign int32) error {
	c.HeadingOf = func(a []expr.Expr) string { return expr.Heading(name, a) }
	switch k := c.Args[1].Type().Kind(); k {
	case types.KindByte, types.KindShort, types.KindInteger, types.KindString, types.KindNull:
	default:
		return c.unexpectedOf(1, "INT", "SMALLINT", "TINYINT")
	}
	a, err := c.castTo(c.Args[1], types.Integer)
	if err != nil {
		return err
	}
	c.Args[1] = a
	return c.scalar(types.Date, []types.Type{types.Date, types.Integer}, binary(types.Date, func(d, n int32) (int32, bool, error) { return d + sign*n, true, nil }))
}
