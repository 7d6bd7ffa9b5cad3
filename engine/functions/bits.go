package functions

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func bitFunc(names []string, least, most int, usage string, resolve func(c *CallContext) error) {
	register(Spec{Names: names, Group: "bitwise_funcs", Min: least, Max: most, Usage: usage, Resolve: resolve})
}

func init() {
	for _, op := range []string{"&", "|", "^"} {
		bitFunc([]string{op}, 2, 2, "expr1 "+op+" expr2 - Combines the bits.", func(c *CallContext) error { return bitwise(c, op) })
	}
	bitFunc([]string{"~"}, 1, 1, "~ expr - Returns the bits turned over.", func(c *CallContext) error {
		c.HeadingOf = func(a []expr.Expr) string { return "~" + a[0].SQL() }
		t := c.Args[0].Type()
		if t.Kind() == types.KindNull {
			t = types.Integer
			if err := c.coerce(0, t); err != nil {
				return err
			}
		}
		if !types.IsIntegral(t) {
			return c.unexpected(0, "INTEGRAL")
		}
		return c.scalar(t, nil, integral(t, flipped[int8](t), flipped[int16](t), flipped[int32](t), flipped[int64](t)))
	})
	for name, op := range map[string]string{"shiftleft": "<<", "shiftright": ">>", "shiftrightunsigned": ">>>"} {
		for _, n := range []string{name, op} {
			bitFunc([]string{n}, 2, 2, name+"(base, expr) - Shifts the bits of base.", func(c *CallContext) error { return shiftBits(c, op) })
		}
	}
	bitFunc([]string{"bit_count"}, 1, 1, "bit_count(expr) - Returns the number of bits that are set, as an unsigned 64-bit integer.", func(c *CallContext) error {
		t := c.Args[0].Type()
		if t.Kind() == types.KindNull {
			if err := c.coerce(0, types.Integer); err != nil {
				return err
			}
		} else if !types.IsIntegral(t) && t.Kind() != types.KindBoolean {
			return c.unexpected(0, "INTEGRAL\" or \"BOOLEAN")
		}
		return c.onCells(types.Integer, false, func(_ *expr.Context, a []any) (any, error) {
			if b, ok := a[0].(bool); ok {
				if b {
					return int32(1), nil
				}
				return int32(0), nil
			}
			return int32(bits.OnesCount64(uint64(longOf(a[0])))), nil
		})
	})
	bitFunc([]string{"bit_get", "getbit"}, 2, 2, "bit_get(expr, pos) - Returns the bit (0 or 1) at the position from the right, from 0.", func(c *CallContext) error {
		t := c.Args[0].Type()
		if t.Kind() == types.KindNull {
			t = types.Integer
			if err := c.coerce(0, t); err != nil {
				return err
			}
		}
		if !types.IsIntegral(t) {
			return c.unexpected(0, "INTEGRAL")
		}
		if err := c.coerceInt(1); err != nil {
			return err
		}
		width := map[types.Kind]int32{types.KindByte: 8, types.KindShort: 16, types.KindInteger: 32, types.KindLong: 64}[t.Kind()]
		name := c.Name
		return c.onCells(types.Byte, false, func(_ *expr.Context, a []any) (any, error) {
			pos := a[1].(int32)
			if pos < 0 || pos >= width {
				return nil, diag.New(diag.IllegalArgument, "INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE", "22023",
					"The value of parameter(s) `pos` in `%s` is invalid: expects an integer value in [0, %d), but got %d.", name, width, pos)
			}
			return int8(longOf(a[0]) >> pos & 1), nil
		})
	})
	register(Spec{Names: []string{"bin"}, Group: "math_funcs", Min: 1, Max: 1, Usage: "bin(expr) - Returns the binary digits of the long value.", Resolve: func(c *CallContext) error {
		if err := c.castArgs(types.Long); err != nil {
			return err
		}
		return c.onCells(types.String, false, func(_ *expr.Context, a []any) (any, error) {
			return strconv.FormatUint(uint64(a[0].(int64)), 2), nil
		})
	}})
	register(Spec{Names: []string{"conv"}, Group: "math_funcs", Min: 3, Max: 3, Usage: "conv(num, from_base, to_base) - Converts num from from_base to to_base.", Resolve: func(c *CallContext) error {
		ansi := c.Conf.ANSI
		return c.boxedArgs(types.String, true, []types.Type{types.String, types.Integer, types.Integer}, func(_ *expr.Context, a []any) (any, error) {
			return convert(strings.TrimSpace(a[0].(string)), int(a[1].(int32)), int(a[2].(int32)), ansi)
		})
	}})
}

func flipped[T int8 | int16 | int32 | int64](t types.Type) expr.Kernel {
	return map1(t, func(v T) T { return ^v })
}

