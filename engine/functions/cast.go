package functions

import (
	endian "encoding/binary"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// CastMode says what a value that does not fit becomes.
type CastMode uint8

// The modes.
const (
	ANSI   CastMode = iota // an error
	Try                    // NULL
	Legacy                 // NULL, or what Java's narrowing gives
)

// Cast makes the cast of e to t, or e itself when it has that type. Casts that
// have no meaning are refused.
func Cast(e expr.Expr, t types.Type, mode CastMode) (expr.Expr, error) {
	from := e.Type()
	if types.Equal(from, t) {
		return e, nil
	}
	if !castable(from, t, mode) {
		return nil, castRefused(e, t, mode)
	}
	name := "cast"
	if mode == Try {
		name = "try_cast"
	}
	kernel := castKernel(from, t, mode)
	today := false
	if from.Kind() == types.KindString && isMoment(t.Kind()) && foldable(e) {
		kernel = castSpecial(t, kernel)
		if l, ok := e.(*expr.Literal); ok {
			text, _ := l.Value.(string)
			today = datetime.OfToday(text)
		}
	}
	return &expr.Call{
		Name: name, Args: []expr.Expr{e}, Typ: t,
		Null: e.Nullable() || mode != ANSI || castMakesNull(from, t),
		// A text that speaks of today has no value before the query runs.
		Kernel: strict(t, kernel), Deterministic: !today, Infallible: mode == Try,
		HeadingOf: func(args []expr.Expr) string {
			if !types.IsAtomic(t) {
				return args[0].SQL() // as Spark leaves such casts out
			}
			return strings.ToUpper(name) + "(" + args[0].SQL() + " AS " + t.SQL() + ")"
		},
	}, nil
}

// castMakesNull reports whether Spark declares a cast of values that are not
// NULL to be so sometimes. It does so whatever the mode.
func castMakesNull(from, to types.Type) bool {
	switch f, t := from.Kind(), to.Kind(); {
	case f == types.KindNull:
		return true
	case f == types.KindString:
		return t != types.KindBinary
	case t == types.KindString:
		return false
	case f == types.KindTimestamp:
		return t == types.KindByte || t == types.KindShort || t == types.KindInteger
	case t == types.KindDecimal && types.IsNumeric(from) && !types.IsFractional(from):
		a, b := decimalOf(from), to.(types.Decimal)
		return a.Precision-a.Scale > b.Precision-b.Scale || a.Scale > b.Scale
	case f == types.KindDecimal && types.IsIntegral(to):
		return true
	case f == types.KindFloat || f == types.KindDouble:
		return t == types.KindTimestamp || t == types.KindByte || t == types.KindShort || t == types.KindInteger || t == types.KindLong || t == types.KindDecimal
	}
	return false
}

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

func castRefused(e expr.Expr, t types.Type, mode CastMode) error {
	from := e.Type()
	kind, tail := "CAST_WITHOUT_SUGGESTION", ""
	if f := castFunctions[[2]types.Kind{from.Kind(), t.Kind()}]; f != "" && mode != Legacy {
		kind = "CAST_WITH_FUNC_SUGGESTION"
		tail = ".\nTo convert values from \"" + from.SQL() + "\" to \"" + t.SQL() + "\", you can use the functions " + f + " instead"
	} else if mode == ANSI && castable(from, t, Legacy) {
		kind = "CAST_WITH_CONF_SUGGESTION"
		tail = " with ANSI mode on.\nIf you have to cast \"" + from.SQL() + "\" to \"" + t.SQL() + "\", you can set \"spark.sql.ansi.enabled\" as \"false\""
	}
	heading := map[bool]string{true: "TRY_CAST(", false: "CAST("}[mode == Try] + e.SQL() + " AS " + t.SQL() + ")"
	if !types.IsAtomic(t) {
		heading = e.SQL()
	}
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH."+kind, "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: cannot cast \"%s\" to \"%s\"%s.", heading, from.SQL(), t.SQL(), tail).
		With("sqlExpr", `"`+heading+`"`).With("srcType", `"`+from.SQL()+`"`).With("targetType", `"`+t.SQL()+`"`)
}

