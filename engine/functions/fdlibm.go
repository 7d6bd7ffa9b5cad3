package functions

import "math"

// The functions of this file make the steps of fdlibm, which java.lang.StrictMath
// is defined by, so that their last bits are the same.

// strictExp is e^x.
func strictExp(x float64) float64 {
	const (
		ln2Hi, ln2Lo = 6.93147180369123816490e-01, 1.90821492927058770002e-10
		p1, p2, p3   = 1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05
		p4, p5       = -1.65339022054652515390e-06, 4.13813679705723846039e-08
	)
	if x != x || x > 709.78 || x < -708 {
		return math.Exp(x)
	}
	hi, lo, k := x, 0.0, 0
	switch a := math.Abs(x); {
	case a > 1.5*math.Ln2:
		k = int(math.Log2E*x + math.Copysign(0.5, x))
		hi, lo = x-float64(float64(k)*ln2Hi), float64(k)*ln2Lo
	case a > 0.5*math.Ln2:
		k = int(math.Copysign(1, x))
		hi, lo = x-math.Copysign(ln2Hi, x), math.Copysign(ln2Lo, x)
	case a < 0x1p-28:
		return 1 + x
	}
	r := hi - lo
	t := r * r
	c := r - float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	if k == 0 {
		return 1 - (float64(r*c)/(c-2) - r)
	}
	return math.Ldexp(1-((lo-float64(r*c)/(2-c))-hi), k)
}

func sinh(x float64) float64 {
	half, a := math.Copysign(0.5, x), math.Abs(x)
	switch {
	case x != x || math.IsInf(x, 0) || a < 0x1p-28:
		return x
	case a < 22:
		t := math.Expm1(a)
		if a < 1 {
			return half * (2*t - float64(t*t)/(t+1))
		}
		return half * (t + t/(t+1))
	case a < 709.78:
		return half * strictExp(a)
	}
	return math.Sinh(x)
}

func cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || math.IsInf(x, 0):
		return a
	case a < 0.5*math.Ln2:
		t := math.Expm1(a)
		w := 1 + t
		if a < 0x1p-55 {
			return w
		}
		return 1 + float64(t*t)/(w+w)
	case a < 22:
		t := strictExp(a)
		return float64(0.5*t) + 0.5/t
	case a < 709.78:
		return 0.5 * strictExp(a)
	}
	return math.Cosh(x)
}

