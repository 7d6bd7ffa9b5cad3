package sql

import (
	"math"
	"strconv"
	"strings"
	"time"

	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// suffixes are the endings of whole numbers.
var suffixes = []struct {
	suffix, name string
	bits         int
	typ          types.Type
}{{"l", "bigint", 64, types.Long}, {"s", "smallint", 16, types.Short}, {"y", "tinyint", 8, types.Byte}}

// number reads a numeric literal with its suffix, whose sign was read.
func (r *reader) number(negative bool) plan.Expr {
	from := r.pos
	if negative {
		from--
	}
	tok := r.next()
	digits, sign := strings.ToLower(tok.Text), ""
	if negative {
		sign = "-"
	}
	lit := func(ty types.Type, v any) plan.Expr {
		return &plan.Literal{At: r.where(from), Type: ty, Value: v}
	}
	for _, s := range suffixes {
		whole, ok := strings.CutSuffix(digits, s.suffix)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(sign+whole, 10, s.bits)
		if err != nil {
			high := int64(1)<<(s.bits-1) - 1
			r.outOfRange(sign+whole, from, s.name, strconv.FormatInt(-high-1, 10), strconv.FormatInt(high, 10))
		}
		switch s.bits {
		case 16:
			return lit(s.typ, int16(n))
		case 8:
			return lit(s.typ, int8(n))
		}
		return lit(s.typ, n)
	}
	if whole, ok := strings.CutSuffix(digits, "bd"); ok {
		return r.decimal(sign+whole, from)
	}
	if text, ok := strings.CutSuffix(digits, "f"); ok {
		v, err := strconv.ParseFloat(sign+text, 32)
		if exact, _ := strconv.ParseFloat(text, 64); err != nil || exact > math.MaxFloat32 {
			r.outOfRange(sign+text, from, "float", "-3.4028234663852886E+38", "3.4028234663852886E+38")
		}
		return lit(types.Float, float32(v))
	}
	text, double := strings.CutSuffix(digits, "d")
	if double || strings.ContainsRune(digits, 'e') {
		v, err := strconv.ParseFloat(sign+text, 64)
		if err != nil && math.IsInf(v, 0) {
			r.outOfRange(sign+text, from, "double", "-1.7976931348623157E+308", "1.7976931348623157E+308")
		}
		return lit(types.Double, v)
	}
	if strings.ContainsRune(digits, '.') {
		return r.decimal(sign+digits, from)
	}
	n, err := strconv.ParseInt(sign+digits, 10, 64)
	switch {
	case err != nil:
		return r.decimal(sign+digits, from)
	case n == int64(int32(n)):
		return lit(types.Integer, int32(n))
	}
	return lit(types.Long, n)
}

func (r *reader) outOfRange(digits string, from int, name, low, high string) {
	r.fail(diag.New(diag.Parse, "INVALID_NUMERIC_LITERAL_RANGE", "22003", "Numeric literal %s is outside the valid range for %s with minimum value of %s and maximum value of %s. Please adjust the value accordingly.", digits, name, low, high).At(r.place(from)))
}

func (r *reader) decimal(digits string, from int) plan.Expr {
	value, scale, ok := types.DecimalDigits(digits)
	if !ok {
		r.pos--
		r.unexpected()
	}
	precision := max(len(strings.TrimPrefix(value.String(), "-"))+max(-scale, 0), scale)
	scale = max(scale, 0)
	if precision > types.MaxPrecision {
		r.fail(diag.New(diag.Parse, "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "22003", "Decimal precision %d exceeds max precision %d.", precision, types.MaxPrecision).At(r.place(from)))
	}
	d := types.Decimal{Precision: precision, Scale: scale}
	v, _ := types.ParseDecimal(digits, d)
	return &plan.Literal{At: r.where(from), Type: d, Value: types.DecimalValue{Unscaled: v, Scale: scale}}
}

// typedLiteral reads DATE '…' and its relatives.
func (r *reader) typedLiteral() plan.Expr {
	if r.peek(1).Kind != dialect.String {
		return nil
	}
	from := r.pos
	word := strings.ToLower(r.next().Text)
	value := r.next().Text
	lit := func(t types.Type, v any) plan.Expr {
		return &plan.Literal{At: r.where(from), Type: t, Value: v}
	}
	moments := map[string]types.Type{"date": types.Date, "timestamp": r.timestamp(), "timestamp_ltz": types.Timestamp, "timestamp_ntz": types.TimestampNTZ}
	if t := moments[word]; t != nil && datetime.Special(value).Is() {
		// What the word stands for is known when the query is analysed.
		return &plan.Cast{At: r.where(from), Child: plan.Lit(types.String, value), To: t, Typed: true}
	}
	switch word {
	case "date":
		if days, ok := datetime.ParseDate(value); ok {
			return lit(types.Date, types.DateValue(days))
		}
	case "timestamp", "timestamp_ltz":
		local, zone, ok := datetime.ParseLocal(value, time.Now())
		if !ok {
			break
		}
		if zone == "" && word == "timestamp" && r.timestamp() == types.TimestampNTZ {
			return lit(types.TimestampNTZ, types.NTZValue(local))
		}
		if zone == "" {
			// The zone of a text without one is the session's, known later.
			return &plan.Cast{At: r.where(from), Child: plan.Lit(types.String, value), To: types.Timestamp, Typed: true}
		}
		if loc, err := datetime.Zone(zone); err == nil {
			return lit(types.Timestamp, types.TimestampValue(datetime.Instant(local, loc)))
		}
	case "timestamp_ntz":
		if local, _, ok := datetime.ParseLocal(value, time.Now()); ok {
			return lit(types.TimestampNTZ, types.NTZValue(local))
		}
	case "time":
		return &plan.Cast{At: r.where(from), Child: plan.Lit(types.String, value), To: types.Time{Precision: 6}, Typed: true}
	case "x":
		if b, ok := hexBytes(value); ok {
			return lit(types.Binary, b)
		}
	}
	r.fail(diag.New(diag.Parse, "INVALID_TYPED_LITERAL", "42604", "The value of the typed literal \"%s\" is invalid: '%s'.", strings.ToUpper(word), value).
		With("valueType", "\""+strings.ToUpper(word)+"\"").With("value", "'"+value+"'").At(r.place(from)))
	return nil
}

// hexBytes reads the digits of X'1F'; an odd number of them has a 0 in front.
func hexBytes(digits string) ([]byte, bool) {
	if len(digits)%2 == 1 {
		digits = "0" + digits
	}
	out := make([]byte, len(digits)/2)
	for k := range out {
		n, err := strconv.ParseUint(digits[2*k:2*k+2], 16, 8)
		if err != nil {
			return nil, false
		}
		out[k] = byte(n)
	}
	return out, true
}
