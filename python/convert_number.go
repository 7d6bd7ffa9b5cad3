package python

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// maxDigits is how many digits int() reads and str() writes, as in CPython.
const maxDigits = 4300

func (in *Interp) toInt(a []any, kw *Kwargs) any {
	if len(a) == 0 {
		return int64(0)
	}
	if n := len(a) + kw.Len(); n > 2 {
		in.raise("TypeError", "int() takes at most 2 arguments ("+strconv.Itoa(n)+" given)")
	}
	base, hasBase := any(int64(10)), false
	if len(a) > 1 {
		base, hasBase = a[1], true
	} else if b, ok := kw.Get("base"); ok {
		base, hasBase = b, true
	}
	if hasBase {
		if n := in.Index(base); n != 0 && (n < 2 || n > 36) {
			in.raise("ValueError", "int() base must be >= 2 and <= 36, or 0")
		}
	}
	switch v := native(a[0]).(type) {
	case string:
		return in.parseInt(v, in.Index(base), StrRepr(v))
	case Bytes:
		return in.parseInt(string(v), in.Index(base), bytesRepr(v))
	case int64, *big.Int, bool, float64:
		if hasBase {
			in.raise("TypeError", "int() can't convert non-string with explicit base")
		}
		switch v := v.(type) {
		case bool:
			return in.Index(v)
		case float64:
			if math.IsNaN(v) {
				in.raise("ValueError", "cannot convert float NaN to integer")
			}
			if math.IsInf(v, 0) {
				in.raise("OverflowError", "cannot convert float infinity to integer")
			}
			if v > -1<<62 && v < 1<<62 {
				return int64(v)
			}
			b, _ := big.NewFloat(math.Trunc(v)).Int(nil)
			return integer(b)
		}
		return v
	}
	for _, m := range []string{"__int__", "__index__", "__trunc__"} {
		if out, ok := in.method(a[0], m); ok {
			if !isInt(out) {
				in.raise("TypeError", m+" returned non-int (type "+in.TypeName(out)+")")
			}
			return out
		}
	}
	in.raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '"+in.TypeName(a[0])+"'")
	return nil
}

func (in *Interp) parseInt(v string, base int64, shown string) any {
	if base != 0 && (base < 2 || base > 36) {
		in.raise("ValueError", "int() base must be >= 2 and <= 36, or 0")
	}
	wanted := base
	wrong := func() {
		in.raise("ValueError", "invalid literal for int() with base "+strconv.FormatInt(wanted, 10)+": "+shown)
	}
	s := trimBlank(v)
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	low := strings.ToLower(s)
	prefixed := false
	for prefix, of := range map[string]int64{"0x": 16, "0o": 8, "0b": 2} {
		if strings.HasPrefix(low, prefix) && (base == of || base == 0) {
			s, base, prefixed = s[2:], of, true
			s = strings.TrimPrefix(s, "_")
			break
		}
	}
	if base == 0 {
		base = 10
		if len(s) > 1 && s[0] == '0' && strings.Trim(s, "0_") != "" {
			wrong()
		}
	}
	if s == "" || s[0] == '_' || strings.HasSuffix(s, "_") || strings.Contains(s, "__") || s[0] == '+' || s[0] == '-' {
		wrong()
	}
	_ = prefixed
	digits := strings.ReplaceAll(asciiDigits(s), "_", "")
	if len(digits) > maxDigits && base&(base-1) != 0 {
		in.raise("ValueError", "Exceeds the limit (4300 digits) for integer string conversion: value has "+strconv.Itoa(len(digits))+" digits; use sys.set_int_max_str_digits() to increase the limit")
	}
	if n, err := strconv.ParseInt(sign+digits, int(base), 64); err == nil {
		return n
	}
	b, ok := new(big.Int).SetString(sign+digits, int(base))
	if !ok {
		wrong()
	}
	return integer(b)
}

// asciiDigits writes decimal digits of any script as 0 to 9.
func asciiDigits(s string) string {
	if ascii(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if d := decimalDigit(r); d >= 0 {
			return '0' + rune(d)
		}
		return r
	}, s)
}

func (in *Interp) toFloat(a []any) any {
	if len(a) == 0 {
		return 0.0
	}
	v := native(a[0])
	if b, ok := v.(*big.Int); ok {
		return in.bigFloat(b)
	}
	if f, ok := asFloat(v); ok {
		return f
	}
	text, shown := "", ""
	switch s := v.(type) {
	case string:
		text, shown = s, StrRepr(s)
	case Bytes:
		text, shown = string(s), bytesRepr(s)
	default:
		if out, ok := in.method(a[0], "__float__"); ok {
			return out
		}
		if out, ok := in.method(a[0], "__index__"); ok {
			return in.toFloat([]any{out})
		}
		in.raise("TypeError", "float() argument must be a string or a real number, not '"+in.TypeName(a[0])+"'")
	}
	f, ok := parseFloat(text)
	if !ok {
		in.raise("ValueError", "could not convert string to float: "+shown)
	}
	return f
}

// parseFloat reads a float as Python writes them.
func parseFloat(s string) (float64, bool) {
	t := strings.ToLower(trimBlank(asciiDigits(s)))
	if strings.HasPrefix(t, "_") || strings.HasSuffix(t, "_") || strings.Contains(t, "__") {
		return 0, false
	}
	for i := range len(t) {
		if t[i] == '_' && !(isDigit(t[i-1]) && isDigit(t[i+1])) {
			return 0, false
		}
	}
	t = strings.ReplaceAll(t, "_", "")
	sign := 1.0
	body := t
	if body != "" && (body[0] == '+' || body[0] == '-') {
		if body[0] == '-' {
			sign = -1
		}
		body = body[1:]
	}
	switch body {
	case "inf", "infinity":
		return math.Inf(int(sign)), true
	case "nan":
		return math.NaN(), true
	}
	if body == "" || strings.Trim(body, "0123456789.e+-") != "" || body[0] == '+' || body[0] == '-' {
		return 0, false
	}
	f, err := strconv.ParseFloat(t, 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// bigFloat is a big int as a float.
func (in *Interp) bigFloat(b *big.Int) float64 {
	f, _ := new(big.Float).SetInt(b).Float64()
	if math.IsInf(f, 0) {
		in.raise("OverflowError", "int too large to convert to float")
	}
	return f
}
