package pyspark

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"brook/diag"
	"brook/engine/datetime"
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
	case python.Bytes, *python.ByteArray:
		b, _ := bytesOf(v)
		return types.Binary, b
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

// literalText is how a literal prints in a Column.
func (r *Runtime) literalText(v any) string {
	switch x := v.(type) {
	case nil:
		return "NULL"
	case bool:
		return strings.ToLower(r.in.Str(x))
	case int64:
		if x != int64(int32(x)) {
			return r.in.Str(x) + "L"
		}
	case string:
		return "'" + strings.ReplaceAll(strings.ReplaceAll(x, `\`, `\\`), "'", `\'`) + "'"
	case *python.Instance:
		switch _, c := r.timeCell(x); c := c.(type) {
		case types.TimestampValue:
			return datetime.FormatTimestamp(int64(c), time.UTC)
		case types.MicrosValue:
			return durationText(int64(c))
		}
	}
	return r.in.Str(v)
}

// durationText is a java.time.Duration as it prints: PT30H, PT-1M-0.5S.
func durationText(micros int64) string {
	if micros == 0 {
		return "PT0S"
	}
	hours, minutes, rest := micros/3600e6, micros/60e6%60, micros%60e6
	s := "PT"
	if hours != 0 {
		s += strconv.FormatInt(hours, 10) + "H"
	}
	if minutes != 0 {
		s += strconv.FormatInt(minutes, 10) + "M"
	}
	if rest != 0 {
		s += strconv.FormatFloat(float64(rest)/1e6, 'f', -1, 64) + "S"
	}
	return s
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
