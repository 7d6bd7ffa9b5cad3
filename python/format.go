package python

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// formatSpec is [[fill]align][sign][#][0][width][,][.precision][type].
type formatSpec struct {
	fill             rune
	align, sign      byte
	alternate, zero  bool
	width, precision int
	comma            byte
	kind             byte
	noNegativeZero   bool // z
}

func (in *Interp) parseSpec(s string) formatSpec {
	f := formatSpec{fill: ' ', precision: -1}
	runes := []rune(s)
	i, filled := 0, false
	if len(runes) > 1 && strings.ContainsRune("<>=^", runes[1]) {
		f.fill, f.align = runes[0], byte(runes[1])
		i, filled = 2, true
	} else if len(runes) > 0 && strings.ContainsRune("<>=^", runes[0]) {
		f.align = byte(runes[0])
		i = 1
	}
	is := func(set string) bool { return i < len(runes) && strings.ContainsRune(set, runes[i]) }
	number := func() int {
		n := 0
		for is("0123456789") {
			n = n*10 + int(runes[i]-'0')
			if n > maxItems {
				in.raise("ValueError", "Too many decimal digits in format string")
			}
			i++
		}
		return n
	}
	if is("+- ") {
		f.sign = byte(runes[i])
		i++
	}
	if is("z") {
		f.noNegativeZero = true
		i++
	}
	if is("#") {
		f.alternate = true
		i++
	}
	if is("0") {
		f.zero = true
		if f.align == 0 {
			f.align = '='
		}
		if !filled {
			f.fill = '0'
		}
		i++
	}
	f.width = number()
	if is(",_") {
		f.comma = byte(runes[i])
		i++
	}
	if is(".") {
		i++
		if !is("0123456789") {
			in.raise("ValueError", "Format specifier missing precision")
		}
		f.precision = number()
	}
	if i < len(runes) {
		f.kind = byte(runes[i])
		i++
	}
	if i < len(runes) {
		in.raise("ValueError", "Invalid format specifier")
	}
	if f.comma != 0 && f.kind != 0 && !strings.ContainsRune("defgEGF%", rune(f.kind)) && (f.comma == ',' || !strings.ContainsRune("boxX", rune(f.kind))) {
		in.raise("ValueError", "Cannot specify '"+string(f.comma)+"' with '"+string(f.kind)+"'.")
	}
	return f
}

// Format is format(v, spec).
func (in *Interp) Format(v any, spec string) string {
	if m := special(v, "__format__"); m != nil {
		out := in.call(m, []any{v, spec}, nil)
		s, ok := native(out).(string)
		if !ok {
			in.raise("TypeError", "__format__ must return a str, not "+in.TypeName(out))
		}
		return s
	}
	if spec == "" {
		return in.Str(v)
	}
	switch v = native(v); v.(type) {
	case string, bool, int64, *big.Int, float64:
	default:
		in.raise("TypeError", "unsupported format string passed to "+in.TypeName(v)+".__format__")
	}
	f := in.parseSpec(spec)
	wrong := func() {
		in.raise("ValueError", "Unknown format code '"+string(f.kind)+"' for object of type '"+in.TypeName(v)+"'")
	}
	switch x := v.(type) {
	case string:
		if f.kind != 0 && f.kind != 's' {
			wrong()
		}
		if f.noNegativeZero {
			in.raise("ValueError", "Negative zero coercion (z) not allowed in string format specifier")
		}
		if f.comma != 0 {
			in.raise("ValueError", "Cannot specify '"+string(f.comma)+"' with 's'.")
		}
		if f.sign != 0 {
			in.raise("ValueError", "Sign not allowed in string format specifier")
		}
		if f.align == '=' && !f.zero {
			in.raise("ValueError", "'=' alignment not allowed in string format specifier")
		}
		if f.precision >= 0 {
			r := []rune(x)
			x = string(r[:min(len(r), f.precision)])
		}
		return in.pad(x, f, '<')
	case bool:
		return in.Format(in.Index(x), spec)
	case int64, *big.Int:
		b, _ := asBig(x)
		switch f.kind {
		case 0, 'd', 'n', 'x', 'X', 'o', 'b':
			return in.formatInt(b, f)
		case 'c':
			if !b.IsInt64() || b.Int64() < 0 || b.Int64() > utf8.MaxRune {
				in.raise("OverflowError", "%c arg not in range(0x110000)")
			}
			return in.pad(string(rune(b.Int64())), f, '<')
		case 'e', 'E', 'f', 'F', 'g', 'G', '%':
			n, _ := asFloat(x)
			return in.formatFloat(n, f)
		}
		wrong()
	case float64:
		switch f.kind {
		case 0, 'e', 'E', 'f', 'F', 'g', 'G', '%', 'n':
			return in.formatFloat(x, f)
		}
		wrong()
	}
	return ""
}

