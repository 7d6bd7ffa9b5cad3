package functions

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"format_number"}, Group: "string_funcs", Min: 2, Max: 2,
		Usage:    "format_number(expr1, expr2) - Writes a number with commas and expr2 decimals, or in the format that expr2 gives.",
		Examples: []Example{{"format_number(12332.123456, 4)", "12,332.1235"}, {"format_number(12332.123456, '##################.###')", "12332.123"}},
		Resolve:  formatNumber})
}

func formatNumber(c *CallContext) error {
	t := c.Args[0].Type()
	if t.Kind() == types.KindNull {
		t = types.Integer
		if err := c.coerce(0, t); err != nil {
			return err
		}
	}
	if !types.IsNumeric(t) {
		return c.unexpected(0, "NUMERIC")
	}
	switch k := c.Args[1].Type().Kind(); {
	case k == types.KindString:
	case types.IsIntegral(c.Args[1].Type()) || k == types.KindNull:
		if err := c.coerceInt(1); err != nil {
			return err
		}
	default:
		return c.unexpected(1, "INT\" or \"STRING")
	}
	c.Type, c.Nullable = str, true
	byText := c.Args[1].Type().Kind() == types.KindString
	c.Kernel = strict(str, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out := newTexts(str, n, validOf(args, n))
		format, text := (*numberFormat)(nil), ""
		for i := range n {
			if out.skip() {
				continue
			}
			if byText {
				if p := string(textOf(args[1])(i)); format == nil || p != text {
					var err error
					if format, err = parseNumberFormat(p); err != nil {
						return batch.Vector{}, err
					}
					text = p
				}
			} else {
				d := column[int32](args[1])(i)
				if d < 0 {
					out.nullRow()
					continue
				}
				if d > maxFraction {
					return batch.Vector{}, diag.New(diag.SparkRuntime, "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION", "54000", "Can't write more than %d digits behind the point.", maxFraction)
				}
				format = &numberFormat{group: 3, minInt: 1, minFrac: int(d), maxFrac: int(d)}
			}
			out.data = format.append(out.data, args[0].Value(i))
			out.end()
		}
		return out.finish(constant), nil
	})
	return nil
}

// maxFraction bounds the digits behind the point; Spark gives up on them as well,
// but later.
const maxFraction = 1 << 20

// numberFormat is a pattern of java.text.DecimalFormat.
type numberFormat struct {
	prefix, suffix     string
	negative           bool // negPrefix and negSuffix are given
	negPrefix          string
	negSuffix          string
	group              int // digits between commas; 0 for none
	minInt, maxInt     int // maxInt counts for exponents only
	minFrac, maxFrac   int
	percent            int // power of ten that the number is multiplied with
	exponent, expDigit int // expDigit digits at least when exponent is set
}

func parseNumberFormat(p string) (*numberFormat, error) {
	if p == "" {
		return &numberFormat{group: 3, minInt: 1}, nil
	}
	f := &numberFormat{}
	positive, negative, two := splitPattern(p)
	wrong := func() error {
		return diag.New(diag.IllegalArgument, "", "", "Malformed pattern \"%s\"", p)
	}
	if err := f.parse(positive, &f.prefix, &f.suffix, true); err {
		return nil, wrong()
	}
	if two && negative != "" {
		var other numberFormat
		if err := other.parse(negative, &f.negPrefix, &f.negSuffix, false); err {
			return nil, wrong()
		}
		f.negative = true
	}
	return f, nil
}

// splitPattern cuts a pattern at the semicolon outside of quotes.
func splitPattern(p string) (positive, negative string, two bool) {
	quoted := false
	for i := range len(p) {
		switch {
		case p[i] == '\'':
			quoted = !quoted
		case p[i] == ';' && !quoted:
			return p[:i], p[i+1:], true
		}
	}
	return p, "", false
}

func (f *numberFormat) parse(p string, prefix, suffix *string, counts bool) (failed bool) {
	var before, after strings.Builder
	left, zeros, right, point, group := 0, 0, 0, -1, -1
	phase := 0 // prefix, number, suffix
	quoted := false
	for i := 0; i < len(p); i++ {
		c := p[i]
		affix := &before
		if phase == 2 {
			affix = &after
		}
		if quoted && c != '\'' {
			affix.WriteByte(c)
			continue
		}
		if phase == 1 && !strings.ContainsRune("#0.,E", rune(c)) {
			phase, affix = 2, &after
		}
		switch {
		case c == '\'':
			if i+1 < len(p) && p[i+1] == '\'' {
				affix.WriteByte('\'')
				i++
			} else {
				quoted = !quoted
			}
		case phase < 2 && c == '#':
			phase = 1
			if zeros > 0 {
				right++
			} else {
				left++
			}
			if group >= 0 && point < 0 {
				group++
			}
		case phase < 2 && c == '0':
			phase = 1
			if right > 0 {
				return true
			}
			zeros++
			if group >= 0 && point < 0 {
				group++
			}
		case phase < 2 && c == ',':
			phase, group = 1, 0
		case phase < 2 && c == '.':
			if point >= 0 {
				return true
			}
			phase, point = 1, left+zeros+right
		case phase == 1 && c == 'E':
			f.exponent = 1
			for i+1 < len(p) && p[i+1] == '0' {
				i++
				f.expDigit++
			}
			if f.expDigit == 0 {
				return true
			}
			phase = 2
		case c == '%':
			f.percent = 2
			affix.WriteByte(c)
		case strings.HasPrefix(p[i:], "\u2030"):
			f.percent = 3
			affix.WriteString("\u2030")
			i += len("\u2030") - 1
		case strings.HasPrefix(p[i:], "\u00a4"):
			affix.WriteByte('$')
			i++
		case phase == 2 && strings.ContainsRune("#0,.", rune(c)):
			return true
		default:
			affix.WriteByte(c)
		}
	}
	*prefix, *suffix = before.String(), after.String()
	if !counts {
		return false
	}
	if zeros == 0 && left > 0 && point >= 0 {
		n := max(point, 1)
		right, left, zeros = left-n, n-1, 1
	}
	total := left + zeros + right
	end := point
	if end < 0 {
		end = total
	}
	f.minInt = max(end-left, 0)
	f.maxInt = end
	if point >= 0 {
		f.maxFrac = total - point
		f.minFrac = max(left+zeros-point, 0)
	}
	if group > 0 {
		f.group = group
	}
	return false
}

