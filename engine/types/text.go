package types

import (
	"math"
	"strconv"
	"strings"
)

// AppendDouble writes a double as Java does: 1.0, 1.0E10, 1.0E-5, NaN, Infinity.
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
	if a := math.Abs(v); a >= 1e-3 && a < 1e7 {
		from := len(b)
		b = strconv.AppendFloat(b, v, 'f', -1, bits)
		if strings.IndexByte(string(b[from:]), '.') < 0 {
			b = append(b, ".0"...)
		}
		return b
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'E', -1, bits), "E")
	b = append(b, mantissa...)
	if !strings.Contains(mantissa, ".") {
		b = append(b, ".0"...)
	}
	b = append(b, 'E')
	exponent = strings.TrimPrefix(exponent, "+")
	if strings.HasPrefix(exponent, "-") {
		b = append(b, '-')
		exponent = exponent[1:]
	}
	exponent = strings.TrimLeft(exponent, "0")
	return append(b, exponent...)
}

// DoubleText is AppendDouble as a string.
func DoubleText(v float64) string { return string(AppendDouble(nil, v, 64)) }

// FloatText is AppendDouble of a float.
func FloatText(v float32) string { return string(AppendDouble(nil, float64(v), 32)) }
