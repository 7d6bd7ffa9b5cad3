package functions

import (
	"math"

	"brook/engine/expr"
	"brook/engine/types"
)

func negative(c *CallContext) error {
	t := c.Args[0].Type()
	if t.Kind() == types.KindString || t.Kind() == types.KindNull {
		t = types.Double
	}
	if !types.IsNumeric(t) && !isInterval(t) {
		return c.unexpected(0, "NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL")
	}
	return c.scalar(t, []types.Type{t}, cells(t, func(_ *expr.Context, args []any) (any, error) { return negated(c, t, args[0]) }))
}

func negated(c *CallContext, t types.Type, v any) (any, error) {
	switch v := v.(type) {
	case float32:
		return -v, nil
	case float64:
		return -v, nil
	case types.DecimalValue:
		return types.DecimalValue{Unscaled: v.Unscaled.Negate(), Scale: v.Scale}, nil
	case types.MonthsValue:
		if v == math.MinInt32 {
			return nil, intervalOverflow("")
		}
		return -v, nil
	case types.MicrosValue:
		if v == math.MinInt64 {
			return nil, intervalOverflow("")
		}
		return -v, nil
	case types.CalendarValue:
		return types.CalendarValue{Months: -v.Months, Days: -v.Days, Micros: -v.Micros}, nil
	}
	n := longOf(v)
	out, fits := narrow(-n, t)
	if c.Conf.ANSI && (!fits || n == math.MinInt64) {
		return nil, overflow(t, "", "")
	}
	return out, nil
}

func absolute(c *CallContext) error {
	t := c.Args[0].Type()
	if t.Kind() == types.KindString || t.Kind() == types.KindNull {
		t = types.Double
	}
	if !types.IsNumeric(t) && !types.IsInterval(t) {
		return c.unexpected(0, "NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH")
	}
	return c.scalar(t, []types.Type{t}, cells(t, func(_ *expr.Context, args []any) (any, error) {
		switch v := args[0].(type) {
		case float32:
			return float32(math.Abs(float64(v))), nil
		case float64:
			return math.Abs(v), nil
		case types.DecimalValue:
			if v.Unscaled.Sign() >= 0 {
				return v, nil
			}
		case types.MonthsValue:
			if v >= 0 {
				return v, nil
			}
		case types.MicrosValue:
			if v >= 0 {
				return v, nil
			}
		default:
			if longOf(v) >= 0 {
				return v, nil
			}
		}
		return negated(c, t, args[0])
	}))
}