func castable(from, to types.Type, mode CastMode) bool {
	a, b := from.Kind(), to.Kind()
	switch {
	case a == types.KindNull || types.Equal(from, to):
		return true
	case a == types.KindVariant:
		return fromVariant(to)
	case b == types.KindVariant:
		return toVariant(from, false)
	}
	switch f := from.(type) {
	case *types.Array:
		if t, ok := to.(*types.Array); ok {
			return castable(f.Elem, t.Elem, mode)
		}
		return b == types.KindString
	case *types.Map:
		if t, ok := to.(*types.Map); ok {
			return castable(f.Key, t.Key, mode) && castable(f.Value, t.Value, mode)
		}
		return b == types.KindString
	case *types.Struct:
		t, ok := to.(*types.Struct)
		if !ok {
			return b == types.KindString
		}
		if len(f.Fields) != len(t.Fields) {
			return false
		}
		for i := range f.Fields {
			if !castable(f.Fields[i].Type, t.Fields[i].Type, mode) {
				return false
			}
		}
		return true
	}
	switch {
	case b == types.KindNull, b == types.KindArray, b == types.KindMap, b == types.KindStruct:
		return false
	case b == types.KindString:
		return true
	case a == types.KindString:
		return true
	case types.IsNumeric(from) && types.IsNumeric(to):
		return true
	case a == types.KindBoolean:
		return types.IsNumeric(to) || b == types.KindTimestamp && mode == Legacy
	case b == types.KindBoolean:
		return types.IsNumeric(from) || (a == types.KindTimestamp || a == types.KindDate) && mode == Legacy
	case a == types.KindBinary || b == types.KindBinary:
		return b == types.KindBinary && types.IsIntegral(from) && mode == Legacy
	case isMoment(a) && isMoment(b):
		return true
	case a == types.KindTimestamp && types.IsNumeric(to):
		return true
	case b == types.KindTimestamp && types.IsNumeric(from):
		return true
	case a == types.KindDate && types.IsNumeric(to):
		return mode == Legacy
	case types.IsInterval(from) && types.IsNumeric(to):
		return !types.IsFractional(to)
	case types.IsInterval(to) && types.IsNumeric(from):
		return !types.IsFractional(from)
	case types.IsInterval(from) && types.IsInterval(to):
		return a == b
	case a == types.KindTime && b == types.KindTime:
		return true
	}
	return false
}

func isMoment(k types.Kind) bool {
	return k == types.KindDate || k == types.KindTimestamp || k == types.KindTimestampNTZ
}

// castKernel picks a typed loop for the usual pairs and works on cells for the
// others.
func castKernel(from, to types.Type, mode CastMode) expr.Kernel {
	a, b := from.Kind(), to.Kind()
	switch {
	case a != b && a != types.KindNull && (a == types.KindVariant || b == types.KindVariant):
		return variantKernel(from, to, mode)
	case a == b && a != types.KindDecimal && a != types.KindArray && a != types.KindMap && a != types.KindStruct && a != types.KindTime && !types.IsInterval(from):
		return func(_ *expr.Context, args []batch.Vector, _ int) (batch.Vector, error) {
			return batch.Vector{Type: to, Array: args[0].Array, Const: args[0].Const}, nil
		}
	case b == types.KindString && a != types.KindBinary:
		return toText(types.String, func(c *expr.Context, out []byte, args []batch.Vector, i int) ([]byte, bool, error) {
			return expr.AppendText(out, from, args[0].Value(i), c.Location, false), true, nil
		})
	case a == types.KindInteger && b == types.KindLong:
		return map1(to, func(v int32) int64 { return int64(v) })
	case a == types.KindInteger && b == types.KindDouble:
		return map1(to, func(v int32) float64 { return float64(v) })
	case a == types.KindLong && b == types.KindDouble:
		return map1(to, func(v int64) float64 { return float64(v) })
	case a == types.KindFloat && b == types.KindDouble:
		return map1(to, func(v float32) float64 { return float64(v) })
	case a == types.KindLong && b == types.KindInteger:
		return try1(to, func(_ *expr.Context, v int64) (int32, bool, error) {
			if v == int64(int32(v)) || mode == Legacy {
				return int32(v), true, nil
			}
			return 0, false, overflowUnlessTry(mode, from, to, v)
		})
	case a == types.KindDate && b == types.KindTimestamp:
		return try1(to, func(c *expr.Context, v int32) (int64, bool, error) {
			return datetime.Instant(int64(v)*datetime.Day, c.Location), true, nil
		})
	case a == types.KindTimestamp && b == types.KindDate:
		return try1(to, func(c *expr.Context, v int64) (int32, bool, error) {
			return int32(datetime.FloorDiv(datetime.Local(v, c.Location), datetime.Day)), true, nil
		})
	case a == types.KindTimestamp && b == types.KindLong:
		return map1(to, func(v int64) int64 { return datetime.FloorDiv(v, datetime.Second) })
	}
	return cells(to, func(c *expr.Context, args []any) (any, error) { return castCell(c, args[0], from, to, mode) })
}

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

