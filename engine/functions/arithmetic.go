package functions

import (
	"math"
	"math/big"
	"math/bits"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, op := range []string{"+", "-", "*", "/", "%", "div", "pmod"} {
		names := []string{op}
		if op == "%" {
			names = append(names, "mod")
		}
		least := 2
		if op == "-" {
			least = 1 // the sign
		}
		register(Spec{Names: names, Group: "math_funcs", Min: least, Max: 2, Usage: "expr1 " + op + " expr2 - Arithmetic.", Resolve: func(c *CallContext) error {
			if len(c.Args) == 1 {
				c.HeadingOf = func(a []expr.Expr) string { return "(- " + a[0].SQL() + ")" }
				return negative(c)
			}
			return arithmetic(c, op)
		}})
	}
	register(Spec{Names: []string{"negative"}, Group: "math_funcs", Min: 1, Max: 1, Usage: "negative(expr) - Returns the negated value.", Resolve: func(c *CallContext) error {
		return negative(c)
	}})
	register(Spec{Names: []string{"positive"}, Group: "math_funcs", Min: 1, Max: 1, Usage: "positive(expr) - Returns the value.", Resolve: func(c *CallContext) error {
		c.HeadingOf = func(a []expr.Expr) string { return "(+ " + a[0].SQL() + ")" }
		t := c.Args[0].Type()
		if t.Kind() == types.KindString || t.Kind() == types.KindNull {
			t = types.Double
		}
		if !types.IsNumeric(t) && !types.IsInterval(t) {
			return c.unexpected(0, "NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL")
		}
		return c.scalar(t, []types.Type{t}, func(_ *expr.Context, args []batch.Vector, _ int) (batch.Vector, error) { return args[0], nil })
	}})
	register(Spec{Names: []string{"abs"}, Group: "math_funcs", Min: 1, Max: 1, Usage: "abs(expr) - Returns the absolute value.", Resolve: absolute})
}

func arithmetic(c *CallContext, op string) error {
	if op != "pmod" {
		c.HeadingOf = infix(op)
	}
	a, b := c.Args[0].Type(), c.Args[1].Type()
	if done, err := moments(c, op, a, b); done || err != nil {
		return err
	}
	text := types.String.Kind()
	switch {
	case a.Kind() == text && b.Kind() == text:
		if c.Conf.ANSI {
			return c.binaryWrong(operands(op))
		}
		a, b = types.Double, types.Double
	case a.Kind() == text && (types.IsNumeric(b) || b.Kind() == types.KindNull):
		a = numberFor(b, c.Conf.ANSI)
	case b.Kind() == text && (types.IsNumeric(a) || a.Kind() == types.KindNull):
		b = numberFor(a, c.Conf.ANSI)
	}
	if a.Kind() == types.KindNull && b.Kind() == types.KindNull {
		a, b = types.Double, types.Double
	} else if a.Kind() == types.KindNull {
		a = b
	} else if b.Kind() == types.KindNull {
		b = a
	}
	if !types.IsNumeric(a) || !types.IsNumeric(b) {
		if types.SameType(a, b) {
			return c.binaryWrong(operands(op))
		}
		if op == "+" && isInterval(a) != isInterval(b) && a.Kind() != types.KindYearMonthInterval && b.Kind() != types.KindYearMonthInterval {
			return c.noMoment()
		}
		return c.binaryDiff()
	}
	_, ad := a.(types.Decimal)
	_, bd := b.(types.Decimal)
	if (ad || bd) && !types.IsFractional(a) && !types.IsFractional(b) {
		return decimals(c, op, c.decimalArg(0, a), c.decimalArg(1, b))
	}
	t := widerNumber(a, b)
	switch {
	case op == "/":
		t = types.Double
	case op == "div":
		t = types.Long
	}
	if err := c.castArgs(t, t); err != nil {
		return err
	}
	if op == "/" || op == "%" || op == "pmod" || op == "div" {
		c.Nullable = true // as Spark declares it, though ANSI makes no NULL here
	}
	return c.scalar(t, nil, numberKernel(c, t, op))
}

// noMoment refuses to add an interval to what is no moment.
func (c *CallContext) noMoment() error {
	if isInterval(c.Args[0].Type()) {
		c.Args[0], c.Args[1] = c.Args[1], c.Args[0]
	}
	c.HeadingOf = func(a []expr.Expr) string { return a[0].SQL() + " + " + a[1].SQL() }
	return c.unexpected(0, "(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)")
}

