package python

import (
	"math"
	"math/big"
	"regexp"
	"strings"
	"unicode"

	"github.com/cockroachdb/apd/v3"
)

// decimals is what one interpreter's module decimal is made of. A Decimal is an
// Instance whose Data is an *apd.Decimal that nobody changes; a Context is one
// whose Data is an *apd.Context.
type decimals struct {
	in      *Interp
	class   *Class
	context *Class
	tuple   *Class
	signals map[string]*Class
	current *Instance
}

// decimal is the interpreter's module decimal, made when it is first needed.
func (in *Interp) decimal() *decimals {
	if in.decimals == nil {
		in.decimals = newDecimals(in)
	}
	return in.decimals
}

// DecimalOf is the number behind a decimal.Decimal, not to be changed.
func DecimalOf(v any) (*apd.Decimal, bool) {
	i, ok := v.(*Instance)
	if !ok {
		return nil, false
	}
	d, ok := i.Data.(*apd.Decimal)
	return d, ok
}

// NewDecimal makes a decimal.Decimal of a number, which it takes over.
func (in *Interp) NewDecimal(d *apd.Decimal) *Instance {
	return NewInstance(in.decimal().class, d)
}

// exact is the decimal that equals an int or a float; ok is false for others.
func exact(v any) (d *apd.Decimal, ok bool) {
	switch v := v.(type) {
	case float64:
		return decimalOfFloat(v), true
	case *Instance:
		d, ok = v.Data.(*apd.Decimal)
		return d, ok
	}
	b, ok := asBig(v)
	if !ok {
		return nil, false
	}
	return decimalOfInt(b), true
}

func decimalOfInt(b *big.Int) *apd.Decimal {
	d := &apd.Decimal{Negative: b.Sign() < 0}
	d.Coeff.SetMathBigInt(new(big.Int).Abs(b))
	return d
}

// decimalOfFloat keeps every digit: a float is a whole number times a power of
// two, and 2**-n is 5**n with n digits after the point.
func decimalOfFloat(f float64) *apd.Decimal {
	switch {
	case math.IsNaN(f):
		return &apd.Decimal{Form: apd.NaN, Negative: math.Signbit(f)}
	case math.IsInf(f, 0):
		return &apd.Decimal{Form: apd.Infinite, Negative: f < 0}
	}
	fraction, exponent := math.Frexp(math.Abs(f))
	coefficient := big.NewInt(int64(fraction * (1 << 53)))
	exponent -= 53
	for ; exponent < 0 && coefficient.Bit(0) == 0 && coefficient.Sign() != 0; exponent++ {
		coefficient.Rsh(coefficient, 1)
	}
	d := &apd.Decimal{Negative: math.Signbit(f)}
	switch {
	case coefficient.Sign() == 0:
	case exponent >= 0:
		coefficient.Lsh(coefficient, uint(exponent))
	default:
		coefficient.Mul(coefficient, new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(-exponent)), nil))
		d.Exponent = int32(exponent)
	}
	d.Coeff.SetMathBigInt(coefficient)
	return d
}

var decimalText = regexp.MustCompile(`^(?i:[+-]?((\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf|infinity|s?nan\d*))$`)

// parseDecimal reads a text as Decimal does, without rounding; ok is false for other
// texts.
func parseDecimal(s string) (d *apd.Decimal, ok bool) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '_':
			return -1
		case r > unicode.MaxASCII && unicode.IsDigit(r):
			return '0' + digitValue(r)
		}
		return r
	}, strings.TrimSpace(s))
	if !decimalText.MatchString(s) {
		return nil, false
	}
	d, _, err := apd.NewFromString(s)
	return d, err == nil
}

// digitValue is the value of a decimal digit of any script: each script's ten
// digits stand in a row, from zero up.
func digitValue(r rune) rune {
	zero := r
	for unicode.IsDigit(zero - 1) {
		zero--
	}
	return (r - zero) % 10
}

