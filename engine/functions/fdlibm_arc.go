package functions

import "math"

// arcRatio is the rational function that asin and acos share.
func arcRatio(t float64) float64 {
	p := t * (1.66666666666666657415e-01 + float64(t*(-3.25565818622400915405e-01+float64(t*(2.01212532134862925881e-01+float64(t*(-4.00555345006794114027e-02+float64(t*(7.91534994289814532176e-04+float64(t*3.47933107596021167570e-05))))))))))
	q := 1 + float64(t*(-2.40339491173441421878e+00+float64(t*(2.02094576023350569471e+00+float64(t*(-6.88283971605453293030e-01+float64(t*7.70381505559019352791e-02)))))))
	return p / q
}

// cutLow keeps the upper half of a double's bits.
func cutLow(x float64) float64 { return math.Float64frombits(math.Float64bits(x) &^ 0xFFFFFFFF) }

func asin(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a == 1:
		return float64(x*halfPiHigh) + float64(x*halfPiLow)
	case !(a < 1):
		return math.NaN()
	case a < 0x1p-27:
		return x
	case a < 0.5:
		return x + float64(x*arcRatio(x*x))
	}
	w := 1 - a
	t := w * 0.5
	r := arcRatio(t)
	s := math.Sqrt(t)
	if math.Float64bits(a)>>32 >= 0x3FEF3333 {
		t = halfPiHigh - (2*(s+float64(s*r)) - halfPiLow)
	} else {
		w = cutLow(s)
		c := (t - float64(w*w)) / (s + w)
		p := float64(2*s*r) - (halfPiLow - 2*c)
		q := math.Pi/4 - 2*w
		t = math.Pi/4 - (p - q)
	}
	return math.Copysign(t, x)
}

func acos(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x == 1:
		return 0
	case x == -1:
		return math.Pi + 2*halfPiLow
	case !(a < 1):
		return math.NaN()
	case a < 0.5:
		if a <= 0x1p-57 {
			return halfPiHigh + halfPiLow
		}
		return halfPiHigh - (x - (halfPiLow - float64(x*arcRatio(x*x))))
	case x < 0:
		z := (1 + x) * 0.5
		s := math.Sqrt(z)
		w := float64(arcRatio(z)*s) - halfPiLow
		return math.Pi - 2*(s+w)
	}
	z := (1 - x) * 0.5
	s := math.Sqrt(z)
	d := cutLow(s)
	c := (z - float64(d*d)) / (s + d)
	w := float64(arcRatio(z)*s) + c
	return 2 * (d + w)
}

func atan(x float64) float64 {
	coefficients := [...]float64{3.33333333333329318027e-01, -1.99999999998764832476e-01, 1.42857142725034663711e-01, -1.11111104054623557880e-01, 9.09088713343650656196e-02,
		-7.69187620504482999495e-02, 6.66107313738753120669e-02, -5.83357013379057348645e-02, 4.97687799461593236017e-02, -3.65315727442169155270e-02, 1.62858201153657823623e-02}
	high := [...]float64{4.63647609000806093515e-01, 7.85398163397448278999e-01, 9.82793723247329054082e-01, 1.57079632679489655800e+00}
	low := [...]float64{2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17}
	a, id := math.Abs(x), -1
	switch {
	case x != x:
		return x
	case a >= 0x1p66:
		return math.Copysign(high[3]+low[3], x)
	case a < 0.4375:
		if a < 0x1p-29 {
			return x
		}
		a = x
	case a < 0.6875:
		id, a = 0, (2*a-1)/(2+a)
	case a < 1.1875:
		id, a = 1, (a-1)/(a+1)
	case a < 2.4375:
		id, a = 2, (a-1.5)/(1+float64(1.5*a))
	default:
		id, a = 3, -1/a
	}
	z := a * a
	w := z * z
	even, odd := coefficients[10], coefficients[9]
	for i := 8; i >= 0; i -= 2 {
		even = coefficients[i] + float64(w*even)
	}
	for i := 7; i >= 1; i -= 2 {
		odd = coefficients[i] + float64(w*odd)
	}
	s1, s2 := z*even, w*odd
	if id < 0 {
		return a - float64(a*(s1+s2))
	}
	return math.Copysign(high[id]-((float64(a*(s1+s2))-low[id])-a), x)
}

func atan2(y, x float64) float64 {
	if x == 0 || y == 0 || x != x || y != y || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return math.Atan2(y, x)
	}
	const piLow = 1.2246467991473531772e-16
	var z float64
	switch k := math.Ilogb(y) - math.Ilogb(x); {
	case k > 60:
		z = math.Pi/2 + 0.5*piLow
	case x < 0 && k < -60:
		z = 0
	default:
		z = atan(math.Abs(y / x))
	}
	switch {
	case x < 0 && y > 0:
		return math.Pi - (z - piLow)
	case x < 0:
		return (z - piLow) - math.Pi
	}
	return math.Copysign(z, y)
}
