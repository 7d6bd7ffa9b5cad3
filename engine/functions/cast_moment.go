package functions

import (
	"math"
	"math/big"
	"strings"
	"time"

	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// castSpecial is the cast of a constant text, which may be a word that stands for
// a moment: epoch, now, today, yesterday or tomorrow.
func castSpecial(t types.Type, otherwise expr.Kernel) expr.Kernel {
	return func(c *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		if s, ok := args[0].Value(0).(string); ok {
			if v := datetime.Special(s); v.Is() {
				return batch.Constant(t, SpecialValue(v, t, c.Now, c.Location))
			}
		}
		return otherwise(c, args, rows)
	}
}

// SpecialValue is the cell of type t, a date or timestamp, that a word stands for.
func SpecialValue(v datetime.SpecialText, t types.Type, now time.Time, loc *time.Location) any {
	switch t.Kind() {
	case types.KindDate:
		return types.DateValue(v.Days(now, loc))
	case types.KindTimestampNTZ:
		return types.NTZValue(v.Local(now, loc))
	}
	return types.TimestampValue(v.Micros(now, loc))
}

func isMoment(k types.Kind) bool {
	return k == types.KindDate || k == types.KindTimestamp || k == types.KindTimestampNTZ
}

func toTime(v any, from, to types.Type, mode CastMode) (any, error) {
	switch v := v.(type) {
	case types.TimeValue:
		return v, nil
	case string:
		local, zone, ok := datetime.ParseLocal("1970-01-01 "+strings.TrimSpace(v), Epoch)
		if ok && zone == "" {
			return types.TimeValue(local * 1000), nil
		}
	}
	return nil, invalidInput(mode, v, from, to)
}

func toMoment(c *expr.Context, v any, from, to types.Type, mode CastMode) (any, error) {
	switch v := v.(type) {
	case string:
		switch to.Kind() {
		case types.KindDate:
			if days, ok := datetime.ParseDate(v); ok {
				return types.DateValue(days), nil
			}
		case types.KindTimestamp:
			if micros, _, ok := datetime.ParseTimestamp(v, c.Location, c.Now); ok {
				return types.TimestampValue(micros), nil
			}
		default:
			if local, _, ok := datetime.ParseLocal(v, c.Now); ok {
				return types.NTZValue(local), nil
			}
		}
		return nil, invalidInput(mode, v, from, to)
	case types.DateValue:
		local := int64(v) * datetime.Day
		if to.Kind() == types.KindTimestamp {
			return types.TimestampValue(datetime.Instant(local, c.Location)), nil
		}
		return types.NTZValue(local), nil
	case types.TimestampValue:
		local := datetime.Local(int64(v), c.Location)
		if to.Kind() == types.KindDate {
			return types.DateValue(datetime.FloorDiv(local, datetime.Day)), nil
		}
		return types.NTZValue(local), nil
	case types.NTZValue:
		if to.Kind() == types.KindDate {
			return types.DateValue(datetime.FloorDiv(int64(v), datetime.Day)), nil
		}
		return types.TimestampValue(datetime.Instant(int64(v), c.Location)), nil
	case float32, float64:
		f, _ := toFloat(v)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			if mode == ANSI {
				return nil, overflowUnlessTry(mode, from, to, v)
			}
			return nil, nil
		}
		return types.TimestampValue(int64(f * 1e6)), nil
	case types.DecimalValue:
		q := new(big.Int).Quo(new(big.Int).Mul(v.Unscaled.BigInt(), big.NewInt(1_000_000)), tenTo(v.Scale))
		return types.TimestampValue(q.Int64()), nil
	}
	n, err := toIntegral(c, v, from, types.Long, mode)
	if err != nil || n == nil {
		return nil, err
	}
	seconds := n.(int64)
	if seconds > math.MaxInt64/datetime.Second || seconds < math.MinInt64/datetime.Second {
		return nil, overflowUnlessTry(mode, from, to, v)
	}
	return types.TimestampValue(seconds * datetime.Second), nil
}
