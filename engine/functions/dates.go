package functions

import (
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
	for name, sign := range map[string]int32{"date_add": 1, "date_sub": -1} {
		names, example := []string{name}, "2016-07-31"
		if sign > 0 {
			names, example = append(names, "dateadd"), "2016-08-02"
		}
		register(Spec{Names: names, Group: "datetime_funcs", Min: 2, Max: 2, Since: "1.5.0", Usage: name + "(date, days) - Moves a date by a number of days.",
			Examples: []Example{{name + "('2016-08-01', 1)", example}}, Resolve: func(c *CallContext) error { return addDays(c, name, sign) }})
	}
	register(Spec{Names: []string{"datediff", "date_diff"}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "1.5.0", Usage: "datediff(end, start) - Returns the number of days from start to end.",
		Examples: []Example{{"datediff('2009-07-31', '2009-07-30')", "1"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(types.Integer, []types.Type{types.Date, types.Date}, binary(types.Integer, func(a, b int32) (int32, bool, error) { return a - b, true, nil }))
		}})
	register(Spec{Names: []string{"add_months"}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "1.5.0", Usage: "add_months(date, months) - Moves a date by months; the day is cut to what the month has.",
		Examples: []Example{{"add_months('2016-08-31', 1)", "2016-09-30"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(types.Date, []types.Type{types.Date, types.Integer}, binary(types.Date, func(d, n int32) (int32, bool, error) {
				day := datetime.AddMonths(int64(d), int(n))
				if day != int64(int32(day)) {
					return 0, false, overflow(types.Integer, "", "")
				}
				return int32(day), true, nil
			}))
		}})
	register(Spec{Names: []string{"last_day"}, Group: "datetime_funcs", Min: 1, Max: 1, Since: "1.5.0", Usage: "last_day(date) - Returns the last day of the date's month.",
		Examples: []Example{{"last_day('2009-01-12')", "2009-01-31"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(types.Date, []types.Type{types.Date}, map1(types.Date, func(d int32) int32 {
				y, m, _ := datetime.Civil(int64(d))
				return int32(datetime.Days(y, m, datetime.LastDay(y, m)))
			}))
		}})
}

func floorMod(a, b int64) int64 { return a - datetime.FloorDiv(a, b)*b }

// Titled is an expression that prints as heading.
func Titled(e expr.Expr, heading string) expr.Expr { return named(e, heading) }

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