// operands are the types that an operator takes, as errors name them.
func operands(op string) string {
	switch op {
	case "*", "%", "pmod":
		return `"NUMERIC"`
	case "/":
		return `("DOUBLE" or "DECIMAL")`
	case "div":
		return `("BIGINT" or "DECIMAL" or "INTERVAL YEAR TO MONTH" or "INTERVAL DAY TO SECOND")`
	}
	return `("NUMERIC" or "INTERVAL DAY TO SECOND" or "INTERVAL YEAR TO MONTH" or "INTERVAL")`
}

// numberFor is what a string becomes beside a number of type t.
func numberFor(t types.Type, ansi bool) types.Type {
	if ansi && types.IsIntegral(t) {
		return types.Long
	}
	return types.Double
}

func (c *CallContext) castArgs(ts ...types.Type) error {
	for i, t := range ts {
		a, err := c.castTo(c.Args[i], t)
		if err != nil {
			return err
		}
		c.Args[i] = a
	}
	return nil
}

// decimalArg is the decimal type of an argument; an integer literal counts as
// just as many digits as it has.
func (c *CallContext) decimalArg(i int, t types.Type) types.Decimal {
	if l, ok := c.Args[i].(*expr.Literal); ok && types.IsIntegral(t) && t.Kind() != types.KindByte && l.Value != nil {
		n := abs64(longOf(l.Value))
		digits := 1
		for ; n >= 10; n /= 10 {
			digits++
		}
		return types.Decimal{Precision: digits, Scale: 0}
	}
	return decimalOf(t)
}

func longOf(v any) int64 {
	switch v := v.(type) {
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case int64:
		return v
	}
	return 0
}

func abs64(v int64) int64 {
	if v < 0 {
		return -v
	}
	return v
}

func (c *CallContext) divideByZero(op string) error {
	condition, sentence, try := "DIVIDE_BY_ZERO", "Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead.", ""
	if op == "%" || op == "pmod" {
		condition, sentence = "REMAINDER_BY_ZERO", "Remainder by zero. Use `try_mod` to tolerate divisor being 0 and return NULL instead."
	}
	return diag.New(diag.Arithmetic, condition, "22012", "%s If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.%s", sentence, try).
		With("config", `"spark.sql.ansi.enabled"`)
}

// overflow is the error of a result that does not fit.
func overflow(t types.Type, op, text string) error {
	try := map[string]string{"+": "try_add", "-": "try_subtract", "*": "try_multiply"}[op]
	name := map[types.Kind]string{types.KindByte: "byte", types.KindShort: "short", types.KindInteger: "integer", types.KindLong: "long"}[t.Kind()]
	if op == "div" {
		return diag.New(diag.Arithmetic, "ARITHMETIC_OVERFLOW", "22003",
			"Overflow in integral divide. Use 'try_divide' to tolerate overflow and return NULL instead. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.")
	}
	if try == "" {
		return diag.New(diag.Arithmetic, "ARITHMETIC_OVERFLOW", "22003", "%s overflow. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.", name)
	}
	if t.Kind() == types.KindByte || t.Kind() == types.KindShort {
		return diag.New(diag.Arithmetic, "BINARY_ARITHMETIC_OVERFLOW", "22003", "%s caused overflow. Use `%s` to ignore overflow problem and return NULL.", text, try)
	}
	return diag.New(diag.Arithmetic, "ARITHMETIC_OVERFLOW", "22003",
		"%s overflow. Use '%s' to tolerate overflow and return NULL instead. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.", name, try)
}

func numberKernel(c *CallContext, t types.Type, op string) expr.Kernel {
	ansi := c.Conf.ANSI && !c.tries
	zero := func() (bool, error) {
		if ansi {
			return false, c.divideByZero(op)
		}
		return false, nil
	}
	switch t.Kind() {
	case types.KindDouble:
		return floatKernel[float64](t, op, zero)
	case types.KindFloat:
		return floatKernel[float32](t, op, zero)
	case types.KindLong:
		return integerKernel(t, op, ansi, c.tries, zero, math.MinInt64, math.MaxInt64, func(v int64) int64 { return v })
	case types.KindInteger:
		return integerKernel(t, op, ansi, c.tries, zero, math.MinInt32, math.MaxInt32, func(v int64) int32 { return int32(v) })
	case types.KindShort:
		return integerKernel(t, op, ansi, c.tries, zero, math.MinInt16, math.MaxInt16, func(v int64) int16 { return int16(v) })
	}
	return integerKernel(t, op, ansi, c.tries, zero, math.MinInt8, math.MaxInt8, func(v int64) int8 { return int8(v) })
}

