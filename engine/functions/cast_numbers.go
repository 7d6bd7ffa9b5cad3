package functions

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

func overflowUnlessTry(mode CastMode, from, to types.Type, v any) error {
	if mode != ANSI {
		return nil
	}
	text := expr.Text(from, v, nil, false)
	if from.Kind() == types.KindTimestamp {
		text = "TIMESTAMP '" + text + "'"
	}
	switch f, _ := toFloat(v); {
	case math.IsNaN(f), math.IsInf(f, 0):
	default:
		text += literalSuffix(from)
	}
	return diag.New(diag.Arithmetic, "CAST_OVERFLOW", "22003",
		"The value %s of the type \"%s\" cannot be cast to \"%s\" due to an overflow. Use `try_cast` to tolerate overflow and return NULL instead.", text, from.SQL(), to.SQL()).
		With("value", text).With("sourceType", `"`+from.SQL()+`"`).With("targetType", `"`+to.SQL()+`"`)
}

// literalSuffix is what follows a number's digits in a literal of its type.
func literalSuffix(t types.Type) string {
	switch t.Kind() {
	case types.KindLong:
		return "L"
	case types.KindDouble:
		return "D"
	case types.KindDecimal:
		return "BD"
	case types.KindShort:
		return "S"
	case types.KindByte:
		return "T"
	}
	return ""
}

func toIntegral(c *expr.Context, v any, from, to types.Type, mode CastMode) (any, error) {
	var n int64
	fits := true
	switch v := v.(type) {
	case bool:
		if v {
			n = 1
		}
	case int8:
		n = int64(v)
	case int16:
		n = int64(v)
	case int32:
		n = int64(v)
	case int64:
		n = v
	case float32, float64:
		f, _ := toFloat(v)
		if math.IsNaN(f) {
			if mode == ANSI {
				return nil, overflowUnlessTry(mode, from, to, v)
			}
			if mode == Try {
				return nil, nil
			}
			f = 0
		}
		f = math.Trunc(f)
		if mode == Legacy && to.Kind() != types.KindLong {
			// Java goes through an int, which keeps to its bounds.
			f = max(math.MinInt32, min(math.MaxInt32, f))
		}
		switch {
		case f >= math.MaxInt64:
			n, fits = math.MaxInt64, f == math.MaxInt64 && mode == Legacy
		case f <= math.MinInt64:
			n, fits = math.MinInt64, f == math.MinInt64
		default:
			n = int64(f)
		}
	case types.DecimalValue:
		q := new(big.Int).Quo(v.Unscaled.BigInt(), tenTo(v.Scale))
		fits = q.IsInt64()
		n = new(big.Int).And(q, new(big.Int).SetUint64(math.MaxUint64)).Int64()
		if fits {
			n = q.Int64()
		}
	case string:
		var ok bool
		if n, ok = parseIntegral(v, mode == Legacy); !ok {
			return nil, invalidInput(mode, v, from, to)
		}
		if m, ok := narrow(n, to); ok {
			return m, nil
		}
		return nil, invalidInput(mode, v, from, to)
	case types.TimestampValue:
		n = datetime.FloorDiv(int64(v), datetime.Second)
	case types.MonthsValue:
		n = int64(v)
		if from.(types.YearMonthInterval).End == types.Year {
			n /= 12
		}
	case types.MicrosValue:
		n = int64(v) / dayTimeUnits[from.(types.DayTimeInterval).End]
	default:
		return nil, nil
	}
	if m, ok := narrow(n, to); ok && fits {
		return m, nil
	}
	if mode == Legacy {
		switch to.Kind() {
		case types.KindByte:
			return int8(n), nil
		case types.KindShort:
			return int16(n), nil
		case types.KindInteger:
			return int32(n), nil
		}
		return n, nil
	}
	return nil, overflowUnlessTry(mode, from, to, v)
}

// narrow makes n a cell of an integer type; ok is false when it does not fit.
func narrow(n int64, to types.Type) (any, bool) {
	switch to.Kind() {
	case types.KindByte:
		return int8(n), n == int64(int8(n))
	case types.KindShort:
		return int16(n), n == int64(int16(n))
	case types.KindInteger:
		return int32(n), n == int64(int32(n))
	}
	return n, true
}

// parseIntegral reads a whole number as casts do; legacy casts cut a fraction.
func parseIntegral(s string, legacy bool) (int64, bool) {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if legacy {
		if head, tail, ok := strings.Cut(s, "."); ok && strings.Trim(tail, "0123456789") == "" {
			s = head
		}
	}
	if s == "" || strings.Contains(s, "_") {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// toFloat reads a number or a text as a double.
func toFloat(v any) (float64, bool) {
	switch v := v.(type) {
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	case int8:
		return float64(v), true
	case int16:
		return float64(v), true
	case int32:
		return float64(v), true
	case int64:
		return float64(v), true
	case float32:
		return float64(v), true
	case float64:
		return v, true
	case types.DecimalValue:
		f, err := strconv.ParseFloat(v.String(), 64)
		return f, err == nil
	case types.TimestampValue:
		return float64(v) / 1e6, true
	case string:
		return parseFloat(v)
	}
	return 0, false
}

func parseFloat(s string) (float64, bool) {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	low := strings.ToLower(s)
	switch strings.TrimLeft(low, "+-") {
	case "inf", "infinity":
		if len(low) > 0 && low[0] == '-' {
			return math.Inf(-1), true
		}
		return math.Inf(1), true
	case "nan":
		return math.NaN(), low == "nan"
	}
	if strings.HasSuffix(low, "d") || strings.HasSuffix(low, "f") {
		s = s[:len(s)-1]
	}
	if s == "" || strings.ContainsAny(s, "_xXpP") {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil || math.IsInf(f, 0)
}