func invalidInput(mode CastMode, v any, from, to types.Type) error {
	if mode != ANSI {
		return nil
	}
	text := "'" + strings.ReplaceAll(fmt.Sprint(v), "'", "\\'") + "'"
	return diag.New(castClass(to), "CAST_INVALID_INPUT", "22018",
		"The value %s of the type \"%s\" cannot be cast to \"%s\" because it is malformed. Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead.", text, from.SQL(), to.SQL()).
		With("expression", text).With("sourceType", `"`+from.SQL()+`"`).With("targetType", `"`+to.SQL()+`"`)
}

func castClass(to types.Type) diag.Class {
	switch {
	case types.IsNumeric(to):
		return diag.NumberFormat
	case isMoment(to.Kind()) || to.Kind() == types.KindTime:
		return diag.DateTime
	}
	return diag.SparkRuntime
}

// castCell casts one value.
func castCell(c *expr.Context, v any, from, to types.Type, mode CastMode) (any, error) {
	if v == nil {
		return nil, nil
	}
	switch t := to.(type) {
	case *types.Array:
		f, ok := from.(*types.Array)
		if !ok {
			break
		}
		in := v.(types.ArrayValue)
		out := make(types.ArrayValue, len(in))
		for i, e := range in {
			var err error
			if out[i], err = castCell(c, e, f.Elem, t.Elem, mode); err != nil {
				return nil, err
			}
		}
		return out, nil
	case *types.Map:
		f, ok := from.(*types.Map)
		if !ok {
			break
		}
		in := v.(types.MapValue)
		out := types.MapValue{}
		for i := range in.Keys {
			key, err := castCell(c, in.Keys[i], f.Key, t.Key, mode)
			if err != nil {
				return nil, err
			}
			value, err := castCell(c, in.Values[i], f.Value, t.Value, mode)
			if err != nil {
				return nil, err
			}
			out.Keys, out.Values = append(out.Keys, key), append(out.Values, value)
		}
		return out, nil
	case *types.Struct:
		f, ok := from.(*types.Struct)
		if !ok {
			break
		}
		in := v.(types.StructValue)
		out := make(types.StructValue, len(in))
		for i, e := range in {
			var err error
			if out[i], err = castCell(c, e, f.Fields[i].Type, t.Fields[i].Type, mode); err != nil {
				return nil, err
			}
		}
		return out, nil
	case types.Decimal:
		return toDecimal(v, from, t, mode)
	}
	switch to.Kind() {
	case types.KindString:
		return expr.Text(from, v, c.Location, false), nil
	case types.KindBinary:
		switch v := v.(type) {
		case string:
			return []byte(v), nil
		case int8:
			return []byte{byte(v)}, nil
		case int16:
			return endian.BigEndian.AppendUint16(nil, uint16(v)), nil
		case int32:
			return endian.BigEndian.AppendUint32(nil, uint32(v)), nil
		case int64:
			return endian.BigEndian.AppendUint64(nil, uint64(v)), nil
		}
	case types.KindBoolean:
		return toBoolean(v, from, to, mode)
	case types.KindByte, types.KindShort, types.KindInteger, types.KindLong:
		return toIntegral(c, v, from, to, mode)
	case types.KindFloat, types.KindDouble:
		f, ok := toFloat(v)
		if !ok {
			return nil, invalidInput(mode, v, from, to)
		}
		if to.Kind() == types.KindFloat {
			return float32(f), nil
		}
		return f, nil
	case types.KindDate, types.KindTimestamp, types.KindTimestampNTZ:
		return toMoment(c, v, from, to, mode)
	case types.KindDayTimeInterval, types.KindYearMonthInterval, types.KindCalendarInterval:
		return toInterval(v, from, to, mode)
	case types.KindTime:
		return toTime(v, from, to, mode)
	}
	return nil, diag.NotImplemented("the cast from %s to %s", from.SQL(), to.SQL())
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

func toBoolean(v any, from, to types.Type, mode CastMode) (any, error) {
	switch v := v.(type) {
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "t", "true", "y", "yes", "1":
			return true, nil
		case "f", "false", "n", "no", "0":
			return false, nil
		}
		return nil, invalidInput(mode, v, from, to)
	case types.DecimalValue:
		return v.Unscaled.Sign() != 0, nil
	case types.TimestampValue:
		return v != 0, nil
	}
	f, ok := toFloat(v)
	if !ok {
		return nil, nil
	}
	return f != 0, nil
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

func toDecimal(v any, from types.Type, t types.Decimal, mode CastMode) (any, error) {
	var digits *big.Int
	scale := 0
	switch v := v.(type) {
	case types.DecimalValue:
		digits, scale = v.Unscaled.BigInt(), v.Scale
	case string:
		var ok bool
		if digits, scale, ok = types.DecimalDigits(v); !ok {
			return nil, invalidInput(mode, v, from, t)
		}
	case float32, float64:
		f, _ := toFloat(v)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return nil, nil
		}
		digits, scale, _ = types.DecimalDigits(types.DoubleText(f))
	case types.TimestampValue:
		digits, scale = big.NewInt(int64(v)), 6
	case types.MicrosValue:
		digits = big.NewInt(int64(v))
		if end := from.(types.DayTimeInterval).End; end == types.Second {
			scale = 6
		} else {
			digits.Quo(digits, big.NewInt(dayTimeUnits[end]))
		}
	case bool:
		digits = big.NewInt(0)
		if v {
			digits = big.NewInt(1)
		}
	default:
		n, err := toIntegral(nil, v, from, types.Long, mode)
		if err != nil || n == nil {
			return nil, err
		}
		digits = big.NewInt(n.(int64))
	}
	out, ok := types.FitDecimal(digits, scale, t)
	if !ok {
		return nil, decimalOverflow(mode, digits, scale, t)
	}
	return types.DecimalValue{Unscaled: out, Scale: t.Scale}, nil
}

