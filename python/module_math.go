package python

import (
	"math"
	"math/big"
	"strconv"
)

// realFunctions are the functions of math of one float. Where a result is not a
// number, or is infinite although the argument is not, they raise.
var realFunctions = map[string]func(float64) float64{
	"sqrt": math.Sqrt, "cbrt": math.Cbrt, "exp": exponential, "exp2": exponential2, "expm1": math.Expm1, "log1p": math.Log1p,
	"sin": sine, "cos": cosine, "tan": tangent, "asin": arcSine, "acos": arcCosine, "atan": arcTangent,
	"sinh": hyperbolicSine, "cosh": hyperbolicCosine, "tanh": hyperbolicTangent, "asinh": areaSine, "acosh": areaCosine, "atanh": math.Atanh,
	"fabs": math.Abs, "erf": math.Erf, "erfc": math.Erfc,
	"radians": func(x float64) float64 { return x * (math.Pi / 180) }, "degrees": func(x float64) float64 { return x * (180 / math.Pi) },
}

// real reads a number as math's functions do.
func (in *Interp) real(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case string, Bytes, nil:
		in.raise("TypeError", "must be real number, not "+in.TypeName(v))
	case *big.Int:
		f, _ := asFloat(v)
		if math.IsInf(f, 0) {
			in.raise("OverflowError", "int too large to convert to float")
		}
		return f
	}
	if f, ok := asFloat(v); ok {
		return f
	}
	if _, ok := v.(*Instance); ok && (in.HasAttr(v, "__float__") || in.HasAttr(v, "__index__")) {
		f, _ := in.toFloat([]any{v}).(float64)
		return f
	}
	in.raise("TypeError", "must be real number, not "+in.TypeName(v))
	return 0
}

// checked raises for a result that the arguments do not explain.
func (in *Interp) checked(out float64, args ...float64) float64 {
	finite := true
	for _, x := range args {
		if math.IsNaN(x) {
			return out
		}
		finite = finite && !math.IsInf(x, 0)
	}
	if math.IsNaN(out) {
		in.raise("ValueError", "math domain error")
	}
	if math.IsInf(out, 0) && finite {
		in.raise("OverflowError", "math range error")
	}
	return out
}

func mathModule(in *Interp) *Module {
	m := &Module{Name: "math", Dict: map[string]any{"pi": math.Pi, "e": math.E, "inf": math.Inf(1), "nan": math.NaN(), "tau": 2 * math.Pi}}
	def := func(name, signature string, f func(in *Interp, a []any) any) { m.Dict[name] = Def(name, signature, f) }
	for name, f := range realFunctions {
		def(name, "x", func(in *Interp, a []any) any {
			x := in.real(a[0])
			out := f(x)
			if (name == "atanh" || name == "log1p") && math.IsInf(out, 0) && !math.IsInf(x, 0) {
				in.raise("ValueError", "math domain error")
			}
			return in.checked(out, x)
		})
	}
	for name, f := range map[string]func(x, y float64) float64{"atan2": arcTangent2, "copysign": math.Copysign} {
		def(name, "x, y", func(in *Interp, a []any) any { return f(in.real(a[0]), in.real(a[1])) })
	}
	def("fmod", "x, y", func(in *Interp, a []any) any {
		x, y := in.real(a[0]), in.real(a[1])
		return in.checked(math.Mod(x, y), x, y)
	})
	def("remainder", "x, y", func(in *Interp, a []any) any {
		x, y := in.real(a[0]), in.real(a[1])
		return in.checked(math.Remainder(x, y), x, y)
	})
	def("pow", "x, y", func(in *Interp, a []any) any {
		x, y := in.real(a[0]), in.real(a[1])
		if x == 0 && y < 0 && !math.IsInf(y, 0) {
			in.raise("ValueError", "math domain error")
		}
		return in.checked(pow(x, y), x, y)
	})
	for name, f := range map[string]func(float64) bool{
		"isnan": math.IsNaN, "isinf": func(x float64) bool { return math.IsInf(x, 0) }, "isfinite": func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) },
	} {
		def(name, "x", func(in *Interp, a []any) any { return f(in.real(a[0])) })
	}
	for name, f := range map[string]func(float64) float64{"floor": math.Floor, "ceil": math.Ceil, "trunc": math.Trunc} {
		def(name, "x", func(in *Interp, a []any) any {
			if isInt(a[0]) {
				return in.Unary("+", a[0])
			}
			if out, ok := in.method(a[0], "__"+name+"__"); ok {
				return out
			}
			return in.toInt([]any{f(in.real(a[0]))}, nil)
		})
	}
	def("frexp", "x", func(in *Interp, a []any) any {
		f, e := math.Frexp(in.real(a[0]))
		return Tuple{f, int64(e)}
	})
	def("ldexp", "x, i", func(in *Interp, a []any) any {
		x := in.real(a[0])
		return in.checked(math.Ldexp(x, int(max(-5000, min(5000, in.Index(a[1]))))), x)
	})
	def("modf", "x", func(in *Interp, a []any) any {
		x := in.real(a[0])
		if math.IsInf(x, 0) {
			return Tuple{math.Copysign(0, x), x}
		}
		whole, part := math.Modf(x)
		return Tuple{math.Copysign(part, x), whole}
	})
	def("nextafter", "x, y", func(in *Interp, a []any) any { return math.Nextafter(in.real(a[0]), in.real(a[1])) })
	def("ulp", "x", func(in *Interp, a []any) any {
		x := math.Abs(in.real(a[0]))
		switch {
		case math.IsNaN(x) || math.IsInf(x, 0):
			return x
		case x == math.MaxFloat64:
			return x - math.Nextafter(x, 0)
		}
		return math.Nextafter(x, math.Inf(1)) - x
	})
	def("gamma", "x", func(in *Interp, a []any) any {
		x := in.real(a[0])
		if x == math.Trunc(x) && x <= 0 || math.IsInf(x, -1) {
			in.raise("ValueError", "math domain error")
		}
		return in.checked(math.Gamma(x), x)
	})
	def("lgamma", "x", func(in *Interp, a []any) any {
		x := in.real(a[0])
		if x == math.Trunc(x) && x <= 0 {
			in.raise("ValueError", "math domain error")
		}
		out, _ := math.Lgamma(x)
		return in.checked(out, x)
	})
	in.mathLogarithms(def)
	in.mathSums(m, def)
	in.mathIntegers(m, def)
	return m
}

