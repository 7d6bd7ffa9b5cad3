package python

import (
	"github.com/cockroachdb/apd/v3"
)

// methods are those of Decimal.
func (m *decimals) methods() map[string]*Builtin {
	self := func(a []any) *apd.Decimal { d, _ := DecimalOf(a[0]); return d }
	number := func(v any) *apd.Decimal {
		d, ok := exact(v)
		if _, isFloat := v.(float64); !ok || isFloat {
			m.in.raise("TypeError", "conversion from "+m.in.operandName(v)+" to Decimal is not supported")
		}
		return d
	}
	out := map[string]*Builtin{
		"__init__": Def("", "self, value='0', context=None", func(_ *Interp, a []any) any {
			a[0].(*Instance).Data = m.construct(a[1])
			return nil
		}),
		"__repr__":   Def("", "self", func(_ *Interp, a []any) any { return "Decimal('" + decimalString(self(a)) + "')" }),
		"__str__":    Def("", "self", func(_ *Interp, a []any) any { return decimalString(self(a)) }),
		"__format__": Def("", "self, spec", func(in *Interp, a []any) any { return m.formatDecimal(self(a), in.Str(a[1])) }),
		"__bool__":   Def("", "self", func(_ *Interp, a []any) any { return !self(a).IsZero() }),
		"__float__": Def("", "self", func(in *Interp, a []any) any {
			if self(a).Form == apd.NaNSignaling {
				in.raise("ValueError", "cannot convert signaling NaN to float")
			}
			return in.toFloat([]any{decimalString(self(a))})
		}),
		"__int__":   Def("", "self", func(_ *Interp, a []any) any { return m.whole(self(a), apd.RoundDown) }),
		"__trunc__": Def("", "self", func(_ *Interp, a []any) any { return m.whole(self(a), apd.RoundDown) }),
		"__floor__": Def("", "self", func(_ *Interp, a []any) any { return m.whole(self(a), apd.RoundFloor) }),
		"__ceil__":  Def("", "self", func(_ *Interp, a []any) any { return m.whole(self(a), apd.RoundCeiling) }),
		"__round__": Def("", "self, n=None", func(in *Interp, a []any) any {
			if a[1] == nil {
				return m.whole(self(a), apd.RoundHalfEven)
			}
			return in.NewDecimal(m.quantize(self(a), int32(-in.Index(a[1])), apd.RoundHalfEven, m.rules(nil)))
		}),
		"quantize": Def("", "self, exp, rounding=None, context=None", func(in *Interp, a []any) any {
			c := m.rules(a[3])
			return in.NewDecimal(m.quantize(self(a), number(a[1]).Exponent, m.rounder(a[2], c), c))
		}),
		"as_tuple": Def("", "self", func(in *Interp, a []any) any {
			d := self(a)
			var digits Tuple
			for _, c := range d.Coeff.String() {
				digits = append(digits, int64(c-'0'))
			}
			exponent := any(int64(d.Exponent))
			switch d.Form {
			case apd.Infinite:
				digits, exponent = Tuple{int64(0)}, "F"
			case apd.NaN:
				digits, exponent = Tuple{}, "n"
			case apd.NaNSignaling:
				digits, exponent = Tuple{}, "N"
			}
			return NewInstance(m.tuple, Tuple{int64(boolInt(d.Negative)), digits, exponent})
		}),
		"as_integer_ratio": Def("", "self", func(in *Interp, a []any) any {
			if d := self(a); d.Form == apd.Infinite {
				in.raise("OverflowError", "cannot convert Infinity to integer ratio")
			} else if d.Form != apd.Finite {
				in.raise("ValueError", "cannot convert NaN to integer ratio")
			}
			in.room(int64(max(self(a).Exponent, -self(a).Exponent)))
			n, d := ratio(self(a))
			return Tuple{integer(n), integer(d)}
		}),
		"adjusted": Def("", "self", func(_ *Interp, a []any) any {
			d := self(a)
			if d.Form != apd.Finite {
				return int64(0)
			}
			return int64(d.Exponent) + d.NumDigits() - 1
		}),
		"compare": Def("", "self, other", func(in *Interp, a []any) any {
			x, y := self(a), number(a[1])
			if isNaN(x) || isNaN(y) {
				return in.NewDecimal(&apd.Decimal{Form: apd.NaN})
			}
			return in.NewDecimal(apd.New(int64(x.Cmp(y)), 0))
		}),
		"same_quantum": Def("", "self, other", func(_ *Interp, a []any) any {
			x, y := self(a), number(a[1])
			return x.Form == y.Form && (x.Form != apd.Finite || x.Exponent == y.Exponent)
		}),
		"scaleb": Def("", "self, other", func(in *Interp, a []any) any {
			n, err := number(a[1]).Int64()
			if err != nil || n > apd.MaxExponent || n < apd.MinExponent {
				m.signal("InvalidOperation", "InvalidOperation")
			}
			d := new(apd.Decimal).Set(self(a))
			d.Exponent += int32(n)
			return in.NewDecimal(d)
		}),
		"copy_sign": Def("", "self, other", func(in *Interp, a []any) any {
			d := new(apd.Decimal).Set(self(a))
			d.Negative = number(a[1]).Negative
			return in.NewDecimal(d)
		}),
		"fma": Def("", "self, other, third", func(in *Interp, a []any) any {
			x, y := self(a), number(a[1])
			product := new(apd.Decimal)
			condition, _ := with(&apd.BaseContext, uint32(x.NumDigits()+y.NumDigits()), apd.RoundHalfEven).Mul(product, x, y)
			m.check(condition)
			return m.result(untrapped((*apd.Context).Add), m.rules(nil), product, number(a[2]))
		}),
	}
	for name, op := range map[string]func(c *apd.Context, d, x, y *apd.Decimal) apd.Condition{
		"add": untrapped((*apd.Context).Add), "sub": untrapped((*apd.Context).Sub), "mul": untrapped((*apd.Context).Mul), "truediv": quotient,
		"floordiv": untrapped((*apd.Context).QuoInteger), "mod": remainder, "pow": raised,
	} {
		out["__"+name+"__"], out["__r"+name+"__"] = m.binary(op, false), m.binary(op, true)
	}
	both := func(x, y *apd.Decimal) any {
		if x.Form == apd.Finite && y.Form == apd.Finite && y.IsZero() && !x.IsZero() {
			m.signal("InvalidOperation", "InvalidOperation", "DivisionByZero")
		}
		c := m.rules(nil)
		return Tuple{m.result(untrapped((*apd.Context).QuoInteger), c, x, y), m.result(remainder, c, x, y)}
	}
	out["__divmod__"] = Def("", "self, other", func(_ *Interp, a []any) any { return both(self(a), number(a[1])) })
	out["__rdivmod__"] = Def("", "self, other", func(_ *Interp, a []any) any { return both(number(a[1]), self(a)) })
	for name, op := range map[string]string{"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="} {
		out["__"+name+"__"] = m.compare(op)
	}
	for name, f := range map[string]func(c *apd.Context, d, x *apd.Decimal) (apd.Condition, error){
		"sqrt": root, "ln": (*apd.Context).Ln, "log10": log10, "exp": (*apd.Context).Exp,
		"__neg__": (*apd.Context).Neg, "__pos__": (*apd.Context).Round, "__abs__": (*apd.Context).Abs, "normalize": reduced,
	} {
		out[name] = Def("", "self, context=None", func(in *Interp, a []any) any {
			d := new(apd.Decimal)
			condition, _ := f(m.rules(a[1]), d, self(a))
			m.check(condition)
			if d.IsZero() && (name == "__neg__" || name == "__pos__") {
				d.Negative = false
			}
			return in.NewDecimal(d)
		})
	}
	for _, name := range []string{"to_integral_value", "to_integral", "to_integral_exact"} {
		out[name] = Def("", "self, rounding=None, context=None", func(in *Interp, a []any) any {
			return in.NewDecimal(m.integral(self(a), m.rounder(a[1], m.rules(a[2]))))
		})
	}
	for name, test := range map[string]func(d *apd.Decimal) bool{
		"is_nan": isNaN, "is_infinite": func(d *apd.Decimal) bool { return d.Form == apd.Infinite }, "is_finite": func(d *apd.Decimal) bool { return d.Form == apd.Finite },
		"is_zero": (*apd.Decimal).IsZero, "is_signed": func(d *apd.Decimal) bool { return d.Negative },
		"is_qnan": func(d *apd.Decimal) bool { return d.Form == apd.NaN }, "is_snan": func(d *apd.Decimal) bool { return d.Form == apd.NaNSignaling },
	} {
		out[name] = Def("", "self", func(_ *Interp, a []any) any { return test(self(a)) })
	}
	for name, sign := range map[string]func(negative bool) bool{"copy_abs": func(bool) bool { return false }, "copy_negate": func(n bool) bool { return !n }} {
		out[name] = Def("", "self", func(in *Interp, a []any) any {
			d := new(apd.Decimal).Set(self(a))
			d.Negative = sign(d.Negative)
			return in.NewDecimal(d)
		})
	}
	for name, wanted := range map[string]int{"max": 1, "min": -1} {
		out[name] = Def("", "self, other", func(in *Interp, a []any) any {
			x, y := self(a), number(a[1])
			switch {
			case isNaN(x):
				x = y
			case isNaN(y):
			case x.Cmp(y) == -wanted, x.Cmp(y) == 0 && x.CmpTotal(y) == -wanted:
				x = y
			}
			return m.result(func(c *apd.Context, d, x, _ *apd.Decimal) apd.Condition {
				condition, _ := c.Round(d, x)
				return condition
			}, m.rules(nil), x, nil)
		})
	}
	return out
}
