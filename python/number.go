package python

import (
	"math"
	"math/big"
	"math/bits"
)

// integer brings a big number back to an int64 where it fits.
func integer(b *big.Int) any {
	if b.IsInt64() {
		return b.Int64()
	}
	return b
}

// asBig reads an int or bool as a big number.
func asBig(v any) (*big.Int, bool) {
	switch v := v.(type) {
	case bool:
		if v {
			return big.NewInt(1), true
		}
		return new(big.Int), true
	case int64:
		return big.NewInt(v), true
	case *big.Int:
		return v, true
	}
	return nil, false
}

func asFloat(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	case int64:
		return float64(v), true
	case *big.Int:
		f, _ := new(big.Float).SetInt(v).Float64()
		return f, true
	}
	return 0, false
}

// arithmetic computes a op b for numbers; ok is false for other operands.
func (in *Interp) arithmetic(op string, a, b any) (v any, ok bool) {
	if op == "@" {
		return nil, false
	}
	if x, isBool := a.(bool); isBool {
		if y, isBool := b.(bool); isBool {
			switch op {
			case "&":
				return x && y, true
			case "|":
				return x || y, true
			case "^":
				return x != y, true
			}
		}
	}
	if x, isInt := a.(int64); isInt {
		if y, isInt := b.(int64); isInt {
			if v, ok := in.small(op, x, y); ok {
				return v, true
			}
		}
	}
	if _, isFloat := a.(float64); !isFloat {
		if _, isFloat := b.(float64); !isFloat {
			x, ok1 := asBig(a)
			y, ok2 := asBig(b)
			if !ok1 || !ok2 {
				return nil, false
			}
			return in.big(op, x, y), true
		}
	}
	x, ok1 := asFloat(a)
	y, ok2 := asFloat(b)
	if !ok1 || !ok2 {
		return nil, false
	}
	return in.floating(op, x, y)
}

func (in *Interp) small(op string, x, y int64) (any, bool) {
	switch op {
	case "+":
		s := x + y
		return s, (x >= 0) != (y >= 0) || (s >= 0) == (x >= 0)
	case "-":
		s := x - y
		return s, (x >= 0) == (y >= 0) || (s >= 0) == (x >= 0)
	case "*":
		hi, lo := bits.Mul64(magnitude(x), magnitude(y))
		return x * y, hi == 0 && lo <= math.MaxInt64
	case "//", "%":
		if y == 0 || x == math.MinInt64 {
			return nil, false
		}
		q, r := x/y, x%y
		if r != 0 && (r < 0) != (y < 0) {
			q--
			r += y
		}
		if op == "%" {
			return r, true
		}
		return q, true
	case "/":
		if y == 0 {
			return nil, false
		}
		return float64(x) / float64(y), magnitude(x) < 1<<53 && magnitude(y) < 1<<53
	case "&":
		return x & y, true
	case "|":
		return x | y, true
	case "^":
		return x ^ y, true
	case ">>":
		return x >> min(uint64(y), 63), y >= 0
	}
	return nil, false
}

func magnitude(v int64) uint64 {
	if v < 0 {
		return uint64(-v)
	}
	return uint64(v)
}

func (in *Interp) big(op string, x, y *big.Int) any {
	out := new(big.Int)
	switch op {
	case "+":
		return integer(out.Add(x, y))
	case "-":
		return integer(out.Sub(x, y))
	case "*":
		in.bigRoom(int64(x.BitLen()+y.BitLen()) / 8)
		return integer(out.Mul(x, y))
	case "//", "%":
		if y.Sign() == 0 {
			in.raise("ZeroDivisionError", map[string]string{"//": "integer division or modulo by zero", "%": "integer modulo by zero"}[op])
		}
		q, r := new(big.Int).QuoRem(x, y, new(big.Int))
		if r.Sign() != 0 && (r.Sign() < 0) != (y.Sign() < 0) {
			q.Sub(q, big.NewInt(1))
			r.Add(r, y)
		}
		if op == "%" {
			return integer(r)
		}
		return integer(q)
	case "/":
		if y.Sign() == 0 {
			in.raise("ZeroDivisionError", "division by zero")
		}
		if x.Sign() == 0 {
			return math.Copysign(0, float64(y.Sign()))
		}
		f, _ := new(big.Rat).SetFrac(x, y).Float64()
		if math.IsInf(f, 0) {
			in.raise("OverflowError", "integer division result too large for a float")
		}
		return f
	case "**":
		if y.Sign() < 0 {
			if x.Sign() == 0 {
				in.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power")
			}
			a, _ := asFloat(x)
			b, _ := asFloat(y)
			return pow(a, b)
		}
		if x.BitLen() > 1 {
			if !y.IsInt64() {
				in.raise("MemoryError", "")
			}
			in.bigRoom(y.Int64() / 8 * int64(x.BitLen()))
		}
		return integer(in.power(x, y))
	case "&":
		return integer(out.And(x, y))
	case "|":
		return integer(out.Or(x, y))
	case "^":
		return integer(out.Xor(x, y))
	case "<<", ">>":
		if y.Sign() < 0 {
			in.raise("ValueError", "negative shift count")
		}
		if !y.IsInt64() {
			if op == ">>" {
				return int64(min(x.Sign(), 0))
			}
			if x.Sign() == 0 {
				return int64(0)
			}
			in.raise("OverflowError", "too many digits in integer")
		}
		if op == "<<" {
			in.bigRoom(y.Int64() / 8)
			return integer(out.Lsh(x, uint(y.Int64())))
		}
		return integer(out.Rsh(x, uint(min(y.Int64(), 1<<40))))
	}
	return nil
}

