package functions

import (
	"context"
	"math"
	"math/big"
	"strconv"
	"time"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// rounding is how a number loses digits.
type rounding uint8

const (
	halfUp rounding = iota
	halfEven
	ceiling
	flooring
)

func init() {
	for name, mode := range map[string]rounding{"round": halfUp, "bround": halfEven} {
		register(Spec{Names: []string{name}, Group: "math_funcs", Min: 1, Max: 2, Usage: name + "(expr[, d]) - Returns expr rounded to d decimal places.", Resolve: func(c *CallContext) error {
			if len(c.Args) == 1 {
				zero, err := expr.NewLiteral(types.Integer, int32(0))
				if err != nil {
					return err
				}
				c.Args = append(c.Args, zero)
			}
			return roundCall(c, mode)
		}})
	}
	for name, mode := range map[string]rounding{"ceil": ceiling, "ceiling": ceiling, "floor": flooring} {
		register(Spec{Names: []string{name}, Group: "math_funcs", Min: 1, Max: 2, Usage: name + "(expr[, scale]) - Returns the nearest number to that side.", Resolve: func(c *CallContext) error {
			if len(c.Args) == 2 {
				return roundCall(c, mode)
			}
			if name != "ceiling" {
				c.HeadingOf = upperHeading(name)
			}
			return wholeCall(c, mode)
		}})
	}
}

// wholeCall is ceil and floor without a scale.
func wholeCall(c *CallContext, mode rounding) error {
	switch t := c.Args[0].Type().(type) {
	case types.Decimal:
		out := bounded(t.Precision-t.Scale+1, 0)
		if t.Scale == 0 {
			out = t
		}
		return c.onCells(out, true, func(_ *expr.Context, a []any) (any, error) {
			return decimalCell(roundDigits(a[0].(types.DecimalValue), 0, mode), 0, out), nil
		})
	default:
		if types.IsIntegral(t) {
			return c.boxedArgs(types.Long, false, []types.Type{types.Long}, func(_ *expr.Context, a []any) (any, error) { return a[0], nil })
		}
		return c.boxedArgs(types.Long, true, []types.Type{types.Double}, func(_ *expr.Context, a []any) (any, error) {
			x := a[0].(float64)
			if mode == ceiling {
				return longBits(math.Ceil(x)), nil
			}
			return longBits(math.Floor(x)), nil
		})
	}
}

// longBits converts as Java does: NaN is 0, and what is too large is the
// largest.
func longBits(x float64) int64 {
	switch {
	case x != x:
		return 0
	case x >= math.MaxInt64:
		return math.MaxInt64
	case x <= math.MinInt64:
		return math.MinInt64
	}
	return int64(x)
}

func roundCall(c *CallContext, mode rounding) error {
	if _, ok := c.Args[1].(*expr.Literal); !ok {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: the input `scale` should be a foldable \"INT\" expression; however, got \"%s\".", c.heading(), c.Args[1].SQL()).At(c.Place)
	}
	heading := c.heading()
	c.HeadingOf = func(a []expr.Expr) string { return expr.Heading(c.Name, a) }
	if err := c.coerceInt(1); err != nil {
		return err
	}
	v, err := c.constant(1)
	if err != nil {
		return err
	}
	scale, null := 0, v == nil
	if !null {
		scale = int(v.(int32))
	}
	c.Heading, c.HeadingOf = heading, nil
	t := c.Args[0].Type()
	if !types.IsNumeric(t) {
		if err := c.coerce(0, types.Double); err != nil {
			return err
		}
		t = types.Double
	}
	if mode >= ceiling && types.IsFractional(t) {
		// ceil and floor with a scale work on decimals.
		d := decimalOf(t)
		a, err := c.castTo(c.Args[0], d)
		if err != nil {
			return err
		}
		c.Args[0], t = a, d
	} else if mode >= ceiling && types.IsIntegral(t) {
		d := decimalOf(t)
		a, err := c.castTo(c.Args[0], d)
		if err != nil {
			return err
		}
		c.Args[0], t = a, d
	}
	ansi := c.Conf.ANSI
	if d, ok := t.(types.Decimal); ok {
		out := roundedType(d, scale)
		return c.onCells(out, true, func(_ *expr.Context, a []any) (any, error) {
			if null {
				return nil, nil
			}
			s := min(scale, d.Scale)
			return decimalCell(roundDigits(a[0].(types.DecimalValue), s, mode), max(s, 0), out), nil
		})
	}
	return c.onCells(t, true, func(_ *expr.Context, a []any) (any, error) {
		if null {
			return nil, nil
		}
		switch x := a[0].(type) {
		case float64:
			return roundDouble(x, scale, mode, 64), nil
		case float32:
			return float32(roundDouble(float64(x), scale, mode, 32)), nil
		}
		n := longOf(a[0])
		if scale >= 0 {
			return a[0], nil
		}
		v := roundDigits(types.DecimalValue{Unscaled: decimal128.FromI64(n)}, scale, mode)
		if !v.IsInt64() {
			if ansi {
				return nil, roundOverflow()
			}
			return nil, nil
		}
		cell, fits := narrow(v.Int64(), t)
		if !fits && ansi {
			return nil, roundOverflow()
		}
		if !fits {
			cell = wrapTo(v.Int64(), t)
		}
		return cell, nil
	})
}

