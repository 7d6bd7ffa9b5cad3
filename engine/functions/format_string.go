package functions

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"format_string", "printf"}, Group: "string_funcs", Min: 1, Max: -1,
		Usage:    "format_string(strfmt, obj, ...) - Writes values in a format of the kind that printf takes.",
		Examples: []Example{{"format_string('Hello World %d %s', 100, 'days')", "Hello World 100 days"}},
		Resolve: func(c *CallContext) error {
			if err := c.coerce(0, str); err != nil {
				return err
			}
			c.Type, c.Nullable = str, true
			ts := make([]types.Type, len(c.Args)-1)
			for i, a := range c.Args[1:] {
				ts[i] = a.Type()
			}
			c.Kernel = func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				n, constant := rowsOf(args, rows)
				out := newTexts(str, n, validOf(args[:1], n))
				formats := textOf(args[0])
				values := make([]any, len(args)-1)
				for i := range n {
					if out.skip() {
						continue
					}
					for k, a := range args[1:] {
						values[k] = a.Value(i)
					}
					p := printer{c: x, types: ts, values: values, b: out.data}
					if err := p.print(string(formats(i))); err != nil {
						return batch.Vector{}, err
					}
					if out.data = p.b; len(out.data) > maxText {
						return batch.Vector{}, tooLarge()
					}
					out.end()
				}
				return out.finish(constant), nil
			}
			return nil
		}})
}

// printer writes values as java.util.Formatter does.
type printer struct {
	c      *expr.Context
	types  []types.Type
	values []any
	b      []byte
	next   int
	last   int
}

// verb is one conversion: %[index$][flags][width][.precision]conversion.
type verb struct {
	text             string
	flags            string
	width, precision int // -1 for none
	conversion       byte
	upper            bool
}

func (v *verb) has(flag byte) bool { return strings.IndexByte(v.flags, flag) >= 0 }

func badFormat(format string, args ...any) error {
	return diag.New(diag.IllegalArgument, "", "", format, args...)
}

func (p *printer) print(format string) error {
	for {
		at := strings.IndexByte(format, '%')
		if at < 0 {
			p.b = append(p.b, format...)
			return nil
		}
		p.b = append(p.b, format[:at]...)
		rest, err := p.conversion(format[at+1:])
		if err != nil {
			return err
		}
		format = rest
	}
}

func leadingInt(s string) (n int, rest string) {
	n = -1
	for len(s) > 0 && s[0] >= '0' && s[0] <= '9' {
		n = min(max(n, 0)*10+int(s[0]-'0'), maxText)
		s = s[1:]
	}
	return n, s
}

// conversion reads and writes what follows a percent sign.
func (p *printer) conversion(s string) (rest string, err error) {
	start := s
	v := verb{width: -1, precision: -1}
	index := 0
	if n, r := leadingInt(s); n > 0 && strings.HasPrefix(r, "$") {
		index, s = n, r[1:]
	} else if strings.HasPrefix(s, "<") {
		index, s = -1, s[1:]
	}
	for len(s) > 0 && strings.IndexByte("-#+ 0,(", s[0]) >= 0 {
		if v.has(s[0]) {
			return "", badFormat("Flags = '%c'", s[0])
		}
		v.flags += s[:1]
		s = s[1:]
	}
	v.width, s = leadingInt(s)
	if strings.HasPrefix(s, ".") {
		if v.precision, s = leadingInt(s[1:]); v.precision < 0 {
			return "", badFormat("Conversion = '.'")
		}
	}
	if s == "" {
		return "", badFormat("Conversion = '%s'", lastOf(start))
	}
	v.conversion = s[0]
	s = s[1:]
	v.text = "%" + start[:len(start)-len(s)]
	switch v.conversion {
	case 'B', 'H', 'S', 'C', 'X', 'E', 'G', 'A':
		v.conversion, v.upper = v.conversion|0x20, true
	case 'b', 'h', 's', 'c', 'd', 'o', 'x', 'e', 'f', 'g', 'a':
	case 't', 'T':
		if s == "" {
			return "", badFormat("Conversion = '%c'", v.conversion)
		}
		v.conversion, s = s[0], s[1:]
		value, t, err := p.argument(index, &v)
		if err != nil || value == nil {
			return s, err
		}
		return "", badFormat("%c != %s", v.conversion, javaClass(t, value))
	case '%', 'n':
		if v.conversion == 'n' {
			p.b = append(p.b, '\n')
		} else {
			p.pad(&v, "%")
		}
		return s, nil
	default:
		return "", badFormat("Conversion = '%c'", v.conversion)
	}
	if (v.has('-') || v.has('0')) && v.width < 0 {
		return "", badFormat("%s", v.text)
	}
	value, t, err := p.argument(index, &v)
	if err != nil {
		return "", err
	}
	return s, p.value(&v, t, value)
}

func lastOf(s string) string {
	if s == "" {
		return "%"
	}
	return s[len(s)-1:]
}

