package python

import (
	"math"
	"math/big"
)

// The functions of package math are wrong in the last place more often than those
// of the C library, and then print other digits than CPython. These compute with
// doubles (see pow.go) and round once.

func (a double) neg() double { return double{-a.hi, -a.lo} }

func (a double) sub(b double) double { return a.add(b.neg()) }

func (a double) div(b double) double {
	q := a.hi / b.hi
	rest := a.sub(b.mul(double{q, 0}))
	return quickSum(q, rest.hi/b.hi)
}

func (a double) sqrt() double {
	if a.hi <= 0 {
		return double{math.Sqrt(a.hi), 0}
	}
	s := math.Sqrt(a.hi)
	rest := a.sub(double{s, 0}.mul(double{s, 0}))
	return quickSum(s, rest.hi/(2*s))
}

func (a double) float() float64 { return a.hi + a.lo }

// ofRat is a rational number as a double.
func ofRat(r *big.Rat) double {
	hi, _ := r.Float64()
	lo, _ := new(big.Rat).Sub(r, new(big.Rat).SetFloat64(hi)).Float64()
	return double{hi, lo}
}

// inverseFactorials are 1/n!, as far as the series of sine and cosine need them.
var inverseFactorials = func() (out [28]double) {
	f := big.NewInt(1)
	for n := range out {
		if n > 1 {
			f.Mul(f, big.NewInt(int64(n)))
		}
		out[n] = ofRat(new(big.Rat).SetFrac(big.NewInt(1), f))
	}
	return out
}()

// halfPi is π/2 in three parts.
var halfPi = [3]float64{1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33}

// mostReduced is how large an argument may be for halfPi to have digits enough.
const mostReduced = 1e6

// sinCos are sine and cosine of an argument that is not too large.
func sinCos(x float64) (sin, cos double) {
	k := math.Round(x / halfPi[0])
	r := double{x, 0}
	for _, part := range halfPi {
		r = r.sub(double{k * part, math.FMA(k, part, -k*part)})
	}
	square := r.mul(r)
	series := func(first int) double {
		sum := double{}
		for n := first; n >= 2; n -= 2 {
			sum = inverseFactorials[n].sub(sum.mul(square))
			if n == 2 || n == 3 {
				break
			}
		}
		return sum
	}
	sin = r.sub(r.mul(square).mul(series(27)))
	cos = double{1, 0}.sub(square.mul(series(26)))
	switch int64(k) & 3 {
	case 1:
		return cos, sin.neg()
	case 2:
		return sin.neg(), cos.neg()
	case 3:
		return cos.neg(), sin
	}
	return sin, cos
}

// plain tells arguments for which the functions of package math do: zeros, what is
// no finite number, and what is too large or too small for the series.
func plain(x float64) bool {
	a := math.Abs(x)
	return !(a >= 1e-150 && a <= mostReduced)
}

func sine(x float64) float64 {
	if plain(x) {
		return math.Sin(x)
	}
	s, _ := sinCos(x)
	return s.float()
}

func cosine(x float64) float64 {
	if plain(x) {
		return math.Cos(x)
	}
	_, c := sinCos(x)
	return c.float()
}

func tangent(x float64) float64 {
	if plain(x) {
		return math.Tan(x)
	}
	s, c := sinCos(x)
	return s.div(c).float()
}

// angle is atan2 of two doubles: a step of Newton's from that of package math.
func angle(y, x double) double {
	guess := math.Atan2(y.hi, x.hi)
	s, c := sinCos(guess)
	return double{guess, 0}.add(y.mul(c).sub(x.mul(s)).div(x.mul(c).add(y.mul(s))))
}

func arcTangent2(y, x float64) float64 {
	if plain(x) || plain(y) {
		return math.Atan2(y, x)
	}
	return angle(double{y, 0}, double{x, 0}).float()
}

func arcTangent(x float64) float64 { return arcTangent2(x, 1) }

// leg is sqrt(1 - x*x).
func leg(x float64) double {
	return double{1, 0}.sub(double{x, 0}.mul(double{x, 0})).sqrt()
}

func arcSine(x float64) float64 {
	if plain(x) || math.Abs(x) >= 1 {
		return math.Asin(x)
	}
	return angle(double{x, 0}, leg(x)).float()
}