// mathLogarithms are the logarithms, which take ints of any size.
func (in *Interp) mathLogarithms(def func(name, signature string, f func(in *Interp, a []any) any)) {
	logarithm := func(in *Interp, v any, f func(float64) float64) float64 {
		if b, ok := asBig(v); ok {
			if b.Sign() <= 0 {
				in.raise("ValueError", "math domain error")
			}
			if b.BitLen() > 1023 {
				x := new(big.Float).SetInt(b)
				e := x.MantExp(x)
				m, _ := x.Float64()
				return f(m) + f(2)*float64(e)
			}
		}
		x := in.real(v)
		if x <= 0 {
			in.raise("ValueError", "math domain error")
		}
		return f(x)
	}
	def("log", "x, base=None", func(in *Interp, a []any) any {
		out := logarithm(in, a[0], naturalLog)
		if a[1] == nil {
			return out
		}
		base := logarithm(in, a[1], naturalLog)
		if base == 0 {
			in.raise("ZeroDivisionError", "float division by zero")
		}
		return out / base
	})
	def("log2", "x", func(in *Interp, a []any) any { return logarithm(in, a[0], binaryLog) })
	def("log10", "x", func(in *Interp, a []any) any { return logarithm(in, a[0], decimalLog) })
}

// mathSums are the functions of several floats.
func (in *Interp) mathSums(m *Module, def func(name, signature string, f func(in *Interp, a []any) any)) {
	length := func(in *Interp, parts []float64) float64 {
		largest := 0.0
		for _, x := range parts {
			if math.IsInf(x, 0) {
				return math.Inf(1)
			}
			if math.IsNaN(x) {
				largest = x
			} else if !math.IsNaN(largest) {
				largest = max(largest, math.Abs(x))
			}
		}
		if largest == 0 || math.IsNaN(largest) {
			return largest
		}
		// The squares are summed exactly, so that the root is the nearest float.
		sum := new(big.Float).SetPrec(2200)
		for _, x := range parts {
			f := new(big.Float).SetPrec(2200).SetFloat64(x)
			sum.Add(sum, f.Mul(f, f))
		}
		out, _ := new(big.Float).SetPrec(200).Sqrt(sum).Float64()
		return in.checked(out, parts...)
	}
	m.Dict["hypot"] = Fn("hypot", func(in *Interp, a []any, _ *Kwargs) any {
		parts := make([]float64, len(a))
		for i, v := range a {
			parts[i] = in.real(v)
		}
		return length(in, parts)
	})
	def("dist", "p, q", func(in *Interp, a []any) any {
		p, q := in.Items(a[0]), in.Items(a[1])
		if len(p) != len(q) {
			in.raise("ValueError", "both points must have the same number of dimensions")
		}
		parts := make([]float64, len(p))
		for i := range p {
			parts[i] = in.real(p[i]) - in.real(q[i])
		}
		return length(in, parts)
	})
	def("fsum", "seq", func(in *Interp, a []any) any {
		sum, special := new(big.Float).SetPrec(2200), 0.0
		in.Each(a[0], func(v any) bool {
			x := in.real(v)
			if math.IsNaN(x) || math.IsInf(x, 0) {
				if math.IsInf(special, 0) && math.IsInf(x, 0) && x != special {
					in.raise("ValueError", "-inf + inf in fsum")
				}
				special += x
			} else {
				sum.Add(sum, new(big.Float).SetFloat64(x))
			}
			return true
		})
		if special != 0 {
			return special
		}
		out, _ := sum.Float64()
		if math.IsInf(out, 0) {
			in.raise("OverflowError", "intermediate overflow in fsum")
		}
		return out
	})
	def("prod", "iterable, *, start=1", func(in *Interp, a []any) any {
		out := a[1]
		in.Each(a[0], func(v any) bool { in.tick(); out = in.Binary("*", out, v); return true })
		return out
	})
	def("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", func(in *Interp, a []any) any {
		x, y, relative, absolute := in.real(a[0]), in.real(a[1]), in.real(a[2]), in.real(a[3])
		if relative < 0 || absolute < 0 {
			in.raise("ValueError", "tolerances must be non-negative")
		}
		switch {
		case x == y:
			return true
		case math.IsInf(x, 0) || math.IsInf(y, 0):
			return false
		}
		d := math.Abs(y - x)
		return d <= math.Abs(relative*y) || d <= math.Abs(relative*x) || d <= absolute
	})
}