// append writes a number, any numeric cell.
func (f *numberFormat) append(b []byte, v any) []byte {
	var negative bool
	var fixed func(frac int) string
	switch v := v.(type) {
	case types.DecimalValue:
		n := v.Unscaled.BigInt()
		negative = n.Sign() < 0
		n = new(big.Int).Mul(new(big.Int).Abs(n), tenTo(f.percent))
		fixed = func(frac int) string { return halfEvenText(n, v.Scale, frac) }
	case float32, float64:
		x, _ := toFloat(v)
		switch {
		case math.IsNaN(x):
			return append(b, "NaN"...)
		case math.IsInf(x, 0):
			if f.sign(x < 0, true) != "" {
				b = append(b, f.sign(x < 0, true)...)
			}
			return append(append(b, "\u221e"...), f.sign(x < 0, false)...)
		}
		negative = math.Signbit(x)
		x = math.Abs(x) * math.Pow10(f.percent)
		fixed = func(frac int) string { return strconv.FormatFloat(x, 'f', frac, 64) }
	default:
		n := big.NewInt(longOf(v))
		negative = n.Sign() < 0
		n.Abs(n).Mul(n, tenTo(f.percent))
		fixed = func(frac int) string { return halfEvenText(n, 0, frac) }
	}
	b = append(b, f.sign(negative, true)...)
	if f.exponent == 1 {
		b = f.scientific(b, fixed)
	} else {
		b = f.plain(b, fixed(f.maxFrac))
	}
	return append(b, f.sign(negative, false)...)
}

// sign is the prefix, or the suffix, of a number.
func (f *numberFormat) sign(negative, before bool) string {
	switch {
	case negative && f.negative && before:
		return f.negPrefix
	case negative && f.negative:
		return f.negSuffix
	case negative && before:
		return "-" + f.prefix
	case before:
		return f.prefix
	}
	return f.suffix
}

func (f *numberFormat) plain(b []byte, digits string) []byte {
	whole, frac, _ := strings.Cut(digits, ".")
	for len(frac) > f.minFrac && frac[len(frac)-1] == '0' {
		frac = frac[:len(frac)-1]
	}
	whole = strings.TrimLeft(whole, "0")
	for len(whole) < f.minInt {
		whole = "0" + whole
	}
	if whole == "" && frac == "" {
		whole = "0"
	}
	for i := range len(whole) {
		if i > 0 && f.group > 0 && (len(whole)-i)%f.group == 0 {
			b = append(b, ',')
		}
		b = append(b, whole[i])
	}
	if frac != "" {
		b = append(append(b, '.'), frac...)
	}
	return b
}

// scientific writes mantissa and exponent.
func (f *numberFormat) scientific(b []byte, fixed func(int) string) []byte {
	all := fixed(340)
	whole, frac, _ := strings.Cut(all, ".")
	digits := strings.TrimLeft(whole+frac, "0")
	exp := len(whole) - (len(whole+frac) - len(digits))
	ints := max(f.minInt, 1)
	if digits == "" {
		exp = ints
	}
	exp -= ints
	if f.maxInt > f.minInt && f.maxInt > 1 {
		exp += ints - 1
		shift := ((exp % f.maxInt) + f.maxInt) % f.maxInt
		exp -= shift
		ints = shift + 1
	}
	n, _ := new(big.Int).SetString("0"+digits, 10)
	text := halfEvenText(n, len(digits)-ints, f.maxFrac)
	if w, _, _ := strings.Cut(text, "."); len(w) > ints {
		exp++
		text = halfEvenText(n, len(digits)-ints+1, f.maxFrac)
	}
	g := *f
	g.group, g.minInt = 0, min(f.minInt, ints)
	b = append(g.plain(b, text), 'E')
	if exp < 0 {
		b, exp = append(b, '-'), -exp
	}
	e := strconv.Itoa(exp)
	for len(e) < f.expDigit {
		e = "0" + e
	}
	return append(b, e...)
}

// halfEvenText writes n / 10^scale, which is not negative, with frac decimals; ties
// go to the even digit.
func halfEvenText(n *big.Int, scale, frac int) string {
	if frac >= scale {
		n = new(big.Int).Mul(n, tenTo(frac-scale))
	} else {
		by := tenTo(scale - frac)
		q, r := new(big.Int).QuoRem(n, by, new(big.Int))
		if c := r.Lsh(r, 1).Cmp(by); c > 0 || c == 0 && q.Bit(0) == 1 {
			q.Add(q, big.NewInt(1))
		}
		n = q
	}
	return plainDecimal(n, frac)
}