func (p *printer) argument(index int, v *verb) (any, types.Type, error) {
	at := index - 1
	switch {
	case index == 0:
		at = p.next
		p.next++
	case index < 0:
		at = p.last
	}
	if at < 0 || at >= len(p.values) {
		return nil, nil, badFormat("Format specifier '%s'", v.text)
	}
	p.last = at
	return p.values[at], p.types[at], nil
}

func (p *printer) pad(v *verb, s string) {
	if v.upper {
		s = strings.ToUpper(s)
	}
	fill := strings.Repeat(" ", max(0, v.width-utf8.RuneCountInString(s)))
	if v.has('-') {
		p.b = append(append(p.b, s...), fill...)
	} else {
		p.b = append(append(p.b, fill...), s...)
	}
}

// value writes one value; values that a conversion does not take are errors.
func (p *printer) value(v *verb, t types.Type, value any) error {
	switch v.conversion {
	case 'b', 'h', 's':
		s := "null"
		switch {
		case v.conversion == 'b':
			b, is := value.(bool)
			s = strconv.FormatBool(value != nil && (!is || b))
		case value == nil:
		case v.conversion == 'h':
			s = strconv.FormatUint(uint64(uint32(javaHash(value))), 16)
		default:
			s = p.plain(t, value)
		}
		if v.precision >= 0 {
			s = firstRunes(s, v.precision)
		}
		p.pad(v, s)
		return nil
	}
	if value == nil {
		s := "null"
		if v.precision >= 0 && v.conversion != 'd' {
			s = firstRunes(s, v.precision)
		}
		p.pad(v, s)
		return nil
	}
	refuse := func() error { return badFormat("%c != %s", v.conversion, javaClass(t, value)) }
	whole, isWhole := wholeOf(value)
	switch v.conversion {
	case 'c':
		if _, long := value.(int64); !isWhole || long {
			return refuse()
		}
		if whole < 0 || whole > utf8.MaxRune {
			return badFormat("Code point = 0x%x", uint32(whole))
		}
		p.pad(v, string(rune(whole)))
	case 'd', 'o', 'x':
		if !isWhole {
			return refuse()
		}
		if v.precision >= 0 {
			return badFormat("%d", v.precision)
		}
		p.integer(v, value, whole)
	default:
		f, ok := value.(float64)
		if x, is := value.(float32); is {
			f, ok = float64(x), true
		}
		if !ok {
			return refuse()
		}
		p.float(v, f)
	}
	return nil
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

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

// plain is a value as %s writes it: dates and times are the numbers that Spark
// keeps them as.
func (p *printer) plain(t types.Type, value any) string {
	if n, ok := wholeOf(value); ok {
		return strconv.FormatInt(n, 10)
	}
	var list types.ArrayValue
	var elem func(i int) types.Type
	switch v := value.(type) {
	case types.ArrayValue:
		list, elem = v, func(int) types.Type { return t.(*types.Array).Elem }
	case types.StructValue:
		list, elem = types.ArrayValue(v), func(i int) types.Type { return t.(*types.Struct).Fields[i].Type }
	default:
		return expr.Text(t, value, p.c.Location, false)
	}
	parts := make([]string, len(list))
	for i, e := range list {
		if parts[i] = "null"; e != nil {
			parts[i] = p.plain(elem(i), e)
		}
	}
	return "[" + strings.Join(parts, ",") + "]"
}

func javaClass(t types.Type, value any) string {
	switch t.Kind() {
	case types.KindString:
		return "org.apache.spark.unsafe.types.UTF8String"
	case types.KindDecimal:
		return "org.apache.spark.sql.types.Decimal"
	case types.KindBoolean:
		return "java.lang.Boolean"
	case types.KindFloat:
		return "java.lang.Float"
	case types.KindDouble:
		return "java.lang.Double"
	case types.KindByte:
		return "java.lang.Byte"
	case types.KindShort:
		return "java.lang.Short"
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return "java.lang.Integer"
	case types.KindArray:
		return "org.apache.spark.sql.catalyst.expressions.UnsafeArrayData"
	case types.KindStruct:
		return "org.apache.spark.sql.catalyst.expressions.UnsafeRow"
	case types.KindMap:
		return "org.apache.spark.sql.catalyst.expressions.UnsafeMapData"
	case types.KindBinary:
		return "[B"
	case types.KindCalendarInterval:
		return "org.apache.spark.unsafe.types.CalendarInterval"
	}
	return "java.lang.Long"
}

func javaHash(value any) int32 {
	if n, ok := wholeOf(value); ok {
		if _, long := value.(int64); long || n != int64(int32(n)) {
			return int32(n ^ int64(uint64(n)>>32))
		}
		return int32(n)
	}
	switch v := value.(type) {
	case string:
		return int32(murmurBytes([]byte(v), hashSeed))
	case bool:
		if v {
			return 1231
		}
		return 1237
	case float64:
		n := math.Float64bits(v)
		return int32(n ^ n>>32)
	case float32:
		return int32(math.Float32bits(v))
	}
	return int32(murmurBytes([]byte(cellKey(value)), hashSeed))
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