// integerOf is the whole part of a finite number.
func (in *Interp) integerOf(d *apd.Decimal) any {
	b := d.Coeff.MathBigInt()
	switch {
	case d.Exponent > 0:
		in.room(int64(d.Exponent))
		b.Mul(b, power10(int64(d.Exponent)))
	case d.Exponent < 0:
		if int64(-d.Exponent) > d.NumDigits() {
			return int64(0)
		}
		b.Quo(b, power10(int64(-d.Exponent)))
	}
	if d.Negative {
		b.Neg(b)
	}
	return integer(b)
}

func power10(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }

// decimalKey is the key that a Decimal shares with the ints and floats that
// equal it.
func (in *Interp) decimalKey(d *apd.Decimal) any {
	if d.Form == apd.Infinite {
		return math.Inf(1 - 2*boolInt(d.Negative))
	}
	if d.Form != apd.Finite {
		return compound("nan")
	}
	short, _ := new(apd.Decimal).Reduce(d)
	if short.Exponent >= 0 && int64(short.Exponent)+short.NumDigits() < 400 {
		return in.hashKey(in.integerOf(short))
	}
	if f, err := short.Float64(); err == nil && decimalOfFloat(f).Cmp(short) == 0 {
		return f
	}
	return compound("decimal" + short.String())
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// signal raises an arithmetic exception the way the C module does: with the
// list of the conditions that led to it.
func (m *decimals) signal(class string, conditions ...string) {
	e := NewInstance(m.signals[class], nil)
	list := NewList()
	for _, c := range conditions {
		list.Items = append(list.Items, m.signals[c])
	}
	e.Attrs["args"] = Tuple{list}
	m.in.RaiseValue(e)
}

// check raises what the default traps catch.
func (m *decimals) check(c apd.Condition) {
	switch {
	case c.DivisionUndefined():
		m.signal("InvalidOperation", "DivisionUndefined")
	case c.DivisionByZero():
		m.signal("DivisionByZero", "DivisionByZero")
	case c.DivisionImpossible():
		m.signal("InvalidOperation", "DivisionImpossible")
	case c.InvalidOperation():
		m.signal("InvalidOperation", "InvalidOperation")
	case c.Overflow(), c.SystemOverflow():
		m.signal("Overflow", "Overflow")
	}
}

// rules are the precision and rounding that hold now.
func (m *decimals) rules(context any) *apd.Context {
	if i, ok := context.(*Instance); ok {
		if c, ok := i.Data.(*apd.Context); ok {
			return c
		}
	}
	if context != nil {
		m.in.raise("TypeError", "optional argument must be a context")
	}
	return m.current.Data.(*apd.Context)
}

// construct is Decimal(value).
func (m *decimals) construct(v any) *apd.Decimal {
	in := m.in
	switch v := v.(type) {
	case string:
		d, ok := parseDecimal(v)
		if !ok {
			m.signal("InvalidOperation", "ConversionSyntax")
		}
		return d
	case Tuple:
		return m.ofTuple(v)
	case *List:
		return m.ofTuple(v.Items)
	case *Instance:
		if v.Class.Is(m.tuple) {
			return m.ofTuple(in.Items(v))
		}
	}
	d, ok := exact(v)
	if !ok {
		in.raise("TypeError", "conversion from "+in.operandName(v)+" to Decimal is not supported")
	}
	return d
}

// ofTuple reads (sign, digits, exponent).
func (m *decimals) ofTuple(t []any) *apd.Decimal {
	in := m.in
	if len(t) != 3 {
		in.raise("ValueError", "argument must be a sequence of length 3")
	}
	sign, ok := t[0].(int64)
	if !ok || sign != 0 && sign != 1 {
		in.raise("ValueError", "sign must be an integer with the value 0 or 1")
	}
	d := &apd.Decimal{Negative: sign == 1}
	if t[2] == "F" {
		d.Form = apd.Infinite
		return d
	}
	digits := []byte{'0'}
	in.Each(t[1], func(x any) bool {
		n, ok := x.(int64)
		if !ok || n < 0 || n > 9 {
			in.raise("ValueError", "coefficient must be a tuple of digits")
		}
		digits = append(digits, byte('0'+n))
		return true
	})
	d.Coeff.SetString(string(digits), 10)
	exponent := in.Index(t[2])
	if exponent != int64(int32(exponent)) {
		m.signal("Overflow", "Overflow")
	}
	d.Exponent = int32(exponent)
	return d
}
