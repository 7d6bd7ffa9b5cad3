package functions

import (
	"math/big"

	"brook/engine/expr"
	"brook/engine/types"
)

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