func (in *Interp) pad(s string, f formatSpec, align byte) string {
	if f.align != 0 {
		align = f.align
	}
	n := f.width - utf8.RuneCountInString(s)
	if n <= 0 {
		return s
	}
	in.room(int64(n))
	fill := func(n int) string { return strings.Repeat(string(f.fill), n) }
	switch align {
	case '>':
		return fill(n) + s
	case '^':
		return fill(n/2) + s + fill(n-n/2)
	case '=':
		sign := ""
		if s != "" && strings.ContainsRune("+- ", rune(s[0])) {
			sign, s = s[:1], s[1:]
		}
		return sign + fill(n) + s
	}
	return s + fill(n)
}

func grouped(digits string, sep byte, by int) string {
	if sep == 0 {
		return digits
	}
	var out []byte
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%by == 0 {
			out = append(out, sep)
		}
		out = append(out, digits[i])
	}
	return string(out)
}

// number puts a number together: sign and prefix, the whole digits, and the
// rest. Zeros that fill it up to the width are grouped too.
func (in *Interp) number(sign, whole, rest string, f formatSpec, by int) string {
	fills := f.fill == '0' && f.align == '='
	width := f.width - len(sign) - len(rest)
	if fills {
		in.room(int64(f.width))
		if f.comma == 0 {
			if n := width - len(whole); n > 0 {
				whole = strings.Repeat("0", n) + whole
			}
			return sign + whole + rest
		}
		for len(grouped(whole, f.comma, by)) < width {
			whole = "0" + whole
		}
		return sign + grouped(whole, f.comma, by) + rest
	}
	body := grouped(whole, f.comma, by) + rest
	if f.align == '=' {
		f.width -= len(sign)
		f.align = '>'
		return sign + in.pad(body, f, '>')
	}
	return in.pad(sign+body, f, '>')
}

func signed(negative bool, f formatSpec) string {
	switch {
	case negative:
		return "-"
	case f.sign == '+' || f.sign == ' ':
		return string(f.sign)
	}
	return ""
}

func (in *Interp) formatInt(b *big.Int, f formatSpec) string {
	if f.noNegativeZero {
		in.raise("ValueError", "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.precision >= 0 {
		in.raise("ValueError", "Precision not allowed in integer format specifier")
	}
	base, by, prefix := 10, 3, ""
	switch f.kind {
	case 'x', 'X':
		base, by, prefix = 16, 4, "0x"
	case 'o':
		base, by, prefix = 8, 4, "0o"
	case 'b':
		base, by, prefix = 2, 4, "0b"
	}
	digits := new(big.Int).Abs(b).Text(base)
	sign := signed(b.Sign() < 0, f)
	if f.alternate {
		sign += prefix
	}
	if f.kind == 'X' {
		digits, sign = strings.ToUpper(digits), strings.ToUpper(sign)
	}
	return in.number(sign, digits, "", f, by)
}

func (in *Interp) formatFloat(v float64, f formatSpec) string {
	negative := math.Signbit(v) && !math.IsNaN(v)
	a := math.Abs(v)
	var s string
	precision := f.precision
	switch {
	case math.IsInf(a, 1):
		s = "inf"
	case math.IsNaN(a):
		s = "nan"
	default:
		switch f.kind {
		case 'f', 'F', '%':
			if precision < 0 {
				precision = 6
			}
			if f.kind == '%' {
				a *= 100
			}
			s = strconv.FormatFloat(a, 'f', precision, 64)
		case 'e', 'E':
			if precision < 0 {
				precision = 6
			}
			s = strconv.FormatFloat(a, 'e', precision, 64)
		case 'g', 'G', 'n':
			s = general(a, precision, f.alternate)
		default:
			if precision < 0 {
				s = FloatRepr(a)
			} else {
				s = general(a, precision, false)
				if !strings.ContainsAny(s, ".e") {
					s += ".0"
				}
			}
		}
	}
	if f.kind == 'E' || f.kind == 'G' || f.kind == 'F' {
		s = strings.ToUpper(s)
	}
	whole, rest := s, ""
	if i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }); i >= 0 {
		whole, rest = s[:i], s[i:]
	}
	if f.kind == '%' {
		rest += "%"
	}
	if f.noNegativeZero && strings.Trim(s, "0.") == "" {
		negative = false
	}
	return in.number(signed(negative, f), whole, rest, f, 3)
}

// general is %g.
func general(a float64, precision int, keep bool) string {
	switch precision {
	case -1:
		precision = 6
	case 0:
		precision = 1
	}
	s := strconv.FormatFloat(a, 'e', precision-1, 64)
	_, exponent, _ := strings.Cut(s, "e")
	x, err := strconv.Atoi(exponent)
	if err != nil {
		return s
	}
	if x < -4 || x >= precision {
		mantissa, _, _ := strings.Cut(s, "e")
		if !keep && strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		return mantissa + "e" + exponent
	}
	s = strconv.FormatFloat(a, 'f', precision-1-x, 64)
	if !keep && strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
