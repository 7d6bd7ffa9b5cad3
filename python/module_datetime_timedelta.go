package python

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

const maxDeltaDays = 999_999_999

var bigDay = big.NewInt(microsPerDay)

// total is the length in microseconds.
func (v deltaValue) total() *big.Int {
	t := new(big.Int).Mul(big.NewInt(v.days), bigDay)
	return t.Add(t, big.NewInt(v.micros))
}

func (v deltaValue) compare(w deltaValue) int {
	if v.days != w.days {
		return int(max(-1, min(1, v.days-w.days)))
	}
	return int(max(-1, min(1, v.micros-w.micros)))
}

// deltaOf makes a timedelta of a class.
func (in *Interp) deltaOf(c *Class, micros *big.Int) *Instance {
	days, rest := new(big.Int).DivMod(micros, bigDay, new(big.Int))
	if !days.IsInt64() || days.Int64() > maxDeltaDays || days.Int64() < -maxDeltaDays {
		in.raise("OverflowError", "days="+days.String()+"; must have magnitude <= 999999999")
	}
	return NewInstance(c, deltaValue{days.Int64(), rest.Int64()})
}

func (in *Interp) delta(micros *big.Int) *Instance {
	return in.deltaOf(in.datetimes().timedelta, micros)
}

// deltaUnits are the arguments of timedelta in microseconds.
var deltaUnits = []int64{microsPerDay, microsPerSecond, 1, 1000, 60 * microsPerSecond, 3600 * microsPerSecond, 7 * microsPerDay}

var deltaNames = []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}

// sumDelta adds amounts of units. Fractions are collected apart and rounded
// once, half to even.
func (in *Interp) sumDelta(amounts []any) *big.Int {
	sum, fraction := new(big.Int), 0.0
	for i, amount := range amounts {
		unit := deltaUnits[i]
		if n, ok := asBig(amount); ok {
			sum.Add(sum, new(big.Int).Mul(n, big.NewInt(unit)))
			continue
		}
		f, ok := amount.(float64)
		if !ok {
			in.raise("TypeError", "unsupported type for timedelta "+deltaNames[i]+" component: "+in.TypeName(amount))
		}
		whole := in.toInt([]any{f}, nil)
		n, _ := asBig(whole)
		sum.Add(sum, new(big.Int).Mul(n, big.NewInt(unit)))
		w, part := math.Modf((f - math.Trunc(f)) * float64(unit))
		sum.Add(sum, big.NewInt(int64(w)))
		fraction += part
	}
	if fraction != 0 {
		whole := math.Round(fraction)
		if math.Abs(whole-fraction) == 0.5 {
			odd := float64(sum.Bit(0))
			whole = 2*math.RoundToEven((fraction+odd)*0.5) - odd
		}
		sum.Add(sum, big.NewInt(int64(whole)))
	}
	return sum
}

// roundRatio is a/b as a whole number, half to even.
func roundRatio(a, b *big.Int) *big.Int {
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	q, r := new(big.Int).DivMod(a, b, new(big.Int))
	if c := r.Lsh(r, 1).Cmp(b); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

func (in *Interp) timedeltaClass() *Class {
	c := NewClass("timedelta", "datetime", nil, nil)
	c.Dict["__new__"] = Def("timedelta", "cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0", func(in *Interp, a []any) any {
		return in.deltaOf(a[0].(*Class), in.sumDelta(a[1:]))
	})
	self := func(v any) deltaValue { return v.(*Instance).Data.(deltaValue) }
	for name, get := range map[string]func(v deltaValue) int64{
		"days": func(v deltaValue) int64 { return v.days }, "seconds": func(v deltaValue) int64 { return v.micros / microsPerSecond },
		"microseconds": func(v deltaValue) int64 { return v.micros % microsPerSecond },
	} {
		c.Dict[name] = getter(name, func(_ *Interp, i *Instance) any { return get(self(i)) })
	}
	c.Dict["total_seconds"] = Def("total_seconds", "self", func(in *Interp, a []any) any {
		return in.big("/", self(a[0]).total(), big.NewInt(microsPerSecond))
	})
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		v, parts := self(a[0]), []string{}
		for i, n := range []int64{v.days, v.micros / microsPerSecond, v.micros % microsPerSecond} {
			if n != 0 {
				parts = append(parts, deltaNames[i]+"="+strconv.FormatInt(n, 10))
			}
		}
		if len(parts) == 0 {
			parts = []string{"0"}
		}
		return a[0].(*Instance).Class.qualified() + "(" + strings.Join(parts, ", ") + ")"
	})
	c.Dict["__str__"] = Def("__str__", "self", func(_ *Interp, a []any) any { return self(a[0]).String() })
	c.Dict["__bool__"] = Def("__bool__", "self", func(_ *Interp, a []any) any { return self(a[0]) != deltaValue{} })
	c.Dict["__hash__"] = Def("__hash__", "self", func(in *Interp, a []any) any { return in.hashOf(a[0]) })
	addComparisons(c, func(_ *Interp, _ string, a, b *Instance) (int, bool) {
		w, ok := b.Data.(deltaValue)
		return self(a).compare(w), ok
	})
	in.timedeltaArithmetic(c)
	return c
}

