package python

import (
	"math/big"

	"github.com/cockroachdb/apd/v3"
)

// binary makes the method of an operator; swapped is the one of the right-hand
// operand.
func (m *decimals) binary(op func(c *apd.Context, d, x, y *apd.Decimal) apd.Condition, swapped bool) *Builtin {
	return Def("", "self, other", func(in *Interp, a []any) any {
		x, _ := DecimalOf(a[0])
		if _, isFloat := a[1].(float64); isFloat {
			return NotImplemented{}
		}
		y, ok := exact(a[1])
		if !ok {
			return NotImplemented{}
		}
		if swapped {
			x, y = y, x
		}
		return m.result(op, m.rules(nil), x, y)
	})
}

func (m *decimals) result(op func(c *apd.Context, d, x, y *apd.Decimal) apd.Condition, c *apd.Context, x, y *apd.Decimal) any {
	d := new(apd.Decimal)
	m.check(op(c, d, x, y))
	return m.in.NewDecimal(d)
}

// untrapped drops the error of an apd call: its condition says the same.
func untrapped(f func(c *apd.Context, d, x, y *apd.Decimal) (apd.Condition, error)) func(c *apd.Context, d, x, y *apd.Decimal) apd.Condition {
	return func(c *apd.Context, d, x, y *apd.Decimal) apd.Condition {
		condition, _ := f(c, d, x, y)
		return condition
	}
}

// quotient is x / y. An exact quotient has the exponent nearest to that of x
// less that of y, so 1.00 / 2 is 0.50.
func quotient(c *apd.Context, d, x, y *apd.Decimal) apd.Condition {
	condition, _ := c.Quo(d, x, y)
	if d.NumDigits() > int64(c.Precision) {
		_, _ = c.Round(d, d) // 9.99…95 became 10.0…0
	}
	if d.Form != apd.Finite || condition.Inexact() || x.Form != apd.Finite || y.Form != apd.Finite {
		return condition
	}
	return nearest(c, d, x.Exponent-y.Exponent, condition)
}

// nearest brings an exact result to the exponent that the operation prefers, as
// far as its zeros and the precision go.
func nearest(c *apd.Context, d *apd.Decimal, ideal int32, condition apd.Condition) apd.Condition {
	if d.Coeff.Sign() == 0 {
		d.Exponent = ideal
		return condition
	}
	ten, rest := apd.NewBigInt(10), new(apd.BigInt)
	for d.Exponent < ideal {
		q, r := new(apd.BigInt).QuoRem(&d.Coeff, ten, rest)
		if r.Sign() != 0 {
			break
		}
		d.Coeff.Set(q)
		d.Exponent++
	}
	for d.Exponent > ideal && d.NumDigits() < int64(c.Precision) {
		d.Coeff.Mul(&d.Coeff, ten)
		d.Exponent--
	}
	return condition
}

// root is the square root; of 1.00 it is 1.0.
func root(c *apd.Context, d, x *apd.Decimal) (apd.Condition, error) {
	condition, err := c.Sqrt(d, x)
	if d.Form != apd.Finite {
		return condition, err
	}
	square := new(apd.Decimal)
	_, _ = with(&apd.BaseContext, 2*c.Precision, c.Rounding).Mul(square, d, d)
	if square.Cmp(x) == 0 {
		ideal := x.Exponent / 2
		if x.Exponent < 0 && x.Exponent%2 != 0 {
			ideal--
		}
		condition = nearest(c, d, ideal, condition)
	}
	return condition, err
}

// reduced rounds and then drops the zeros at the end.
func reduced(c *apd.Context, d, x *apd.Decimal) (apd.Condition, error) {
	condition, err := c.Round(d, x)
	negative := d.Negative
	d.Reduce(d)
	d.Negative = negative
	return condition, err
}

// log10 is whole for powers of ten.
func log10(c *apd.Context, d, x *apd.Decimal) (apd.Condition, error) {
	one, _ := new(apd.Decimal).Reduce(x)
	if one.Form == apd.Finite && !one.Negative && one.Coeff.Cmp(apd.NewBigInt(1)) == 0 {
		d.SetInt64(int64(one.Exponent))
		return 0, nil
	}
	return c.Log10(d, x)
}

// remainder is x % y, with the sign of x.
func remainder(c *apd.Context, d, x, y *apd.Decimal) apd.Condition {
	if x.Form == apd.Finite && y.Form == apd.Finite && y.Coeff.Sign() == 0 {
		if x.Coeff.Sign() == 0 {
			return apd.DivisionUndefined
		}
		return apd.InvalidOperation
	}
	condition, _ := c.Rem(d, x, y)
	return condition
}