func floatKernel[T float32 | float64](t types.Type, op string, zero func() (bool, error)) expr.Kernel {
	f := map[string]func(a, b T) T{
		"+": func(a, b T) T { return a + b }, "-": func(a, b T) T { return a - b }, "*": func(a, b T) T { return a * b },
		"/": func(a, b T) T { return a / b }, "%": func(a, b T) T { return T(math.Mod(float64(a), float64(b))) },
		"pmod": func(a, b T) T {
			r := math.Mod(float64(a), float64(b))
			if r < 0 {
				r = math.Mod(r+float64(b), float64(b))
			}
			return T(r)
		},
	}[op]
	divides := op == "/" || op == "%" || op == "pmod"
	return binary(t, func(a, b T) (T, bool, error) {
		if divides && b == 0 {
			ok, err := zero()
			return 0, ok, err
		}
		return f(a, b), true, nil
	})
}

// binary computes a fixed-width result from two arguments of the same width.
func binary[A, R batch.Fixed](t types.Type, f func(a, b A) (R, bool, error)) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		a, b := column[A](args[0]), column[A](args[1])
		out := make([]R, n)
		valid := validOf(args, n)
		for i := range n {
			if valid != nil && !valid.Get(i) {
				continue
			}
			v, ok, err := f(a(i), b(i))
			if err != nil {
				return batch.Vector{}, err
			}
			if !ok {
				valid = withNull(valid, i, n)
			}
			out[i] = v
		}
		return result(t, batch.FromValues(t, out, valid), constant), nil
	}
}

func integerKernel[T int8 | int16 | int32 | int64](t types.Type, op string, ansi, tries bool, zero func() (bool, error), low, high int64, wrap func(int64) T) expr.Kernel {
	suffix := map[types.Kind]string{types.KindByte: "S", types.KindShort: "S"}[t.Kind()]
	return binary(t, func(x, y T) (T, bool, error) {
		a, b := int64(x), int64(y)
		var v int64
		over := false
		switch op {
		case "+":
			v = a + b
			over = (a >= 0) == (b >= 0) && (v >= 0) != (a >= 0)
		case "-":
			v = a - b
			over = (a >= 0) != (b >= 0) && (v >= 0) != (a >= 0)
		case "*":
			v = a * b
			hi, lo := bits.Mul64(uint64(abs64(a)), uint64(abs64(b)))
			over = hi != 0 || lo > math.MaxInt64 && !(lo == 1<<63 && (a < 0) != (b < 0))
		case "div", "%", "pmod":
			if b == 0 {
				ok, err := zero()
				return 0, ok, err
			}
			if op == "%" {
				if b == -1 {
					return 0, true, nil
				}
				return T(a % b), true, nil
			}
			if op == "pmod" {
				if b == -1 {
					return 0, true, nil
				}
				r := a % b
				if r < 0 {
					r = (r + b) % b
				}
				return T(r), true, nil
			}
			if a == math.MinInt64 && b == -1 {
				v, over = a, true
			} else {
				v = a / b
			}
		}
		if over = over || v < low || v > high; over && tries {
			return 0, false, nil
		} else if over && ansi {
			text := expr.Text(types.Long, a, nil, false) + suffix + " " + op + " " + expr.Text(types.Long, b, nil, false) + suffix
			return 0, false, overflow(t, op, text)
		}
		return wrap(v), true, nil
	})
}