// constant is the value of an argument that does not depend on rows.
func (c *CallContext) constant(i int) (any, error) {
	v, err := c.Args[i].Eval(&expr.Context{Context: context.Background(), Conf: c.Conf, Location: time.UTC}, &batch.Batch{Rows: 1})
	if err != nil {
		return nil, err
	}
	return v.Value(0), nil
}

func roundOverflow() error {
	return diag.New(diag.Arithmetic, "ARITHMETIC_OVERFLOW", "22003", "Overflow. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.")
}

func wrapTo(n int64, t types.Type) any {
	switch t.Kind() {
	case types.KindByte:
		return int8(n)
	case types.KindShort:
		return int16(n)
	case types.KindInteger:
		return int32(n)
	}
	return n
}

// roundedType is the decimal that holds what is left of d at a scale.
func roundedType(d types.Decimal, scale int) types.Decimal {
	whole := d.Precision - d.Scale + 1
	if scale < 0 {
		return types.Decimal{Precision: min(max(whole, -scale+1), types.MaxPrecision), Scale: 0}
	}
	s := min(scale, d.Scale)
	return types.Decimal{Precision: min(whole+s, types.MaxPrecision), Scale: s}
}

// maxDrop bounds the digits that rounding drops: no number has as many, so that
// dropping more is the same.
const maxDrop = 400

// roundDigits is the unscaled value of v at a scale; a negative scale gives
// whole numbers with that many zeros.
func roundDigits(v types.DecimalValue, scale int, mode rounding) *big.Int {
	n := v.Unscaled.BigInt()
	drop := v.Scale - scale
	if drop <= 0 {
		return n.Mul(n, tenTo(-drop))
	}
	by := tenTo(min(drop, maxDrop))
	q, r := new(big.Int).QuoRem(n, by, new(big.Int))
	twice := new(big.Int).Abs(r)
	half := twice.Lsh(twice, 1).Cmp(by)
	up := false
	switch mode {
	case halfUp:
		up = half >= 0
	case halfEven:
		up = half > 0 || half == 0 && q.Bit(0) == 1
	case ceiling:
		up = r.Sign() > 0
	case flooring:
		up = r.Sign() < 0
	}
	if up {
		if n.Sign() < 0 {
			q.Sub(q, big.NewInt(1))
		} else {
			q.Add(q, big.NewInt(1))
		}
	}
	if scale < 0 {
		if q.Sign() == 0 {
			return q
		}
		q.Mul(q, tenTo(min(-scale, maxDrop)))
	}
	return q
}

func decimalCell(n *big.Int, scale int, t types.Decimal) any {
	v, ok := types.FitDecimal(n, scale, t)
	if !ok {
		return nil
	}
	return types.DecimalValue{Unscaled: v, Scale: t.Scale}
}

// roundDouble rounds the shortest decimal text of x, as Spark does.
func roundDouble(x float64, scale int, mode rounding, bits int) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	digits, s, ok := types.DecimalDigits(strconv.FormatFloat(x, 'f', -1, bits))
	if !ok || s <= scale {
		return x + 0
	}
	if s-scale > maxDrop {
		return 0
	}
	by := tenTo(s - scale)
	q, r := new(big.Int).QuoRem(digits, by, new(big.Int))
	twice := new(big.Int).Abs(r)
	half := twice.Lsh(twice, 1).Cmp(by)
	if half > 0 || half == 0 && (mode == halfUp || q.Bit(0) == 1) {
		if digits.Sign() < 0 {
			q.Sub(q, big.NewInt(1))
		} else {
			q.Add(q, big.NewInt(1))
		}
	}
	f, err := strconv.ParseFloat(plainDecimal(q.Mul(q, tenTo(max(-scale, 0))), max(scale, 0)), 64)
	if err != nil {
		return x
	}
	return f
}