// mathIntegers are the functions of ints.
func (in *Interp) mathIntegers(m *Module, def func(name, signature string, f func(in *Interp, a []any) any)) {
	whole := func(in *Interp, v any) *big.Int {
		if b, ok := asBig(v); ok {
			return b
		}
		return big.NewInt(in.Index(v))
	}
	// counting reads a number that must not be negative.
	counting := func(in *Interp, v any, message string) *big.Int {
		n := whole(in, v)
		if n.Sign() < 0 {
			in.raise("ValueError", message)
		}
		return n
	}
	m.Dict["gcd"] = Fn("gcd", func(in *Interp, a []any, _ *Kwargs) any {
		out := new(big.Int)
		for _, v := range a {
			out.GCD(nil, nil, out, new(big.Int).Abs(whole(in, v)))
		}
		return integer(out)
	})
	m.Dict["lcm"] = Fn("lcm", func(in *Interp, a []any, _ *Kwargs) any {
		out := big.NewInt(1)
		for _, v := range a {
			n := new(big.Int).Abs(whole(in, v))
			if n.Sign() == 0 {
				return int64(0)
			}
			g := new(big.Int).GCD(nil, nil, out, n)
			in.room(int64(out.BitLen()+n.BitLen()) / 8)
			out.Mul(out, n.Quo(n, g))
		}
		return integer(out)
	})
	def("factorial", "n", func(in *Interp, a []any) any {
		if _, isFloat := a[0].(float64); isFloat {
			in.raise("TypeError", "'float' object cannot be interpreted as an integer")
		}
		n := counting(in, a[0], "factorial() not defined for negative values")
		if !n.IsInt64() || n.Int64() > 200_000 {
			in.raise("OverflowError", "factorial() argument should not exceed "+strconv.Itoa(200_000))
		}
		return integer(new(big.Int).MulRange(1, n.Int64()))
	})
	def("isqrt", "n", func(in *Interp, a []any) any {
		return integer(new(big.Int).Sqrt(counting(in, a[0], "isqrt() argument must be nonnegative")))
	})
	def("comb", "n, k", func(in *Interp, a []any) any {
		n := counting(in, a[0], "n must be a non-negative integer")
		k := counting(in, a[1], "k must be a non-negative integer")
		if k.Cmp(n) > 0 {
			return int64(0)
		}
		if !n.IsInt64() || min(k.Int64(), n.Int64()-k.Int64()) > 200_000 {
			in.raise("OverflowError", "min(n - k, k) must not exceed "+strconv.Itoa(200_000))
		}
		return integer(new(big.Int).Binomial(n.Int64(), k.Int64()))
	})
	def("perm", "n, k=None", func(in *Interp, a []any) any {
		n := counting(in, a[0], "n must be a non-negative integer")
		k := n
		if a[1] != nil {
			k = counting(in, a[1], "k must be a non-negative integer")
		}
		if k.Cmp(n) > 0 {
			return int64(0)
		}
		if !n.IsInt64() || k.Int64() > 200_000 {
			in.raise("OverflowError", "k must not exceed "+strconv.Itoa(200_000))
		}
		return integer(new(big.Int).MulRange(n.Int64()-k.Int64()+1, n.Int64()))
	})
}
