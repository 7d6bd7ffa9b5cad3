package functions

import "math"

// twofold is an unevaluated sum of two doubles, about 106 bits. Sine, cosine and
// tangent round once, at their end, as those of Java's virtual machine all but
// do, where package math may be one off in the last bit.
type twofold struct{ hi, lo float64 }

func quickSum(a, b float64) twofold { s := a + b; return twofold{s, b - (s - a)} }

func twoSum(a, b float64) twofold {
	s := a + b
	v := s - a
	return twofold{s, (a - (s - v)) + (b - v)}
}

func productOf(a, b float64) twofold { p := a * b; return twofold{p, math.FMA(a, b, -p)} }

func (a twofold) plus(b twofold) twofold {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (a twofold) times(b twofold) twofold {
	p := productOf(a.hi, b.hi)
	return quickSum(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

func (a twofold) over(b twofold) twofold {
	q := a.hi / b.hi
	r := a.plus(b.times(twofold{-q, 0}))
	q2 := r.hi / b.hi
	r = r.plus(b.times(twofold{-q2, 0}))
	return quickSum(q, q2).plus(twofold{r.hi / b.hi, 0})
}

func (a twofold) value() float64 { return a.hi + a.lo }

// halfPi is in three parts, since a multiple of it is taken off.
var halfPi = [3]float64{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110}

// inverseFactorials are 1/n!.
var inverseFactorials = func() (out [28]twofold) {
	out[0] = twofold{1, 0}
	for n := 1; n < len(out); n++ {
		out[n] = out[n-1].over(twofold{float64(n), 0})
	}
	return out
}()

// reduced takes multiples of half a pi off x; ok is false where there are too
// many for that.
func reduced(x float64) (r twofold, quadrant int, ok bool) {
	n := math.Round(x / halfPi[0])
	if math.Abs(n) > 1<<22 || x != x {
		return r, 0, false
	}
	r = twofold{x, 0}
	for _, part := range halfPi {
		r = r.plus(productOf(-n, part))
	}
	return r, int(int64(n) & 3), true
}

// waves are the sine and the cosine of a reduced angle.
func waves(r twofold) (sin, cos twofold) {
	square := r.times(r)
	square = twofold{-square.hi, -square.lo}
	sin, cos = inverseFactorials[27], inverseFactorials[26]
	for n := 25; n >= 1; n -= 2 {
		sin = sin.times(square).plus(inverseFactorials[n])
		cos = cos.times(square).plus(inverseFactorials[n-1])
	}
	return sin.times(r), cos
}

func turned(x float64) (sin, cos twofold, ok bool) {
	r, quadrant, ok := reduced(x)
	if !ok {
		return sin, cos, false
	}
	s, c := waves(r)
	minus := func(a twofold) twofold { return twofold{-a.hi, -a.lo} }
	switch quadrant {
	case 1:
		return c, minus(s), true
	case 2:
		return minus(s), minus(c), true
	case 3:
		return minus(c), s, true
	}
	return s, c, true
}

func sine(x float64) float64 {
	if s, _, ok := turned(x); ok && math.Abs(x) > 0x1p-26 {
		return s.value()
	}
	return math.Sin(x)
}

func cosine(x float64) float64 {
	if _, c, ok := turned(x); ok {
		return c.value()
	}
	return math.Cos(x)
}

func tangent(x float64) float64 {
	if s, c, ok := turned(x); ok && math.Abs(x) > 0x1p-26 {
		return s.over(c).value()
	}
	return math.Tan(x)
}