// decimals does decimal arithmetic with Spark's result types.
func decimals(c *CallContext, op string, a, b types.Decimal) error {
	if err := c.castArgs(a, b); err != nil {
		return err
	}
	p1, s1, p2, s2 := a.Precision, a.Scale, b.Precision, b.Scale
	var t types.Type
	var d types.Decimal
	switch op {
	case "+", "-":
		s := max(s1, s2)
		d = bounded(max(p1-s1, p2-s2)+s+1, s)
	case "*":
		d = bounded(p1+p2+1, s1+s2)
	case "/":
		s := max(6, s1+p2+1)
		d = bounded(p1-s1+s2+s, s)
	case "%", "pmod":
		s := max(s1, s2)
		d = bounded(min(p1-s1, p2-s2)+s, s)
	case "div":
		d = bounded(p1-s1+s2, 0)
	}
	t = d
	if op == "div" {
		t = types.Long
	}
	// Divisions are declared nullable, though ANSI makes no NULL here.
	c.Nullable = !c.Conf.ANSI || op != "+" && op != "-" && op != "*"
	return c.scalar(t, nil, cells(t, func(_ *expr.Context, args []any) (any, error) {
		x, y := args[0].(types.DecimalValue), args[1].(types.DecimalValue)
		u, v := x.Unscaled.BigInt(), y.Unscaled.BigInt()
		var out *big.Int
		scale := 0
		switch op {
		case "*":
			out, scale = roundTo39(new(big.Int).Mul(u, v), s1+s2)
		case "+", "-", "%", "pmod", "div":
			scale = max(s1, s2)
			u, v = new(big.Int).Mul(u, tenTo(scale-s1)), new(big.Int).Mul(v, tenTo(scale-s2))
			if (op == "%" || op == "pmod" || op == "div") && v.Sign() == 0 {
				if c.Conf.ANSI && !c.tries {
					return nil, c.divideByZero(op)
				}
				return nil, nil
			}
			switch op {
			case "+":
				out = new(big.Int).Add(u, v)
			case "-":
				out = new(big.Int).Sub(u, v)
			case "%":
				out = new(big.Int).Rem(u, v)
			case "pmod":
				if out = new(big.Int).Rem(u, v); out.Sign() < 0 {
					out.Rem(out.Add(out, v), v)
				}
			default:
				return new(big.Int).Quo(u, v).Int64(), nil
			}
		case "/":
			if v.Sign() == 0 {
				if c.Conf.ANSI && !c.tries {
					return nil, c.divideByZero(op)
				}
				return nil, nil
			}
			// One digit beyond the result's scale is enough to round by.
			scale = d.Scale
			shift := scale - s1 + s2
			if shift >= 0 {
				u = new(big.Int).Mul(u, tenTo(shift))
			} else {
				v = new(big.Int).Mul(v, tenTo(-shift))
			}
			out = types.RoundHalfUp(u, v)
		}
		fit, ok := types.FitDecimal(out, scale, d)
		if !ok {
			if c.tries {
				return nil, nil
			}
			return nil, decimalOverflow(c.mode(), out, scale, d)
		}
		return types.DecimalValue{Unscaled: fit, Scale: d.Scale}, nil
	}))
}

// roundTo39 cuts a product to 39 digits, as Spark does before it looks for
// room in the result's type; a half goes down.
func roundTo39(n *big.Int, scale int) (*big.Int, int) {
	drop := len(new(big.Int).Abs(n).String()) - 39
	if drop <= 0 {
		return n, scale
	}
	q, r := new(big.Int).QuoRem(n, tenTo(drop), new(big.Int))
	if r.Abs(r).Lsh(r, 1).Cmp(tenTo(drop)) > 0 {
		q.Add(q, big.NewInt(int64(n.Sign())))
	}
	return q, scale - drop
}

func negative(c *CallContext) error {
	t := c.Args[0].Type()
	if t.Kind() == types.KindString || t.Kind() == types.KindNull {
		t = types.Double
	}
	if !types.IsNumeric(t) && !isInterval(t) {
		return c.unexpected(0, "NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL")
	}
	return c.scalar(t, []types.Type{t}, cells(t, func(_ *expr.Context, args []any) (any, error) { return negated(c, t, args[0]) }))
}

func negated(c *CallContext, t types.Type, v any) (any, error) {
	switch v := v.(type) {
	case float32:
		return -v, nil
	case float64:
		return -v, nil
	case types.DecimalValue:
		return types.DecimalValue{Unscaled: v.Unscaled.Negate(), Scale: v.Scale}, nil
	case types.MonthsValue:
		if v == math.MinInt32 {
			return nil, intervalOverflow("")
		}
		return -v, nil
	case types.MicrosValue:
		if v == math.MinInt64 {
			return nil, intervalOverflow("")
		}
		return -v, nil
	case types.CalendarValue:
		return types.CalendarValue{Months: -v.Months, Days: -v.Days, Micros: -v.Micros}, nil
	}
	n := longOf(v)
	out, fits := narrow(-n, t)
	if c.Conf.ANSI && (!fits || n == math.MinInt64) {
		return nil, overflow(t, "", "")
	}
	return out, nil
}

func absolute(c *CallContext) error {
	t := c.Args[0].Type()
	if t.Kind() == types.KindString || t.Kind() == types.KindNull {
		t = types.Double
	}
	if !types.IsNumeric(t) && !types.IsInterval(t) {
		return c.unexpected(0, "NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH")
	}
	return c.scalar(t, []types.Type{t}, cells(t, func(_ *expr.Context, args []any) (any, error) {
		switch v := args[0].(type) {
		case float32:
			return float32(math.Abs(float64(v))), nil
		case float64:
			return math.Abs(v), nil
		case types.DecimalValue:
			if v.Unscaled.Sign() >= 0 {
				return v, nil
			}
		case types.MonthsValue:
			if v >= 0 {
				return v, nil
			}
		case types.MicrosValue:
			if v >= 0 {
				return v, nil
			}
		default:
			if longOf(v) >= 0 {
				return v, nil
			}
		}
		return negated(c, t, args[0])
	}))
}
