package python

import "math"

// math.Pow may be wrong in the last place, where the C library that CPython
// calls is not, and then prints other digits. power2 computes x ** y with some
// hundred bits and rounds once.

// double is an unevaluated sum of two floats, the second far smaller.
type double struct{ hi, lo float64 }

func twoSum(a, b float64) double {
	s := a + b
	t := s - a
	return double{s, (a - (s - t)) + (b - t)}
}

func quickSum(a, b float64) double {
	s := a + b
	return double{s, b - (s - a)}
}

func (a double) add(b double) double {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (a double) mul(b double) double {
	p := a.hi * b.hi
	e := math.FMA(a.hi, b.hi, -p)
	return quickSum(p, e+(a.hi*b.lo+a.lo*b.hi))
}

func (a double) scale(f float64) double { return double{a.hi * f, a.lo * f} }

var (
	ln2      = double{0.6931471805599453, 2.3190468138462996e-17}
	ln2Third = 5.707708438416212e-34
	// factorials are 1/n!.
	factorials = [...]double{{1, 0}, {1, 0}, {0.5, 0}, {0.16666666666666666, 9.25185853854297e-18}, {0.041666666666666664, 2.3129646346357427e-18},
		{0.008333333333333333, 1.1564823173178714e-19}, {0.001388888888888889, -5.300543954373577e-20}, {0.0001984126984126984, 1.7209558293420705e-22},
		{2.48015873015873e-05, 2.1511947866775882e-23}}
)

// halvings is how often exp halves its argument before the series.
const halvings = 9

// exp is e ** a without the factor 2 ** k, which comes second.
func (a double) exp() (double, int) {
	k := math.Round(a.hi / ln2.hi)
	r := a.add(double{-k * ln2.hi, -math.FMA(k, ln2.hi, -k*ln2.hi)}).add(double{-k * ln2.lo, -math.FMA(k, ln2.lo, -k*ln2.lo) - k*ln2Third})
	r = r.scale(1.0 / (1 << halvings))
	sum := factorials[len(factorials)-1]
	for i := len(factorials) - 2; i > 0; i-- {
		sum = sum.mul(r).add(factorials[i])
	}
	sum = sum.mul(r) // e**r - 1
	for range halvings {
		sum = sum.scale(2).add(sum.mul(sum))
	}
	return sum.add(double{1, 0}), int(k)
}

// log is the natural logarithm of m, a number around 1: a step of Newton's from
// that of package math.
func log(m float64) double {
	guess := double{math.Log(m), 0}
	e, k := guess.scale(-1).exp()
	e = e.scale(math.Ldexp(1, k))
	rest := e.mul(double{m, 0}).add(double{-1, 0})
	// log(1 + rest) with rest of some 1e-16.
	return guess.add(rest).add(rest.mul(rest).scale(-0.5))
}

// pow is x ** y as the C library computes it.
func pow(x, y float64) float64 {
	rough := math.Pow(x, y)
	size := math.Abs(rough)
	if size < 0x1p-1000 || size > 0x1p1020 || size == 1 || math.IsNaN(rough) || y == 0 || y == 1 {
		return rough
	}
	m, e := math.Frexp(math.Abs(x))
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	n := float64(e)
	l := log(m).add(double{n * ln2.hi, math.FMA(n, ln2.hi, -n*ln2.hi)}).add(double{n * ln2.lo, math.FMA(n, ln2.lo, -n*ln2.lo) + n*ln2Third})
	v, k := l.mul(double{y, 0}).exp()
	return math.Copysign(math.Ldexp(v.hi+v.lo, k), rough)
}
