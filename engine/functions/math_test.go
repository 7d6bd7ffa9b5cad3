package functions

import (
	"math"
	"testing"
)

// The values are java.lang.StrictMath's and java.lang.Math's, to the last bit.
func TestMathematics(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"exp(1)", strictExp(1), 2.7182818284590455},
		{"cbrt(-4)", cbrt(-4), -1.5874010519681996},
		{"tan(1)", tangent(1), 1.5574077246549023},
		{"acos(0.5)", acos(0.5), 1.0471975511965979},
		{"cosh(1)", cosh(1), 1.543080634815244},
		{"asinh(1)", asinh(1), 0.8813735870195429},
		{"pow(3.8, -1)", strictPow(3.8, -1), 0.2631578947368421},
		{"pow(-8, 3)", strictPow(-8, 3), -512},
		{"pow(2, 0.5)", strictPow(2, 0.5), math.Sqrt2},
		{"log(1000)/log(10)", strictLog(1000) / strictLog(10), 2.9999999999999996},
		{"log10(1000)", strictLog10(1000), 3},
		{"hypot(3, 4)", strictHypot(3, 4), 5},
		{"atan2(1, -1)", atan2(1, -1), 2.356194490192345},
		{"sin(1e300)", sine(1e300), math.Sin(1e300)},
	} {
		if math.Float64bits(c.got) != math.Float64bits(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}