// String is the text of a timedelta: 2 days, 1:02:03.000004.
func (v deltaValue) String() string {
	s := ""
	if v.days != 0 {
		p := "s"
		if v.days == 1 || v.days == -1 {
			p = ""
		}
		s = fmt.Sprintf("%d day%s, ", v.days, p)
	}
	seconds := v.micros / microsPerSecond
	s += fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	if n := v.micros % microsPerSecond; n != 0 {
		s += fmt.Sprintf(".%06d", n)
	}
	return s
}

func (in *Interp) timedeltaArithmetic(c *Class) {
	self := func(v any) *big.Int { return v.(*Instance).Data.(deltaValue).total() }
	delta := func(v any) (*big.Int, bool) {
		if i, ok := v.(*Instance); ok {
			if d, ok := i.Data.(deltaValue); ok {
				return d.total(), true
			}
		}
		return nil, false
	}
	unary := func(name string, f func(in *Interp, v *big.Int) any) {
		c.Dict[name] = Def(name, "self", func(in *Interp, a []any) any { return f(in, self(a[0])) })
	}
	unary("__neg__", func(in *Interp, v *big.Int) any { return in.delta(new(big.Int).Neg(v)) })
	unary("__pos__", func(in *Interp, v *big.Int) any { return in.delta(v) })
	unary("__abs__", func(in *Interp, v *big.Int) any { return in.delta(new(big.Int).Abs(v)) })
	// binary adds a method that knows other timedeltas; scalar, if any, knows numbers.
	binary := func(name string, f func(in *Interp, v, w *big.Int) any, scalar func(in *Interp, v *big.Int, n any) any) {
		c.Dict[name] = Def(name, "self, other", func(in *Interp, a []any) any {
			if w, ok := delta(a[1]); ok && f != nil {
				return f(in, self(a[0]), w)
			}
			if _, isFloat := a[1].(float64); scalar != nil && (isFloat || isInt(a[1])) {
				return scalar(in, self(a[0]), a[1])
			}
			return NotImplemented{}
		})
	}
	nonzero := func(in *Interp, w *big.Int) {
		if w.Sign() == 0 {
			in.raise("ZeroDivisionError", "integer division or modulo by zero")
		}
	}
	add := func(in *Interp, v, w *big.Int) any { return in.delta(new(big.Int).Add(v, w)) }
	binary("__add__", add, nil)
	binary("__radd__", add, nil)
	binary("__sub__", func(in *Interp, v, w *big.Int) any { return in.delta(new(big.Int).Sub(v, w)) }, nil)
	binary("__rsub__", func(in *Interp, v, w *big.Int) any { return in.delta(new(big.Int).Sub(w, v)) }, nil)
	multiply := func(in *Interp, v *big.Int, n any) any {
		if f, ok := n.(float64); ok {
			return in.delta(in.scaled(v, f, false))
		}
		k, _ := asBig(n)
		return in.delta(new(big.Int).Mul(v, k))
	}
	binary("__mul__", nil, multiply)
	binary("__rmul__", nil, multiply)
	binary("__truediv__", func(in *Interp, v, w *big.Int) any {
		return in.big("/", v, w)
	}, func(in *Interp, v *big.Int, n any) any {
		if f, ok := n.(float64); ok {
			if f == 0 {
				in.raise("ZeroDivisionError", "integer division or modulo by zero")
			}
			return in.delta(in.scaled(v, f, true))
		}
		k, _ := asBig(n)
		nonzero(in, k)
		return in.delta(roundRatio(v, k))
	})
	binary("__floordiv__", func(in *Interp, v, w *big.Int) any {
		nonzero(in, w)
		return in.big("//", v, w)
	}, func(in *Interp, v *big.Int, n any) any {
		k, ok := asBig(n)
		if !ok {
			return NotImplemented{}
		}
		nonzero(in, k)
		q, _ := asBig(in.big("//", v, k))
		return in.delta(q)
	})
	modulo := func(in *Interp, v, w *big.Int) any {
		r, _ := asBig(in.big("%", v, w))
		return in.delta(r)
	}
	binary("__mod__", modulo, nil)
	binary("__divmod__", func(in *Interp, v, w *big.Int) any {
		nonzero(in, w)
		return Tuple{in.big("//", v, w), modulo(in, v, w)}
	}, nil)
}

// scaled multiplies microseconds by a float, or divides by it.
func (in *Interp) scaled(v *big.Int, f float64, divide bool) *big.Int {
	if math.IsNaN(f) {
		in.raise("ValueError", "cannot convert NaN to integer ratio")
	}
	if math.IsInf(f, 0) {
		in.raise("OverflowError", "cannot convert Infinity to integer ratio")
	}
	ratio := new(big.Rat).SetFloat64(f)
	if divide {
		return roundRatio(new(big.Int).Mul(v, ratio.Denom()), ratio.Num())
	}
	return roundRatio(new(big.Int).Mul(v, ratio.Num()), ratio.Denom())
}
