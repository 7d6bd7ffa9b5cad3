package functions

import (
	"math"
	"math/bits"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

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
