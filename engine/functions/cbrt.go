package functions

import "math"

// cbrt is the cube root to the last bit of Java's, which differs from Go's: a
// guess from a third of the exponent, a rational step to 23 bits, a cut to 20,
// and one step of Newton's.
func cbrt(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	const (
		normal    = 715094163 // the high word of a guess for a normal number
		subnormal = 696219795
	)
	sign := math.Signbit(x)
	x = math.Abs(x)
	high := uint32(math.Float64bits(x) >> 32)
	t := math.Float64frombits(uint64(high/3+normal) << 32)
	if high < 0x00100000 {
		t = math.Float64frombits(0x43500000 << 32) // 2^54
		t *= x
		t = math.Float64frombits(uint64(uint32(math.Float64bits(t)>>32)/3+subnormal)<<32 | math.Float64bits(t)&0xFFFFFFFF)
	}
	const c, d, e, f, g = 19.0 / 35, -864.0 / 1225, 99.0 / 70, 45.0 / 28, 5.0 / 14
	r := t * t / x
	s := c + float64(r*t)
	t *= g + f/(s+e+d/s)
	t = math.Float64frombits((math.Float64bits(t)>>32 + 1) << 32)
	s = t * t
	r = x / s
	w := t + t
	r = (r - t) / (w + r)
	t += float64(t * r)
	if sign {
		return -t
	}
	return t
}
