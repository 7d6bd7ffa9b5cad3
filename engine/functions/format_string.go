package functions

import (
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
			c.Type, c.Nullable = str, c.Args[0].Nullable()
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
