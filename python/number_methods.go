package python

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

func init() {
	c := intClass
	method(c, "bit_length", "", func(in *Interp, a []any) any { return int64(in.bigIndex(a[0]).BitLen()) })
	method(c, "bit_count", "", func(in *Interp, a []any) any {
		n := 0
		for _, w := range in.bigIndex(a[0]).Bits() {
			n += bits.OnesCount(uint(w))
		}
		return int64(n)
	})
	method(c, "as_integer_ratio", "", func(in *Interp, a []any) any { return Tuple{in.Unary("+", a[0]), int64(1)} })
	method(c, "conjugate", "", func(in *Interp, a []any) any { return in.Unary("+", a[0]) })
	get := func(c *Class, name string, f func(in *Interp, v any) any) {
		c.Dict[name] = &Property{Get: Fn(name, func(in *Interp, a []any, _ *Kwargs) any { return f(in, native(a[0])) })}
	}
	for _, name := range []string{"real", "numerator"} {
		get(c, name, func(in *Interp, v any) any { return in.Unary("+", v) })
	}
	get(c, "imag", func(*Interp, any) any { return int64(0) })
	get(c, "denominator", func(*Interp, any) any { return int64(1) })
	f := floatClass
	get(f, "real", func(_ *Interp, v any) any { return v })
	get(f, "imag", func(*Interp, any) any { return 0.0 })
	method(f, "is_integer", "", func(_ *Interp, a []any) any { x := a[0].(float64); return x == math.Trunc(x) && !math.IsInf(x, 0) })
	method(f, "conjugate", "", func(_ *Interp, a []any) any { return a[0] })
	method(f, "as_integer_ratio", "", func(in *Interp, a []any) any {
		x := a[0].(float64)
		if math.IsInf(x, 0) {
			in.raise("OverflowError", "cannot convert Infinity to integer ratio")
		}
		if math.IsNaN(x) {
			in.raise("ValueError", "cannot convert NaN to integer ratio")
		}
		r := new(big.Rat).SetFloat64(x)
		return Tuple{integer(new(big.Int).Set(r.Num())), integer(new(big.Int).Set(r.Denom()))}
	})
	f.Dict["fromhex"] = onClass(Def("fromhex", "cls, string, /", func(in *Interp, a []any) any {
		s := strings.ToLower(trimBlank(in.Str(a[1])))
		if !strings.Contains(s, "p") {
			s += "p0"
		}
		if !strings.Contains(s, "0x") {
			s = strings.Replace(s, strings.TrimLeft(s, "+-"), "0x"+strings.TrimLeft(s, "+-"), 1)
		}
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			in.raise("ValueError", "invalid hexadecimal floating-point string")
		}
		return x
	}))
	method(f, "hex", "", func(_ *Interp, a []any) any {
		x := a[0].(float64)
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return FloatRepr(x)
		}
		if x == 0 {
			return strings.Replace(strconv.FormatFloat(x, 'x', 1, 64), "p+00", "p+0", 1)
		}
		s := strconv.FormatFloat(x, 'x', 13, 64)
		i := strings.IndexByte(s, 'p')
		e, _ := strconv.Atoi(s[i+1:])
		sign := ""
		if e >= 0 {
			sign = "+"
		}
		return s[:i+1] + sign + strconv.Itoa(e)
	})
}

// abs is abs(v).
func (in *Interp) abs(v any) any {
	if out, ok := in.method(v, "__abs__"); ok {
		return out
	}
	switch x := native(v).(type) {
	case float64:
		return math.Abs(x)
	case int64, *big.Int, bool:
		if c, _ := order(x, int64(0)); c < 0 {
			return in.Unary("-", x)
		}
		return in.Unary("+", x)
	}
	in.raise("TypeError", "bad operand type for abs(): '"+in.TypeName(v)+"'")
	return nil
}

func (in *Interp) divmod(a, b any) any {
	if out, ok := in.method(a, "__divmod__", b); ok {
		return out
	}
	if out, ok := in.method(b, "__rdivmod__", a); ok {
		return out
	}
	_, number := asFloat(native(a))
	_, other := asFloat(native(b))
	if !(number && other) && special(a, "__floordiv__") == nil && special(b, "__rfloordiv__") == nil {
		in.badOperands("divmod()", a, b)
	}
	return Tuple{in.Binary("//", a, b), in.Binary("%", a, b)}
}

// powMod is pow(a, b, m).
func (in *Interp) powMod(a, b, m any) any {
	x, ok1 := asBig(native(a))
	y, ok2 := asBig(native(b))
	n, ok3 := asBig(native(m))
	if !ok1 || !ok2 || !ok3 {
		in.raise("TypeError", "pow() 3rd argument not allowed unless all arguments are integers")
	}
	if n.Sign() == 0 {
		in.raise("ValueError", "pow() 3rd argument cannot be 0")
	}
	modulus := new(big.Int).Abs(n)
	out := new(big.Int)
	if y.Sign() < 0 {
		inverse := new(big.Int).ModInverse(x, modulus)
		if inverse == nil {
			in.raise("ValueError", "base is not invertible for the given modulus")
		}
		out.Exp(inverse, new(big.Int).Neg(y), modulus)
	} else {
		out.Exp(x, y, modulus)
	}
	if n.Sign() < 0 && out.Sign() > 0 {
		out.Add(out, n)
	}
	return integer(out)
}

// roundTo is math.floor, ceil and trunc.
func (in *Interp) roundTo(how string, v any) any {
	if out, ok := in.method(v, "__"+how+"__"); ok {
		return out
	}
	n := native(v)
	if isInt(n) {
		return in.Unary("+", n)
	}
	f, ok := n.(float64)
	if !ok {
		f, ok = in.toFloat([]any{v}).(float64)
	}
	if !ok {
		in.raise("TypeError", "must be real number, not "+in.TypeName(v))
	}
	switch how {
	case "floor":
		f = math.Floor(f)
	case "ceil":
		f = math.Ceil(f)
	}
	return in.toInt([]any{f}, nil)
}

// round is round(v, digits).
func (in *Interp) round(v, digits any) any {
	if m := special(v, "__round__"); m != nil {
		args := []any{v}
		if digits != nil {
			args = append(args, digits)
		}
		return in.call(m, args, nil)
	}
	switch x := native(v).(type) {
	case bool, int64, *big.Int:
		if digits == nil || in.Index(digits) >= 0 {
			return in.Unary("+", x)
		}
		n := -in.Index(digits)
		if n > 10000 {
			return int64(0)
		}
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
		b, _ := asBig(x)
		q, r := new(big.Int).DivMod(b, unit, new(big.Int))
		if c := new(big.Int).Lsh(r, 1).Cmp(unit); c > 0 || c == 0 && q.Bit(0) == 1 {
			q.Add(q, big.NewInt(1))
		}
		return integer(q.Mul(q, unit))
	case float64:
		if digits == nil {
			return in.toInt([]any{math.RoundToEven(x)}, nil)
		}
		n := in.Index(digits)
		switch {
		case math.IsNaN(x), math.IsInf(x, 0), n > 400:
			return x
		case n < -400:
			return math.Copysign(0, x)
		case n < 0:
			s := strconv.FormatFloat(x, 'f', 0, 64)
			b, _ := new(big.Float).SetString(s)
			whole, _ := b.Int(nil)
			f, _ := asFloat(in.round(integer(whole), n))
			return math.Copysign(f, x)
		}
		f, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', int(n), 64), 64)
		if err != nil {
			return x
		}
		return f
	}
	in.raise("TypeError", "type "+in.TypeName(v)+" doesn't define __round__ method")
	return nil
}
