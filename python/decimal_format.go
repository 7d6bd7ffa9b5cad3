package python

import (
	"fmt"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// formatDecimal is format(d, spec). Without a precision every digit is kept.
func (m *decimals) formatDecimal(x *apd.Decimal, spec string) string {
	in := m.in
	if spec == "" {
		return decimalString(x)
	}
	f := in.parseSpec(spec)
	kind := f.kind
	switch kind {
	case 0:
		kind = 'G'
	case 'e', 'E', 'f', 'F', 'g', 'G', '%', 'n':
	default:
		in.raise("ValueError", "invalid format string")
	}
	if kind == 'n' {
		kind = 'g'
	}
	negative := signed(x.Negative, f)
	if x.Form != apd.Finite {
		if f.zero {
			f.fill, f.align = ' ', '>'
		}
		return in.pad(negative+strings.TrimPrefix(decimalString(x), "-"), f, '>')
	}
	d := new(apd.Decimal).Set(x)
	if kind == '%' {
		d.Exponent += 2
	}
	c := m.rules(nil)
	rescale := func(exponent int32) {
		digits := max(d.NumDigits()+int64(d.Exponent)-int64(exponent), 1) + 1
		in.room(digits)
		_, _ = with(&apd.BaseContext, uint32(digits), c.Rounding).Quantize(d, d, exponent)
	}
	round := func(digits int) { _, _ = with(&apd.BaseContext, uint32(max(digits, 1)), c.Rounding).Round(d, d) }
	fixed := kind == 'f' || kind == 'F' || kind == '%'
	switch {
	case f.precision < 0:
	case fixed:
		rescale(int32(-f.precision))
	case kind == 'e' || kind == 'E':
		if !d.IsZero() {
			round(f.precision + 1)
			rescale(int32(int64(d.Exponent) + d.NumDigits() - 1 - int64(f.precision)))
		}
	case d.NumDigits() > int64(max(f.precision, 1)):
		round(f.precision)
	}
	if fixed && d.Exponent > 0 {
		rescale(0)
	}
	digits := d.Coeff.String()
	left := int(d.Exponent) + len(digits)
	point := 1
	switch {
	case fixed:
		point = left
	case kind == 'e' || kind == 'E':
		if d.Coeff.Sign() == 0 && f.precision >= 0 {
			point = 1 - f.precision
		}
	case d.Exponent <= 0 && left > -6:
		point = left
	}
	whole, fraction := "0", ""
	switch {
	case point < 0:
		in.room(int64(-point))
		fraction = strings.Repeat("0", -point) + digits
	case point > len(digits):
		in.room(int64(point))
		whole = digits + strings.Repeat("0", point-len(digits))
	default:
		if point > 0 {
			whole = digits[:point]
		}
		fraction = digits[point:]
	}
	if fraction != "" || f.alternate {
		fraction = "." + fraction
	}
	if exponent := left - point; exponent != 0 && !fixed || kind == 'e' || kind == 'E' {
		e := "e"
		if kind == 'E' || kind == 'G' {
			e = "E"
		}
		fraction += e + fmt.Sprintf("%+d", exponent)
	}
	if kind == '%' {
		fraction += "%"
	}
	if f.comma != 0 && f.zero {
		for len(negative)+len(grouped("0"+whole, f.comma, 3))+len(fraction) <= f.width {
			whole = "0" + whole
		}
	}
	return in.pad(negative+grouped(whole, f.comma, 3)+fraction, f, '>')
}

// decimalString is str(d): scientific when the exponent is positive or the
// number is small.
func decimalString(d *apd.Decimal) string {
	sign := ""
	if d.Negative {
		sign = "-"
	}
	switch d.Form {
	case apd.Infinite:
		return sign + "Infinity"
	case apd.NaN, apd.NaNSignaling:
		s := sign + "NaN"
		if d.Form == apd.NaNSignaling {
			s = sign + "sNaN"
		}
		if d.Coeff.Sign() != 0 {
			s += d.Coeff.String()
		}
		return s
	}
	digits := d.Coeff.String()
	left := int(d.Exponent) + len(digits)
	if d.Exponent <= 0 && left > -6 {
		switch {
		case d.Exponent == 0:
			return sign + digits
		case left > 0:
			return sign + digits[:left] + "." + digits[left:]
		}
		return sign + "0." + strings.Repeat("0", -left) + digits
	}
	if len(digits) > 1 {
		digits = digits[:1] + "." + digits[1:]
	}
	return sign + digits + fmt.Sprintf("E%+d", left-1)
}
