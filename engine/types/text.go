package types

import (
	"bytes"
	"math"
	"strconv"
)

// AppendDouble writes a double, or a float when bits is 32, as Java 17 does:
// 1.0, 1.0E10, 1.0E-5, NaN, Infinity.
func AppendDouble(b []byte, v float64, bits int) []byte {
	switch {
	case math.IsNaN(v):
		return append(b, "NaN"...)
	case math.IsInf(v, 1):
		return append(b, "Infinity"...)
	case math.IsInf(v, -1):
		return append(b, "-Infinity"...)
	case v == 0:
		if math.Signbit(v) {
			b = append(b, '-')
		}
		return append(b, "0.0"...)
	}
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	var buf [24]byte
	digits, exponent := javaDigits(buf[:0], v, bits)
	digits = bytes.TrimRight(digits, "0")
	if exponent <= -3 || exponent > 7 {
		b = append(append(b, digits[0], '.'), digits[1:]...)
		if len(digits) == 1 {
			b = append(b, '0')
		}
		return strconv.AppendInt(append(b, 'E'), int64(exponent-1), 10)
	}
	if exponent <= 0 {
		b = append(b, "0."...)
		for ; exponent < 0; exponent++ {
			b = append(b, '0')
		}
		return append(b, digits...)
	}
	for len(digits) <= exponent {
		digits = append(digits, '0')
	}
	b = append(append(b, digits[:exponent]...), '.')
	return append(b, digits[exponent:]...)
}

// DoubleText is AppendDouble as a string.
func DoubleText(v float64) string { return string(AppendDouble(nil, v, 64)) }

// FloatText is AppendDouble of a float.
func FloatText(v float32) string { return string(AppendDouble(nil, float64(v), 32)) }
