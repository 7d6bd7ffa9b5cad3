package functions

import (
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	civil := func(f func(y, m, d int) int) func(days int64) int32 {
		return func(days int64) int32 { y, m, d := datetime.Civil(days); return int32(f(y, m, d)) }
	}
	for _, p := range []struct {
		names   []string
		example string // of 2009-07-30
		part    func(days int64) int32
	}{
		{[]string{"year"}, "2009", civil(func(y, _, _ int) int { return y })},
		{[]string{"quarter"}, "3", civil(func(_, m, _ int) int { return (m-1)/3 + 1 })},
		{[]string{"month"}, "7", civil(func(_, m, _ int) int { return m })},
		{[]string{"day", "dayofmonth"}, "30", civil(func(_, _, d int) int { return d })},
		{[]string{"dayofweek"}, "5", func(d int64) int32 { return int32(floorMod(d+4, 7) + 1) }},
		{[]string{"weekday"}, "3", func(d int64) int32 { return int32(floorMod(d+3, 7)) }},
		{[]string{"dayofyear"}, "211", func(d int64) int32 { y, _, _ := datetime.Civil(d); return int32(d-datetime.Days(y, 1, 1)) + 1 }},
		{[]string{"weekofyear"}, "31", func(d int64) int32 { _, w := datetime.ISOWeek(d); return int32(w) }},
	} {
		datePartFunc(p.names, types.Date, Example{p.names[0] + "('2009-07-30')", p.example}, func(local int64) int32 { return p.part(datetime.FloorDiv(local, datetime.Day)) })
	}
	for name, p := range map[string]struct{ of, size int64 }{"hour": {datetime.Day, datetime.Hour}, "minute": {datetime.Hour, datetime.Minute}, "second": {datetime.Minute, datetime.Second}} {
		want := map[string]string{"hour": "12", "minute": "58", "second": "59"}[name]
		datePartFunc([]string{name}, types.Timestamp, Example{name + "('2009-07-30 12:58:59')", want}, func(local int64) int32 { return int32(floorMod(local, p.of) / p.size) })
	}
}

// datePartFunc registers a function that looks at a date or at a wall clock;
// other arguments become the one that it takes.
func datePartFunc(names []string, takes types.Type, example Example, part func(local int64) int32) {
	register(Spec{Names: names, Group: "datetime_funcs", Min: 1, Max: 1, Since: "1.5.0", Usage: names[0] + "(date) - Returns the " + names[0] + " of a date or timestamp.", Examples: []Example{example},
		Resolve: func(c *CallContext) error {
			if c.Args[0].Type().Kind() != types.KindTimestamp && c.Args[0].Type().Kind() != types.KindTimestampNTZ {
				if err := c.coerce(0, takes); err != nil {
					return err
				}
			}
			switch c.Args[0].Type().Kind() {
			case types.KindTimestampNTZ:
				return c.scalar(types.Integer, nil, map1(types.Integer, part))
			case types.KindDate:
				return c.scalar(types.Integer, nil, map1(types.Integer, func(d int32) int32 { return part(int64(d) * datetime.Day) }))
			}
			return c.scalar(types.Integer, []types.Type{types.Timestamp}, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				clock := datetime.NewClock(x.Location)
				return map1(types.Integer, func(v int64) int32 { return part(clock.Local(v)) })(x, args, rows)
			})
		}})
}
