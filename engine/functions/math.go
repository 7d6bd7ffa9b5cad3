package functions

import (
	"math"
	"strings"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// upperHeading writes a function's heading in capitals, as Spark does for the
// ones of java.lang.Math when they are called by their first name.
func upperHeading(name string) func(a []expr.Expr) string {
	return func(a []expr.Expr) string { return expr.Heading(strings.ToUpper(name), a) }
}

// doubleFunc registers a function of doubles. Where capital is set, its heading
// under its first name is in capitals.
func doubleFunc(names []string, capital bool, usage string, f func(x float64) (y float64, ok bool)) {
	register(Spec{Names: names, Group: "math_funcs", Min: 1, Max: 1, Usage: usage, Resolve: func(c *CallContext) error {
		if capital {
			c.HeadingOf = upperHeading(c.Name)
		}
		err := c.scalar(types.Double, []types.Type{types.Double}, try1(types.Double, func(_ *expr.Context, x float64) (float64, bool, error) {
			y, ok := f(x)
			return y, ok, nil
		}))
		c.Nullable = true // Spark declares so, whatever the argument
		return err
	}})
}

func init() {
	always := func(f func(float64) float64) func(float64) (float64, bool) {
		return func(x float64) (float64, bool) { return f(x), true }
	}
	for name, f := range map[string]func(float64) float64{
		"sqrt": math.Sqrt, "cbrt": cbrt, "exp": strictExp, "expm1": math.Expm1, "sin": sine, "cos": cosine, "tan": tangent,
		"asin": asin, "acos": acos, "atan": atan, "sinh": sinh, "cosh": cosh, "tanh": tanh,
		"asinh": asinh, "acosh": func(x float64) float64 { return strictLog(x + math.Sqrt(x*x-1)) },
		"atanh": func(x float64) float64 { return 0.5 * (math.Log1p(x) - math.Log1p(-x)) },
		"cot":   func(x float64) float64 { return 1 / tangent(x) }, "sec": func(x float64) float64 { return 1 / cosine(x) }, "csc": func(x float64) float64 { return 1 / sine(x) },
		"degrees": func(x float64) float64 { return x * (180 / math.Pi) }, "radians": func(x float64) float64 { return x / 180 * math.Pi },
	} {
		doubleFunc([]string{name}, true, name+"(expr) - The function of that name of mathematics.", always(f))
	}
	doubleFunc([]string{"rint"}, false, "rint(expr) - Returns the integer that is nearest, of two the even one.", always(math.RoundToEven))
	sign := func(x float64) (float64, bool) {
		switch {
		case x > 0:
			return 1, true
		case x < 0:
			return -1, true
		}
		return x, true
	}
	doubleFunc([]string{"sign"}, false, "sign(expr) - Returns -1.0, 0.0 or 1.0.", sign)
	doubleFunc([]string{"signum"}, true, "signum(expr) - Returns -1.0, 0.0 or 1.0.", sign)
	for _, name := range []string{"sign", "signum"} {
		ofIntervals(specs[name], sign)
	}
	// Logarithms of what has none are NULL.
	above := func(low float64, f func(float64) float64) func(float64) (float64, bool) {
		return func(x float64) (float64, bool) { return f(x), !(x <= low) }
	}
	doubleFunc([]string{"ln"}, false, "ln(expr) - Returns the natural logarithm.", above(0, strictLog))
	doubleFunc([]string{"log10"}, true, "log10(expr) - Returns the logarithm with base 10.", above(0, strictLog10))
	doubleFunc([]string{"log2"}, true, "log2(expr) - Returns the logarithm with base 2.", above(0, func(x float64) float64 { return strictLog(x) / strictLog(2) }))
	doubleFunc([]string{"log1p"}, true, "log1p(expr) - Returns log(1 + expr).", above(-1, math.Log1p))
	register(Spec{Names: []string{"log"}, Group: "math_funcs", Min: 1, Max: 2, Usage: "log(base, expr) - Returns the logarithm of expr with base.", Resolve: logarithm})
	binaryDouble([]string{"pow"}, false, "pow(expr1, expr2) - Raises expr1 to the power of expr2.", power)
	binaryDouble([]string{"power"}, true, "power(expr1, expr2) - Raises expr1 to the power of expr2.", power)
	binaryDouble([]string{"atan2"}, true, "atan2(exprY, exprX) - Returns the angle of the point.", func(y, x float64) float64 { return atan2(y+0, x+0) })
	binaryDouble([]string{"hypot"}, true, "hypot(expr1, expr2) - Returns sqrt(expr1² + expr2²).", strictHypot)
	for name, v := range map[string]float64{"e": math.E, "pi": math.Pi} {
		register(Spec{Names: []string{name}, Group: "math_funcs", Min: 0, Max: 0, Usage: name + "() - Returns the constant.", Resolve: func(c *CallContext) error {
			c.HeadingOf = upperHeading(name)
			c.Type, c.Infallible = types.Double, true
			c.Kernel = func(*expr.Context, []batch.Vector, int) (batch.Vector, error) { return batch.Constant(types.Double, v) }
			return nil
		}})
	}
	register(Spec{Names: []string{"factorial"}, Group: "math_funcs", Min: 1, Max: 1, Usage: "factorial(expr) - Returns the factorial of 0 to 20, or NULL.", Resolve: func(c *CallContext) error {
		if err := c.coerceInt(0); err != nil {
			return err
		}
		err := c.scalar(types.Long, nil, try1(types.Long, func(_ *expr.Context, n int32) (int64, bool, error) {
			if n < 0 || n > 20 {
				return 0, false, nil
			}
			f := int64(1)
			for i := int64(2); i <= int64(n); i++ {
				f *= i
			}
			return f, true, nil
		}))
		c.Nullable = true
		return err
	}})
	register(Spec{Names: []string{"width_bucket"}, Group: "math_funcs", Min: 4, Max: 4, Usage: "width_bucket(value, min_value, max_value, num_bucket) - Returns the bucket of an equiwidth histogram.", Resolve: func(c *CallContext) error {
		return c.boxedArgs(types.Long, true, []types.Type{types.Double, types.Double, types.Double, types.Long}, func(_ *expr.Context, a []any) (any, error) {
			v, low, high, n := a[0].(float64), a[1].(float64), a[2].(float64), a[3].(int64)
			if n <= 0 || n == math.MaxInt64 || v != v || low == high || low != low || high != high || math.IsInf(low, 0) || math.IsInf(high, 0) {
				return nil, nil
			}
			up := low < high
			switch {
			case up && v < low, !up && v > low:
				return int64(0), nil
			case up && v >= high, !up && v <= high:
				return n + 1, nil
			case up:
				return int64(float64(n)*(v-low)/(high-low)) + 1, nil
			}
			return int64(float64(n)*(low-v)/(low-high)) + 1, nil
		})
	}})
}

// asinh is the formula that Spark computes by.
func asinh(x float64) float64 {
	if math.IsInf(x, -1) {
		return x
	}
	return strictLog(x + math.Sqrt(float64(x*x)+1))
}

func power(x, y float64) float64 {
	switch {
	case y != y || (x == 1 || x == -1) && math.IsInf(y, 0):
		return math.NaN() // where C and Go say 1
	case y == 0:
		return 1
	}
	return strictPow(x, y)
}

func binaryDouble(names []string, capital bool, usage string, f func(x, y float64) float64) {
	register(Spec{Names: names, Group: "math_funcs", Min: 2, Max: 2, Usage: usage, Resolve: func(c *CallContext) error {
		if capital {
			c.HeadingOf = upperHeading(c.Name)
		}
		return c.scalar(types.Double, []types.Type{types.Double, types.Double}, binary(types.Double, func(x, y float64) (float64, bool, error) { return f(x, y), true, nil }))
	}})
}

func logarithm(c *CallContext) error {
	if len(c.Args) == 1 {
		c.HeadingOf = func(a []expr.Expr) string { return "LOG(E(), " + a[0].SQL() + ")" }
		err := c.scalar(types.Double, []types.Type{types.Double}, try1(types.Double, func(_ *expr.Context, x float64) (float64, bool, error) { return strictLog(x), !(x <= 0), nil }))
		c.Nullable = true
		return err
	}
	c.HeadingOf = upperHeading("log")
	err := c.scalar(types.Double, []types.Type{types.Double, types.Double}, binary(types.Double, func(base, x float64) (float64, bool, error) {
		return strictLog(x) / strictLog(base), !(x <= 0) && !(base <= 0), nil
	}))
	c.Nullable = true
	return err
}

// boxedArgs coerces the arguments to want, whose last stands for further ones,
// and computes on cells.
func (c *CallContext) boxedArgs(t types.Type, nullable bool, want []types.Type, f func(c *expr.Context, a []any) (any, error)) error {
	for i := range c.Args {
		if err := c.coerce(i, want[min(i, len(want)-1)]); err != nil {
			return err
		}
	}
	return c.onCells(t, nullable, f)
}

// coerceInt makes argument i an INT, longer numbers included, as Spark does for
// functions whose argument is declared so.
func (c *CallContext) coerceInt(i int) error {
	t := c.Args[i].Type()
	if types.IsNumeric(t) {
		a, err := c.castTo(c.Args[i], types.Integer)
		if err == nil {
			c.Args[i] = a
		}
		return err
	}
	return c.coerce(i, types.Integer)
}

// ofIntervals lets a function of doubles take intervals, as their number of
// months or microseconds.
func ofIntervals(s *Spec, f func(x float64) (float64, bool)) {
	number := s.Resolve
	s.Resolve = func(c *CallContext) error {
		if s.Names[0] == "signum" {
			c.HeadingOf = upperHeading(c.Name)
		}
		switch c.Args[0].Type().Kind() {
		case types.KindYearMonthInterval:
			err := c.scalar(types.Double, nil, map1(types.Double, func(v int32) float64 { y, _ := f(float64(v)); return y }))
			c.Nullable = true
			return err
		case types.KindDayTimeInterval:
			err := c.scalar(types.Double, nil, map1(types.Double, func(v int64) float64 { y, _ := f(float64(v)); return y }))
			c.Nullable = true
			return err
		}
		return number(c)
	}
}
