package types

import (
	"math"
	"testing"
)

// The texts are what Double.toString and Float.toString of Java 17 print.
func TestAppendDouble(t *testing.T) {
	for _, c := range []struct {
		v     float64
		width int
		want  string
	}{
		{2e23, 64, "1.9999999999999998E23"}, {-1e23, 64, "-9.999999999999999E22"}, {8.41e21, 64, "8.409999999999999E21"},
		{math.Ldexp(1, -44), 64, "5.6843418860808015E-14"}, {2e-3, 64, "0.002"}, {9.999e-4, 64, "9.999E-4"}, {5e-324, 64, "4.9E-324"},
		{math.MaxFloat64, 64, "1.7976931348623157E308"}, {1e15, 64, "1.0E15"}, {9007199254740993, 64, "9.007199254740992E15"},
		{1e7, 64, "1.0E7"}, {9999999.5, 64, "9999999.5"}, {0.1, 64, "0.1"}, {100, 64, "100.0"}, {-3.8189059803482717e25, 64, "-3.8189059803482716E25"},
		{math.Copysign(0, -1), 64, "-0.0"}, {math.NaN(), 64, "NaN"}, {math.Inf(-1), 64, "-Infinity"},
		{1e15, 32, "9.9999999E14"}, {2e23, 32, "2.0E23"}, {math.Ldexp(1, 83), 32, "9.6714065E24"}, {3.4028234663852886e38, 32, "3.4028235E38"}, {1.1, 32, "1.1"},
	} {
		if got := string(AppendDouble(nil, c.v, c.width)); got != c.want {
			t.Errorf("%v as %d bits: got %s, want %s", c.v, c.width, got, c.want)
		}
	}
}

func BenchmarkAppendDouble(b *testing.B) {
	var buf [32]byte
	for b.Loop() {
		for _, v := range []float64{0.1, 12.34, 1e23, 1.0 / 3, 4711} {
			AppendDouble(buf[:0], v, 64)
		}
	}
}