func tanh(x float64) float64 {
	a, z := math.Abs(x), 1.0
	switch {
	case x != x:
		return x
	case a < 0x1p-55:
		return x * (1 + x)
	case a >= 22:
	case a >= 1:
		z = 1 - 2/(math.Expm1(2*a)+2)
	default:
		t := math.Expm1(-2 * a)
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

const (
	halfPiHigh, halfPiLow = 1.57079632679489655800e+00, 6.12323399573676603587e-17
)

// strictLog is the natural logarithm of a positive number.
func strictLog(x float64) float64 {
	const (
		ln2Hi, ln2Lo       = 6.93147180369123816490e-01, 1.90821492927058770002e-10
		l1, l2, l3, l4     = 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01
		l5, l6, l7, middle = 1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01, 0x6147a
	)
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	k := 0.0
	if x < 0x1p-1022 {
		x, k = x*0x1p54, -54
	}
	bits := math.Float64bits(x)
	high := int64(bits>>32) & 0x7FFFFFFF
	k += float64(high>>20 - 1023)
	high &= 0xFFFFF
	i := (high + 0x95f64) & 0x100000
	x = math.Float64frombits(uint64(high|(i^0x3ff00000))<<32 | bits&0xFFFFFFFF)
	k += float64(i >> 20)
	f := x - 1
	if (2+high)&0xFFFFF < 3 {
		if f == 0 {
			return float64(k*ln2Hi) + float64(k*ln2Lo)
		}
		r := f * f * (0.5 - float64(0.33333333333333333*f))
		return float64(k*ln2Hi) - ((r - float64(k*ln2Lo)) - f)
	}
	s := f / (2 + f)
	z := s * s
	w := z * z
	t1 := w * (l2 + float64(w*(l4+float64(w*l6))))
	t2 := z * (l1 + float64(w*(l3+float64(w*(l5+float64(w*l7))))))
	r := t2 + t1
	if (high-middle)|(0x6b851-high) > 0 {
		half := 0.5 * f * f
		if k == 0 {
			return f - (half - float64(s*(half+r)))
		}
		return float64(k*ln2Hi) - ((half - (float64(s*(half+r)) + float64(k*ln2Lo))) - f)
	}
	if k == 0 {
		return f - float64(s*(f-r))
	}
	return float64(k*ln2Hi) - ((float64(s*(f-r)) - float64(k*ln2Lo)) - f)
}

// strictLog10 is the logarithm with base 10 of a positive number.
func strictLog10(x float64) float64 {
	const inverse, high2, low2 = 4.34294481903251816668e-01, 3.01029995663611771306e-01, 3.69423907715893078616e-13
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log10(x)
	}
	k := 0
	if x < 0x1p-1022 {
		x, k = x*0x1p54, -54
	}
	bits := math.Float64bits(x)
	k += int(bits>>52) - 1023
	down := 0
	if k < 0 {
		down = 1
	}
	y := float64(k + down)
	x = math.Float64frombits(bits&(1<<52-1) | uint64(1023-down)<<52)
	return float64(y*low2) + float64(inverse*strictLog(x)) + float64(y*high2)
}

// strictHypot is sqrt(x² + y²).
func strictHypot(x, y float64) float64 {
	a, b := math.Abs(x), math.Abs(y)
	if a < b {
		a, b = b, a
	}
	if !(a < 0x1p500 && b > 0x1p-500) {
		return math.Hypot(x, y)
	}
	if a/b > 0x1p60 {
		return a + b
	}
	w := a - b
	if w > b {
		t1 := cutLow(a)
		t2 := a - t1
		return math.Sqrt(float64(t1*t1) - (float64(b*-b) - float64(t2*(a+t1))))
	}
	a += a
	y1 := cutLow(b)
	y2 := b - y1
	t1 := cutLow(a)
	t2 := a - t1
	return math.Sqrt(float64(t1*y1) - (float64(w*-w) - (float64(t1*y2) + float64(t2*b))))
}

// strictPow is x to the power of y: the logarithm with base 2 of x in two parts,
// times y, and two to that power.
func strictPow(x, y float64) float64 {
	const (
		l1, l2, l3         = 5.99999999999994648725e-01, 4.28571428578550184252e-01, 3.33333329818377432918e-01
		l4, l5, l6         = 2.72728123808534006489e-01, 2.30660745775561754067e-01, 2.06975017800338417784e-01
		p1, p2, p3         = 1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05
		p4, p5             = -1.65339022054652515390e-06, 4.13813679705723846039e-08
		lg2, lg2Hi, lg2Lo  = 6.93147180559945286227e-01, 6.93147182464599609375e-01, -1.90465429995776804525e-09
		cp, cpHi, cpLo     = 9.61796693925975554329e-01, 9.61796700954437255859e-01, -7.02846165095275826516e-09
		threeHi, threeLo   = 5.84962487220764160156e-01, 1.35003920212974897128e-08
		hugeY, tiny, large = 1 << 31, 0x1p-1000, 0x1p1000
	)
	plain := math.Pow(x, y)
	a := math.Abs(x)
	switch y {
	case 2:
		return x * x
	case -1:
		return 1 / x
	}
	if x == 0 || a == 1 || y == 0 || y == 1 || math.IsNaN(plain) || math.IsInf(plain, 0) || math.IsInf(y, 0) || math.IsInf(x, 0) || math.Abs(y) > hugeY || math.Abs(plain) < tiny || math.Abs(plain) > large {
		return plain
	}
	if y == 0.5 && x >= 0 {
		return math.Sqrt(x)
	}
	n := 0
	if a < 0x1p-1022 {
		a, n = a*0x1p53, -53
	}
	bits := math.Float64bits(a)
	high := int64(bits >> 32)
	n += int(high>>20) - 1023
	j := high & 0xFFFFF
	high = j | 0x3ff00000
	bp, dpHi, dpLo, k := 1.0, 0.0, 0.0, int64(0)
	switch {
	case j <= 0x3988E:
	case j < 0xBB67A:
		bp, dpHi, dpLo, k = 1.5, threeHi, threeLo, 1
	default:
		n++
		high -= 0x100000
	}
	a = math.Float64frombits(uint64(high)<<32 | bits&0xFFFFFFFF)
	u, v := a-bp, 1/(a+bp)
	ss := u * v
	sHi := cutLow(ss)
	tHi := math.Float64frombits(uint64((high>>1|0x20000000)+0x00080000+k<<18) << 32)
	tLo := a - (tHi - bp)
	sLo := v * ((u - float64(sHi*tHi)) - float64(sHi*tLo))
	s2 := ss * ss
	r := s2 * s2 * (l1 + float64(s2*(l2+float64(s2*(l3+float64(s2*(l4+float64(s2*(l5+float64(s2*l6))))))))))
	r += float64(sLo * (sHi + ss))
	s2 = sHi * sHi
	tHi = cutLow(3 + s2 + r)
	tLo = r - ((tHi - 3) - s2)
	u, v = sHi*tHi, float64(sLo*tHi)+float64(tLo*ss)
	pHi := cutLow(u + v)
	pLo := v - (pHi - u)
	zHi, zLo := cpHi*pHi, float64(cpLo*pHi)+float64(pLo*cp)+dpLo
	t := float64(n)
	t1 := cutLow(((zHi + zLo) + dpHi) + t)
	t2 := zLo - (((t1 - t) - dpHi) - zHi)
	y1 := cutLow(y)
	pLo = float64((y-y1)*t1) + float64(y*t2)
	pHi = y1 * t1
	z := pLo + pHi
	whole := 0
	if math.Abs(z) > 0.5 {
		whole = int(math.Floor(math.Abs(z) + 0.5))
		if z < 0 {
			whole = -whole
		}
		pHi -= float64(whole)
	}
	t = cutLow(pLo + pHi)
	u, v = t*lg2Hi, float64((pLo-(t-pHi))*lg2)+float64(t*lg2Lo)
	z = u + v
	w := v - (z - u)
	t = z * z
	t1 = z - float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	r = float64(z*t1)/(t1-2) - (w + float64(z*w))
	return math.Copysign(math.Ldexp(1-(r-z), whole), plain)
}