// combined combines the bits of numbers of one width.
func combined[T int8 | int16 | int32 | int64](t types.Type, op string) expr.Kernel {
	switch op {
	case "&":
		return map2(t, func(a, b T) T { return a & b })
	case "|":
		return map2(t, func(a, b T) T { return a | b })
	}
	return map2(t, func(a, b T) T { return a ^ b })
}

func bitwise(c *CallContext, op string) error {
	c.HeadingOf = infix(op)
	a, b := c.Args[0].Type(), c.Args[1].Type()
	text := types.KindString
	switch {
	case a.Kind() == types.KindNull && b.Kind() == types.KindNull:
		a, b = types.Integer, types.Integer
	case a.Kind() == types.KindNull:
		a = b
	case b.Kind() == types.KindNull:
		b = a
	}
	if a.Kind() == text && types.IsIntegral(b) {
		a = types.Long
	} else if b.Kind() == text && types.IsIntegral(a) {
		b = types.Long
	}
	if !types.IsIntegral(a) || !types.IsIntegral(b) {
		if types.SameType(a, b) {
			return c.binaryWrong("\"INTEGRAL\"")
		}
		_, ad := a.(types.Decimal)
		_, bd := b.(types.Decimal)
		if ad && types.IsIntegral(b) || bd && types.IsIntegral(a) {
			// The error names what the integer was made before.
			if err := c.castArgs(c.decimalArg(0, a), c.decimalArg(1, b)); err != nil {
				return err
			}
		}
		return c.binaryDiff()
	}
	t := widerNumber(a, b)
	if err := c.castArgs(t, t); err != nil {
		return err
	}
	return c.scalar(t, nil, integral(t, combined[int8](t, op), combined[int16](t, op), combined[int32](t, op), combined[int64](t, op)))
}

func shiftBits(c *CallContext, op string) error {
	if c.Name == op {
		c.HeadingOf = infix(op)
	}
	if c.Args[0].Type().Kind() != types.KindLong {
		if err := c.coerceInt(0); err != nil {
			return err
		}
	}
	if err := c.coerceInt(1); err != nil {
		return err
	}
	if t := c.Args[0].Type(); t.Kind() == types.KindLong {
		return c.scalar(t, nil, shifted(t, op, func(x int64, by int32) int64 { return int64(uint64(x) >> by) }, 63))
	}
	return c.scalar(types.Integer, nil, shifted(types.Integer, op, func(x, by int32) int32 { return int32(uint32(x) >> by) }, 31))
}

// shifted moves bits by the lowest bits of the second argument; unsigned moves
// them to the right and fills up with zeros.
func shifted[T int32 | int64](t types.Type, op string, unsigned func(x T, by int32) T, mask int32) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		x, by, out := column[T](args[0]), column[int32](args[1]), make([]T, n)
		for i := range out {
			switch k := by(i) & mask; op {
			case "<<":
				out[i] = x(i) << k
			case ">>":
				out[i] = x(i) >> k
			default:
				out[i] = unsigned(x(i), k)
			}
		}
		return result(t, batch.FromValues(t, out, validOf(args, n)), constant), nil
	}
}

// convert writes a number in another base. Digits after a bad one do not count;
// a negative target base reads and writes signed numbers.
func convert(s string, from, to int, ansi bool) (any, error) {
	target := to
	if target < 0 {
		target = -target
	}
	if s == "" || from < 2 || from > 36 || target < 2 || target > 36 {
		return nil, nil
	}
	negative := s[0] == '-'
	if negative {
		s = s[1:]
	}
	n, base, limit := new(big.Int), big.NewInt(int64(from)), new(big.Int).SetUint64(math.MaxUint64)
	for _, r := range strings.ToLower(s) {
		d := strings.IndexRune("0123456789abcdefghijklmnopqrstuvwxyz", r)
		if d < 0 || d >= from {
			break
		}
		if n.Add(n.Mul(n, base), big.NewInt(int64(d))).Cmp(limit) > 0 {
			break
		}
	}
	if n.Cmp(limit) > 0 {
		if ansi {
			return nil, diag.New(diag.Arithmetic, "ARITHMETIC_OVERFLOW", "22003", "Overflow in function conv(). If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.")
		}
		n = limit
	}
	v := n.Uint64()
	if negative && to > 0 {
		v = -v
		if int64(v) >= 0 && n.Sign() != 0 && n.Bit(63) == 1 {
			v = 1<<64 - 1
		}
	}
	if to < 0 {
		if negative {
			return "-" + strings.ToUpper(strconv.FormatUint(v, target)), nil
		}
		if int64(v) < 0 {
			return "-" + strings.ToUpper(strconv.FormatUint(-v, target)), nil
		}
	}
	return strings.ToUpper(strconv.FormatUint(v, target)), nil
}
