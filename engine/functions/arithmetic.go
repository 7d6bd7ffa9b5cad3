package functions

import (
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
		"%s overflow. Use '%s' to tolerate overflow and return NULL instead. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.", name, try).
		With("message", name+" overflow").With("alternative", " Use '"+try+"' to tolerate overflow and return NULL instead.").With("config", "\"spark.sql.ansi.enabled\"")
}