func decimalOverflow(mode CastMode, digits *big.Int, scale int, t types.Decimal) error {
	if mode != ANSI {
		return nil
	}
	text := plainDecimal(digits, scale)
	return diag.New(diag.Arithmetic, "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION", "22003",
		" %s cannot be represented as Decimal(%d, %d). If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error, and return NULL instead.", text, t.Precision, t.Scale)
}

func plainDecimal(digits *big.Int, scale int) string {
	if scale <= 0 {
		return new(big.Int).Mul(digits, tenTo(-scale)).String()
	}
	text := new(big.Int).Abs(digits).String()
	for len(text) <= scale {
		text = "0" + text
	}
	text = text[:len(text)-scale] + "." + text[len(text)-scale:]
	if digits.Sign() < 0 {
		return "-" + text
	}
	return text
}

func tenTo(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

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

// castFunctions are the functions that do what a cast is refused for.
var castFunctions = map[[2]types.Kind]string{
	{types.KindByte, types.KindDate}:         "`DATE_FROM_UNIX_DATE`",
	{types.KindShort, types.KindDate}:        "`DATE_FROM_UNIX_DATE`",
	{types.KindInteger, types.KindDate}:      "`DATE_FROM_UNIX_DATE`",
	{types.KindLong, types.KindDate}:         "`DATE_FROM_UNIX_DATE`",
	{types.KindDate, types.KindByte}:         "`UNIX_DATE`",
	{types.KindDate, types.KindShort}:        "`UNIX_DATE`",
	{types.KindDate, types.KindInteger}:      "`UNIX_DATE`",
	{types.KindDate, types.KindLong}:         "`UNIX_DATE`",
	{types.KindTimestamp, types.KindBoolean}: "",
}
