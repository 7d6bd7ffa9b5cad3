package format

import (
	"bytes"
	"errors"
	"math"
	"strconv"
	"strings"

	"brook/engine/types"
)

// value appends a field to c; it appends nothing when the field does not fit.
func (c *CSV) value(to *column, f csvField) bool {
	b := f.text
	if f.null {
		// Nothing stands for nullValue, which is NULL.
		to.null()
		return true
	}
	if len(b) == 0 {
		b = []byte(c.empty)
	}
	if string(b) == c.null {
		to.null()
		return true
	}
	return c.convert(to, b)
}

func (c *CSV) convert(to *column, b []byte) bool {
	switch to.kind {
	case types.KindString, types.KindBinary:
		to.bytes(b)
		return true
	case types.KindByte, types.KindShort, types.KindInteger, types.KindLong:
		v, ok := wholeNumber(b)
		if !ok {
			return false
		}
		switch to.kind {
		case types.KindByte:
			if ok = v == int64(int8(v)); ok {
				to.i8 = append(to.i8, int8(v))
				to.mark(true)
			}
		case types.KindShort:
			if ok = v == int64(int16(v)); ok {
				to.i16 = append(to.i16, int16(v))
				to.mark(true)
			}
		case types.KindInteger:
			if ok = v == int64(int32(v)); ok {
				to.int(int32(v))
			}
		default:
			to.long(v)
		}
		return ok
	case types.KindFloat, types.KindDouble:
		v, ok := c.double(string(b))
		if !ok {
			return false
		}
		if to.kind == types.KindFloat {
			to.f32 = append(to.f32, float32(v))
			to.mark(true)
		} else {
			to.double(v)
		}
		return true
	case types.KindDecimal:
		if len(b) > 0 && (b[0] <= ' ' || b[len(b)-1] <= ' ') {
			return false
		}
		text, ok := c.decimals.plain(string(b))
		if !ok {
			return false
		}
		v, ok := types.ParseDecimal(text, to.typ.(types.Decimal))
		if ok {
			to.dec = append(to.dec, v)
			to.mark(true)
		}
		return ok
	case types.KindBoolean:
		switch {
		case bytes.EqualFold(b, []byte("true")):
			to.bits = append(to.bits, true)
		case bytes.EqualFold(b, []byte("false")):
			to.bits = append(to.bits, false)
		default:
			return false
		}
		to.mark(true)
		return true
	case types.KindDate:
		v, ok := c.times.parseDate(string(b))
		if ok {
			to.int(v)
		}
		return ok
	case types.KindTimestamp:
		v, ok := c.times.parseTimestamp(string(b))
		if ok {
			to.long(v)
		}
		return ok
	case types.KindTimestampNTZ:
		v, ok := c.times.parseNTZ(string(b))
		if ok {
			to.long(v)
		}
		return ok
	case types.KindNull:
		to.null()
		return true
	}
	return false
}

// wholeNumber reads digits with an optional sign and nothing else.
func wholeNumber(b []byte) (int64, bool) {
	digits := b
	if len(b) > 1 && (b[0] == '+' || b[0] == '-') {
		digits = b[1:]
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	if len(digits) == 0 {
		return 0, false
	}
	if b[0] == '+' {
		b = digits
	}
	return parseLong(b)
}

// double reads a number as Java does, and the words that options give to
// infinities and NaN.
func (c *csvOptions) double(s string) (float64, bool) {
	switch s {
	case c.nan:
		return math.NaN(), true
	case c.positiveInf:
		return math.Inf(1), true
	case c.negativeInf:
		return math.Inf(-1), true
	}
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	switch s {
	case "NaN":
		return math.NaN(), true
	case "Infinity", "+Infinity":
		return math.Inf(1), true
	case "-Infinity":
		return math.Inf(-1), true
	}
	if s == "" {
		return 0, false
	}
	if last := s[len(s)-1] | 0x20; last == 'd' || last == 'f' {
		s = s[:len(s)-1]
	}
	if strings.ContainsFunc(s, func(r rune) bool { return !(r >= '0' && r <= '9' || strings.ContainsRune("+-.eE", r)) }) {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	if errors.Is(err, strconv.ErrRange) {
		return v, true
	}
	return v, err == nil
}