// maxBigBytes bounds ints: what takes long is multiplying them, and nothing can
// stop that.
const maxBigBytes = 1 << 22

func (in *Interp) bigRoom(n int64) {
	if n > maxBigBytes || n < 0 {
		in.raise("MemoryError", "")
	}
}

// power is x ** y, watching the context between the steps of large results.
func (in *Interp) power(x, y *big.Int) *big.Int {
	if int64(x.BitLen())*y.Int64() < 1<<20 || x.BitLen() <= 1 {
		return new(big.Int).Exp(x, y, nil)
	}
	out := new(big.Int).Set(x)
	for i := y.BitLen() - 2; i >= 0; i-- {
		in.interrupted()
		out.Mul(out, out)
		if y.Bit(i) == 1 {
			out.Mul(out, x)
		}
	}
	return out
}

func (in *Interp) floating(op string, x, y float64) (any, bool) {
	switch op {
	case "+":
		return x + y, true
	case "-":
		return x - y, true
	case "*":
		return x * y, true
	case "/":
		if y == 0 {
			in.raise("ZeroDivisionError", "float division by zero")
		}
		return x / y, true
	case "//", "%":
		if y == 0 {
			in.raise("ZeroDivisionError", map[string]string{"//": "float floor division by zero", "%": "float modulo"}[op])
		}
		m := math.Mod(x, y)
		if m != 0 && (m < 0) != (y < 0) {
			m += y
		}
		if m == 0 {
			m = math.Copysign(0, y)
		}
		if op == "%" {
			return m, true
		}
		d := (x - m) / y
		if d == 0 {
			return math.Copysign(0, x/y), true
		}
		f := math.Floor(d)
		if d-f > 0.5 {
			f++
		}
		return f, true
	case "**":
		if x == 0 && y < 0 {
			in.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power")
		}
		if x < 0 && y != math.Trunc(y) && !math.IsInf(x, 0) {
			in.raise("ValueError", "complex numbers are not supported")
		}
		v := pow(x, y)
		if math.IsInf(v, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
			in.raise("OverflowError", "(34, 'Numerical result out of range')")
		}
		return v, true
	}
	return nil, false
}

// order compares numbers exactly; ok is false for other values and NaN.
func order(a, b any) (c int, ok bool) {
	if x, isInt := a.(int64); isInt {
		if y, isInt := b.(int64); isInt {
			switch {
			case x < y:
				return -1, true
			case x > y:
				return 1, true
			}
			return 0, true
		}
	}
	x, isFloat := a.(float64)
	y, otherFloat := b.(float64)
	if isFloat || otherFloat {
		if !isFloat {
			c, ok := orderIntFloat(a, y)
			return c, ok
		}
		if !otherFloat {
			c, ok := orderIntFloat(b, x)
			if c != 2 {
				c = -c
			}
			return c, ok
		}
		switch {
		case x < y:
			return -1, true
		case x > y:
			return 1, true
		case x == y:
			return 0, true
		}
		return 2, true // NaN: no order
	}
	u, ok1 := asBig(a)
	v, ok2 := asBig(b)
	if !ok1 || !ok2 {
		return 0, false
	}
	return u.Cmp(v), true
}

// orderIntFloat compares an int with a float, both as they are.
func orderIntFloat(v any, y float64) (c int, ok bool) {
	n, ok := asBig(v)
	switch {
	case !ok:
		return 0, false
	case math.IsNaN(y):
		return 2, true
	case math.IsInf(y, 0):
		if y > 0 {
			return -1, true
		}
		return 1, true
	}
	return new(big.Float).SetPrec(uint(max(n.BitLen(), 64))).SetInt(n).Cmp(big.NewFloat(y)), true
}
