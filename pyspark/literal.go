package pyspark

import (
	"math/big"

	"brook/diag"
	"brook/engine/types"
	"brook/python"
)

// cellOf is the type and cell of a Python value as a literal: the JVM sees an
// int as Integer where it fits, and a Decimal with the digits that it has.
func (r *Runtime) cellOf(v any) (types.Type, any) {
	switch v := v.(type) {
	case nil:
		return types.Null, nil
	case bool:
		return types.Boolean, v
	case int64:
		if v == int64(int32(v)) {
			return types.Integer, int32(v)
		}
		return types.Long, v
	case float64:
		return types.Double, v
	case string:
		return types.String, v
	case python.Bytes:
		return types.Binary, []byte(v)
	case *python.Instance:
		if t, c := r.timeCell(v); t != nil {
			return t, c
		}
		if d, ok := python.DecimalOf(v); ok {
			digits, scale := decimalDigits(d)
			t := types.Decimal{Precision: max(len(new(big.Int).Abs(digits).String()), scale), Scale: scale}
			c, ok := types.FitDecimal(digits, scale, t)
			if !ok || t.Precision > types.MaxPrecision {
				r.fail(diag.New(diag.Arithmetic, "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "22003", "Decimal precision %d exceeds max precision %d.", t.Precision, types.MaxPrecision))
			}
			return t, types.DecimalValue{Unscaled: c, Scale: scale}
		}
	}
	r.fail(diag.NotImplemented("a literal of type %s", r.in.TypeName(v)))
	return nil, nil
}

// timeCell is the type and cell of a value of the module datetime; the type is
// nil for others. A datetime without a zone is of the process's, which is UTC.
func (r *Runtime) timeCell(v any) (types.Type, any) {
	if days, ok := python.DateOf(v); ok {
		return types.Date, types.DateValue(days)
	}
	if micros, offset, _, ok := r.in.DatetimeOf(v); ok {
		return types.Timestamp, types.TimestampValue(micros - offset)
	}
	if micros, ok := python.TimedeltaOf(v); ok {
		return types.DayToSecond, types.MicrosValue(micros)
	}
	if micros, ok := python.TimeOf(v); ok {
		return types.Time{Precision: 6}, types.TimeValue(micros * 1000)
	}
	return nil, nil
}
