package python

import "math"

// randomDistributions are the methods of Random that draw real numbers. Each
// uses as many numbers of the generator as CPython's, in the same order.
func (in *Interp) randomDistributions(def randomDef) {
	number := func(in *Interp, v any) float64 {
		f, ok := asFloat(in.toFloat([]any{v}))
		if _, text := v.(string); text || !ok {
			in.raise("TypeError", "must be real number, not "+in.TypeName(v))
		}
		return f
	}
	// real adds a distribution of real parameters.
	real := func(name, parameters string, f func(in *Interp, t *twister, p []float64) float64) {
		def(name, "self, "+parameters, func(in *Interp, t *twister, a []any) any {
			p := make([]float64, len(a))
			for i, v := range a {
				p[i] = number(in, v)
			}
			return f(in, t, p)
		})
	}
	def("uniform", "self, a, b", func(in *Interp, t *twister, a []any) any {
		return in.Binary("+", a[0], in.Binary("*", in.Binary("-", a[1], a[0]), t.float()))
	})
	def("triangular", "self, low=0.0, high=1.0, mode=None", func(in *Interp, t *twister, a []any) any {
		u, low, high, c := t.float(), number(in, a[0]), number(in, a[1]), 0.5
		if a[2] != nil {
			if high == low {
				return a[0]
			}
			c = (number(in, a[2]) - low) / (high - low)
		}
		if u > c {
			u, c, low, high = 1-u, 1-c, high, low
		}
		return low + (high-low)*math.Sqrt(u*c)
	})
	real("normalvariate", "mu=0.0, sigma=1.0", func(_ *Interp, t *twister, p []float64) float64 { return p[0] + t.normal()*p[1] })
	real("lognormvariate", "mu, sigma", func(_ *Interp, t *twister, p []float64) float64 { return exponential(p[0] + t.normal()*p[1]) })
	real("gauss", "mu=0.0, sigma=1.0", func(_ *Interp, t *twister, p []float64) float64 {
		z := t.gauss
		if !t.hasGauss {
			angle := t.float() * 2 * math.Pi
			radius := math.Sqrt(-2 * naturalLog(1-t.float()))
			z, t.gauss = cosine(angle)*radius, sine(angle)*radius
		}
		t.hasGauss = !t.hasGauss
		return p[0] + z*p[1]
	})
	real("expovariate", "lambd", func(in *Interp, t *twister, p []float64) float64 {
		if p[0] == 0 {
			in.raise("ZeroDivisionError", "float division by zero")
		}
		return -naturalLog(1-t.float()) / p[0]
	})
	real("gammavariate", "alpha, beta", func(in *Interp, t *twister, p []float64) float64 {
		if p[0] <= 0 || p[1] <= 0 {
			in.raise("ValueError", "gammavariate: alpha and beta must be > 0.0")
		}
		return t.gamma(p[0]) * p[1]
	})
	real("betavariate", "alpha, beta", func(in *Interp, t *twister, p []float64) float64 {
		if p[0] <= 0 || p[1] <= 0 {
			in.raise("ValueError", "gammavariate: alpha and beta must be > 0.0")
		}
		y := t.gamma(p[0])
		if y == 0 {
			return 0
		}
		return y / (y + t.gamma(p[1]))
	})
	real("paretovariate", "alpha", func(_ *Interp, t *twister, p []float64) float64 { return pow(1-t.float(), -1/p[0]) })
	real("weibullvariate", "alpha, beta", func(_ *Interp, t *twister, p []float64) float64 {
		return p[0] * pow(-naturalLog(1-t.float()), 1/p[1])
	})
	real("vonmisesvariate", "mu, kappa", func(_ *Interp, t *twister, p []float64) float64 { return t.vonMises(p[0], p[1]) })
}

// normal draws from the standard normal distribution by Kinderman and Monahan's
// ratio of uniform variables.
func (t *twister) normal() float64 {
	magic := 4 * exponential(-0.5) / math.Sqrt(2)
	for {
		u1 := t.float()
		u2 := 1 - t.float()
		z := magic * (u1 - 0.5) / u2
		if z*z/4 <= -naturalLog(u2) {
			return z
		}
	}
}

// gamma draws from a gamma distribution of scale 1: by Cheng's method above 1,
// by Ahrens and Dieter's below it.
func (t *twister) gamma(alpha float64) float64 {
	switch {
	case alpha > 1:
		inverse := math.Sqrt(2*alpha - 1)
		b, c := alpha-naturalLog(4), alpha+inverse
		for {
			u1 := t.float()
			if u1 <= 1e-7 || u1 >= 0.9999999 {
				continue
			}
			u2 := 1 - t.float()
			v := naturalLog(u1/(1-u1)) / inverse
			x := alpha * exponential(v)
			z := u1 * u1 * u2
			r := b + c*v - x
			if r+1+naturalLog(4.5)-4.5*z >= 0 || r >= naturalLog(z) {
				return x
			}
		}
	case alpha == 1:
		return -naturalLog(1 - t.float())
	}
	for {
		b := (math.E + alpha) / math.E
		p := b * t.float()
		x := pow(p, 1/alpha)
		if p > 1 {
			x = -naturalLog((b - p) / alpha)
		}
		u := t.float()
		if p > 1 && u <= pow(x, alpha-1) || p <= 1 && u <= exponential(-x) {
			return x
		}
	}
}

func (t *twister) vonMises(mu, kappa float64) float64 {
	if kappa <= 1e-6 {
		return 2 * math.Pi * t.float()
	}
	s := 0.5 / kappa
	r := s + math.Sqrt(1+s*s)
	var z float64
	for {
		z = cosine(math.Pi * t.float())
		d := z / (r + z)
		u := t.float()
		if u < 1-d*d || u <= (1-d)*exponential(d) {
			break
		}
	}
	q := 1 / r
	f := (q + z) / (1 + q*z)
	angle := arcCosine(f)
	if t.float() <= 0.5 {
		angle = -angle
	}
	out := math.Mod(mu+angle, 2*math.Pi)
	if out < 0 {
		out += 2 * math.Pi
	}
	return out
}
