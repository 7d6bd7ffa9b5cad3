package functions

import (
	"math"
	"math/big"

	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// epochFunc registers a function of numbers that count from 1970.
func epochFunc(name, usage string, example Example, in, out types.Type, kernel expr.Kernel) {
	register(Spec{Names: []string{name}, Group: "datetime_funcs", Min: 1, Max: 1, Since: "3.1.0", Usage: name + usage, Examples: []Example{example},
		Resolve: func(c *CallContext) error {
			if types.IsIntegral(in) && in.Kind() == types.KindLong && !types.IsIntegral(c.Args[0].Type()) && c.Args[0].Type().Kind() != types.KindNull {
				return c.unexpected(0, "INTEGRAL")
			}
			return c.scalar(out, []types.Type{in}, kernel)
		}})
}

func init() {
	same32 := func(v int32) int32 { return v }
	epochFunc("unix_date", "(date) - Returns the number of days since 1970-01-01.", Example{"unix_date(DATE'1970-01-02')", "1"}, types.Date, types.Integer, map1(types.Integer, same32))
	epochFunc("date_from_unix_date", "(days) - Makes a date from the number of days since 1970-01-01.", Example{"date_from_unix_date(-719162)", "0001-01-01"}, types.Integer, types.Date, map1(types.Date, same32))
	for _, u := range []struct {
		name string
		size int64
		want string
	}{{"seconds", datetime.Second, "1"}, {"millis", 1000, "1000"}, {"micros", 1, "1000000"}} {
		epochFunc("unix_"+u.name, "(timestamp) - Returns the number of "+u.name+" since 1970-01-01 00:00:00 UTC, rounded down.", Example{"unix_" + u.name + "(TIMESTAMP'1970-01-01 00:00:01Z')", u.want},
			types.Timestamp, types.Long, map1(types.Long, func(v int64) int64 { return datetime.FloorDiv(v, u.size) }))
		if u.name == "seconds" {
			continue
		}
		epochFunc("timestamp_"+u.name, "(count) - Makes a timestamp from the number of "+u.name+" since 1970-01-01 00:00:00 UTC.", Example{"timestamp_" + u.name + "(" + u.want + ")", "1970-01-01 00:00:01"},
			types.Long, types.Timestamp, try1(types.Timestamp, func(_ *expr.Context, v int64) (int64, bool, error) { return timesMicros(v, u.size) }))
	}
	register(Spec{Names: []string{"timestamp_seconds"}, Group: "datetime_funcs", Min: 1, Max: 1, Since: "3.1.0",
		Usage:    "timestamp_seconds(seconds) - Makes a timestamp from the number of seconds since 1970-01-01 00:00:00 UTC, which may have a fraction.",
		Examples: []Example{{"timestamp_seconds(1230219000)", "2008-12-25 15:30:00"}, {"timestamp_seconds(1230219000.123)", "2008-12-25 15:30:00.123"}},
		Resolve:  timestampSeconds})
	for name, text := range map[string]func(days int64) string{
		"dayname":   func(days int64) string { return datetime.DayName(days)[:3] },
		"monthname": func(days int64) string { _, m, _ := datetime.Civil(days); return datetime.MonthName(m)[:3] },
	} {
		want := map[string]string{"dayname": "Mon", "monthname": "Dec"}[name]
		register(Spec{Names: []string{name}, Group: "datetime_funcs", Min: 1, Max: 1, Since: "4.0.0", Usage: name + "(date) - Returns the name of the date's " + name[:len(name)-4] + " in three letters.",
			Examples: []Example{{name + "(DATE'2024-12-30')", want}},
			Resolve: func(c *CallContext) error {
				return c.scalar(str, []types.Type{types.Date}, text1of(func(b []byte, d int32) []byte { return append(b, text(int64(d))...) }))
			}})
	}
}

func timesMicros(v, size int64) (int64, bool, error) {
	if v > math.MaxInt64/size || v < math.MinInt64/size {
		return 0, false, diag.New(diag.Arithmetic, "", "", "long overflow")
	}
	return v * size, true, nil
}

func timestampSeconds(c *CallContext) error {
	t := c.Args[0].Type()
	switch {
	case types.IsIntegral(t), t.Kind() == types.KindNull:
		return c.scalar(types.Timestamp, []types.Type{types.Long}, try1(types.Timestamp, func(_ *expr.Context, v int64) (int64, bool, error) { return timesMicros(v, datetime.Second) }))
	case t.Kind() == types.KindDecimal:
		return c.scalar(types.Timestamp, nil, cells(types.Timestamp, func(_ *expr.Context, a []any) (any, error) {
			v := a[0].(types.DecimalValue)
			micros, rest := new(big.Int).QuoRem(new(big.Int).Mul(v.Unscaled.BigInt(), big.NewInt(datetime.Second)), tenTo(v.Scale), new(big.Int))
			switch {
			case rest.Sign() != 0:
				return nil, diag.New(diag.Arithmetic, "", "", "Rounding necessary")
			case !micros.IsInt64():
				return nil, diag.New(diag.Arithmetic, "", "", "Overflow")
			}
			return types.TimestampValue(micros.Int64()), nil
		}))
	case types.IsFractional(t):
		err := c.scalar(types.Timestamp, []types.Type{types.Double}, try1(types.Timestamp, func(_ *expr.Context, v float64) (int64, bool, error) {
			micros := v * float64(datetime.Second)
			switch {
			case math.IsNaN(v) || math.IsInf(v, 0):
				return 0, false, nil
			case micros >= math.MaxInt64:
				return math.MaxInt64, true, nil
			case micros <= math.MinInt64:
				return math.MinInt64, true, nil
			}
			return int64(micros), true, nil
		}))
		c.Nullable = true
		return err
	}
	return c.unexpected(0, "NUMERIC")
}
