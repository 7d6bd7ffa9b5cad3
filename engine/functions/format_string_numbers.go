package functions

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"brook/engine/types"
)

// wholeOf is a value that the JVM has as Byte, Short, Integer or Long.
func wholeOf(value any) (int64, bool) {
	switch v := value.(type) {
	case int8, int16, int32, int64:
		return longOf(v), true
	case types.DateValue:
		return int64(v), true
	case types.TimestampValue:
		return int64(v), true
	case types.NTZValue:
		return int64(v), true
	case types.MicrosValue:
		return int64(v), true
	case types.MonthsValue:
		return int64(v), true
	case types.TimeValue:
		return int64(v), true
	}
	return 0, false
}

func (p *printer) integer(v *verb, value any, n int64) {
	var digits, sign string
	if v.conversion == 'd' {
		if n < 0 {
			sign = "-"
		}
		digits = new(big.Int).Abs(big.NewInt(n)).String()
	} else {
		u, base := uint64(n), 16
		switch value.(type) {
		case int8:
			u = uint64(uint8(n))
		case int16:
			u = uint64(uint16(n))
		case int64, types.TimestampValue, types.NTZValue, types.MicrosValue, types.TimeValue:
		default:
			u = uint64(uint32(n))
		}
		if v.conversion == 'o' {
			base = 8
		}
		digits = strconv.FormatUint(u, base)
		if v.has('#') {
			sign = map[int]string{16: "0x", 8: "0"}[base]
		}
	}
	p.signed(v, sign, digits)
}

// signed writes digits with sign, commas and zeros.
func (p *printer) signed(v *verb, sign, digits string) {
	if v.has(',') {
		whole, frac, point := strings.Cut(digits, ".")
		f := numberFormat{group: 3, minInt: 1}
		whole = string(f.plain(nil, whole))
		if digits = whole; point {
			digits += "." + frac
		}
	}
	end := ""
	switch {
	case sign == "-" && v.has('('):
		sign, end = "(", ")"
	case sign == "" && v.conversion != 'o' && v.conversion != 'x' && v.has('+'):
		sign = "+"
	case sign == "" && v.conversion != 'o' && v.conversion != 'x' && v.has(' '):
		sign = " "
	}
	if v.has('0') {
		digits = strings.Repeat("0", max(0, v.width-len(sign)-len(digits)-len(end))) + digits
	}
	p.pad(v, sign+digits+end)
}

func (p *printer) float(v *verb, f float64) {
	sign := ""
	if math.Signbit(f) && f == f {
		sign = "-"
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		u := *v
		u.flags = strings.NewReplacer("0", "", ",", "").Replace(v.flags)
		text := "NaN"
		if f == f {
			text = "Infinity"
		}
		if f != f {
			p.pad(&u, text)
			return
		}
		p.signed(&u, sign, text)
		return
	}
	f = math.Abs(f)
	precision := v.precision
	switch v.conversion {
	case 'a':
		p.signed(v, sign, hexFloat(f))
		return
	case 'g':
		if precision < 0 {
			precision = 6
		}
		precision = max(precision, 1)
		if f == 0 {
			p.signed(v, sign, fixedHalfUp(f, precision-1))
			return
		}
		e := exponentHalfUp(f, precision-1)
		at := strings.IndexByte(e, 'e')
		x, _ := strconv.Atoi(e[at+1:])
		if x < -4 || x >= precision {
			p.signed(v, sign, e)
			return
		}
		p.signed(v, sign, fixedHalfUp(f, precision-1-x))
		return
	}
	if precision < 0 {
		precision = 6
	}
	if v.conversion == 'e' {
		p.signed(v, sign, exponentHalfUp(f, precision))
		return
	}
	p.signed(v, sign, fixedHalfUp(f, precision))
}

// shortest is the decimal number that Java prints for f, without its point.
func shortest(f float64) (n *big.Int, scale int) {
	n, scale, _ = types.DecimalDigits(types.DoubleText(f))
	return n, scale
}

// fixedHalfUp writes the digits that Java prints for f, rounded half up.
func fixedHalfUp(f float64, frac int) string {
	n, scale := shortest(f)
	if frac >= scale {
		return plainDecimal(new(big.Int).Mul(n, tenTo(frac-scale)), frac)
	}
	return plainDecimal(types.RoundHalfUp(n, tenTo(scale-frac)), frac)
}

func exponentHalfUp(f float64, frac int) string {
	n, scale := shortest(f)
	digits := n.String()
	exp := len(digits) - 1 - scale
	if n.Sign() == 0 {
		exp = 0
	}
	if cut := len(digits) - 1 - frac; cut > 0 {
		if n = types.RoundHalfUp(n, tenTo(cut)); len(n.String()) > frac+1 {
			exp++
			n.Quo(n, big.NewInt(10))
		}
	} else {
		n = new(big.Int).Mul(n, tenTo(-cut))
	}
	text := plainDecimal(n, frac)
	sign := "+"
	if exp < 0 {
		sign, exp = "-", -exp
	}
	e := strconv.Itoa(exp)
	if len(e) < 2 {
		e = "0" + e
	}
	return text + "e" + sign + e
}

// hexFloat is Double.toHexString.
func hexFloat(f float64) string {
	s := strconv.FormatFloat(f, 'x', -1, 64)
	mantissa, exp, _ := strings.Cut(s, "p")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	exp = strings.TrimPrefix(exp, "+")
	if n, err := strconv.Atoi(exp); err == nil {
		exp = strconv.Itoa(n)
	}
	return mantissa + "p" + exp
}