// exactDigits bounds the powers that are computed in full before they are rounded.
const exactDigits = 1 << 14

// raised is x ** y. Powers by small whole numbers are exact until the end, and
// keep their zeros.
func raised(c *apd.Context, d, x, y *apd.Decimal) apd.Condition {
	n, err := y.Int64()
	size := max(n, -n)
	if one := apd.New(1, 0); err != nil && y.Form == apd.Finite && y.Exponent < 0 && x.Form == apd.Finite && x.Cmp(one) == 0 {
		return nearest(c, d.Set(one), int32(1-int64(c.Precision)), 0) // never exact by a fraction
	}
	if err != nil || x.Form != apd.Finite || n == 0 && x.IsZero() || size > exactDigits || size*x.NumDigits() > exactDigits || n < 0 && x.IsZero() {
		condition, _ := c.Pow(d, x, y)
		return condition
	}
	base := x
	if n < 0 {
		base = new(apd.Decimal)
		quotient(with(c, c.Precision+8, apd.RoundHalfEven), base, apd.New(1, 0), x)
	}
	power := &apd.Decimal{Negative: base.Negative && n%2 != 0, Exponent: base.Exponent * int32(size)}
	power.Coeff.Exp(&base.Coeff, apd.NewBigInt(size), nil)
	if power.IsZero() {
		power.Exponent = 0
	}
	condition, _ := c.Round(d, power)
	return condition
}

// compare is a comparison operator: exact, with ints and floats too.
func (m *decimals) compare(op string) *Builtin {
	return Def("", "self, other", func(in *Interp, a []any) any {
		x, _ := DecimalOf(a[0])
		y, ok := exact(a[1])
		if !ok {
			return NotImplemented{}
		}
		if isNaN(x) || isNaN(y) {
			if op != "==" && op != "!=" {
				m.signal("InvalidOperation", "InvalidOperation")
			}
			return op == "!="
		}
		return holds(op, x.Cmp(y))
	})
}

func isNaN(d *apd.Decimal) bool { return d.Form == apd.NaN || d.Form == apd.NaNSignaling }

// rounder reads a rounding constant.
func (m *decimals) rounder(v any, c *apd.Context) apd.Rounder {
	if v == nil {
		return c.Rounding
	}
	if s, ok := v.(string); ok {
		if r, ok := roundings[s]; ok {
			return r
		}
	}
	m.in.raise("TypeError", "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
	return ""
}

// quantize gives x the exponent of another number.
func (m *decimals) quantize(x *apd.Decimal, exponent int32, rounding apd.Rounder, c *apd.Context) *apd.Decimal {
	c = with(c, c.Precision, rounding)
	d := new(apd.Decimal)
	condition, _ := c.Quantize(d, x, exponent)
	m.check(condition)
	return d
}

// with is a context of another precision and rounding.
func with(c *apd.Context, precision uint32, rounding apd.Rounder) *apd.Context {
	out := *c
	out.Precision, out.Rounding = precision, rounding
	return &out
}

// integral rounds to a whole number and leaves whole numbers as they are.
func (m *decimals) integral(x *apd.Decimal, rounding apd.Rounder) *apd.Decimal {
	if x.Form != apd.Finite || x.Exponent >= 0 {
		return x
	}
	d := new(apd.Decimal)
	c := with(&apd.BaseContext, uint32(max(x.NumDigits(), 1)+1), rounding)
	condition, _ := c.Quantize(d, x, 0)
	m.check(condition)
	return d
}

// whole is a rounded number as an int.
func (m *decimals) whole(x *apd.Decimal, rounding apd.Rounder) any {
	switch {
	case isNaN(x):
		m.in.raise("ValueError", "cannot convert NaN to integer")
	case x.Form == apd.Infinite:
		m.in.raise("OverflowError", "cannot convert Infinity to integer")
	}
	return m.in.integerOf(m.integral(x, rounding))
}

// ratio is the number as a fraction in lowest terms.
func ratio(x *apd.Decimal) (numerator, denominator *big.Int) {
	n, d := x.Coeff.MathBigInt(), big.NewInt(1)
	if x.Negative {
		n.Neg(n)
	}
	if x.Exponent >= 0 {
		return n.Mul(n, power10(int64(x.Exponent))), d
	}
	r := new(big.Rat).SetFrac(n, power10(int64(-x.Exponent)))
	return r.Num(), r.Denom()
}