func arcCosine(x float64) float64 {
	if plain(x) || math.Abs(x) >= 1 {
		return math.Acos(x)
	}
	return angle(leg(x), double{x, 0}).float()
}

// grown is e**x for an x that gives neither infinity nor next to nothing.
func grown(x float64) (double, bool) {
	if math.IsNaN(x) || math.Abs(x) > 700 || math.Abs(x) < 1e-300 {
		return double{}, false
	}
	v, k := double{x, 0}.exp()
	return v.scale(math.Ldexp(1, k)), true
}

func exponential(x float64) float64 {
	if v, ok := grown(x); ok {
		return v.float()
	}
	return math.Exp(x)
}

func exponential2(x float64) float64 {
	if math.IsNaN(x) || math.Abs(x) > 1000 || x == math.Trunc(x) {
		return math.Exp2(x)
	}
	v, k := ln2.mul(double{x, 0}).exp()
	return math.Ldexp(v.float(), k)
}

// The C library rounds several times on the way to the hyperbolic functions and to
// the decimal logarithm, by these formulas.

func hyperbolicSine(x float64) float64 {
	a := math.Abs(x)
	if !(a < 22 && a > 0x1p-28) {
		return math.Sinh(x)
	}
	t, half := math.Expm1(a), math.Copysign(0.5, x)
	if a < 1 {
		return half * (2*t - float64(t*t)/(t+1))
	}
	return half * (t + t/(t+1))
}

func hyperbolicCosine(x float64) float64 {
	a := math.Abs(x)
	switch {
	case !(a < 22 && a > 0x1p-55):
		return math.Cosh(x)
	case a < 0.5*math.Ln2:
		t := math.Expm1(a)
		w := 1 + t
		return 1 + float64(t*t)/(w+w)
	}
	t := exponential(a)
	return 0.5*t + 0.5/t
}

func hyperbolicTangent(x float64) float64 {
	a := math.Abs(x)
	switch {
	case !(a < 22 && a > 0x1p-55):
		return math.Tanh(x)
	case a >= 1:
		return math.Copysign(1-2/(math.Expm1(2*a)+2), x)
	}
	t := math.Expm1(-2 * a)
	return math.Copysign(-t/(t+2), x)
}

func areaSine(x float64) float64 {
	a, out := math.Abs(x), 0.0
	switch {
	case !(a < 0x1p28 && a > 0x1p-28):
		return math.Asinh(x)
	case a > 2:
		out = naturalLog(2*a + 1/(math.Sqrt(float64(a*a)+1)+a))
	default:
		t := a * a
		out = math.Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(out, x)
}

func areaCosine(x float64) float64 {
	switch {
	case !(x > 1 && x < 0x1p28):
		return math.Acosh(x)
	case x > 2:
		return naturalLog(2*x - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return math.Log1p(t + math.Sqrt(2*t+float64(t*t)))
}

// logOf is the natural logarithm of a positive normal number.
func logOf(x float64) double {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	if e == 0 && m == 1 {
		return double{}
	}
	n := float64(e)
	return log(m).add(double{n * ln2.hi, math.FMA(n, ln2.hi, -n*ln2.hi)}).add(double{n * ln2.lo, 0})
}

func logarithmIn(x float64, base double, otherwise func(float64) float64) float64 {
	if !(x >= 1e-300 && x <= 1e300) {
		return otherwise(x)
	}
	l := logOf(x)
	if base.hi != 1 {
		l = l.div(base)
	}
	return l.float()
}

func naturalLog(x float64) float64 { return logarithmIn(x, double{1, 0}, math.Log) }

func binaryLog(x float64) float64 { return logarithmIn(x, ln2, math.Log2) }

func decimalLog(x float64) float64 {
	if !(x >= 1e-300 && x <= 1e300) {
		return math.Log10(x)
	}
	_, e := math.Frexp(x)
	k := e - 1
	if k < 0 {
		k++
	}
	y := float64(k)
	z := float64(y*3.69423907715893078616e-13) + float64(0.43429448190325182765*naturalLog(math.Ldexp(x, -k)))
	return z + float64(y*3.01029995663611771306e-01)
}
