package python

import (
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"
)

// percent is text % values.
func (in *Interp) percent(s string, v any) string {
	args, isTuple := native(v).(Tuple)
	if !isTuple {
		args = Tuple{v}
	}
	var mapping any
	switch native(v).(type) {
	case Tuple, string:
	default:
		if special(v, "__getitem__") != nil {
			mapping = v
		}
		switch v.(type) {
		case *Dict, *List, Bytes, *ByteArray, *Range:
			mapping = v
		}
	}
	used := 0
	next := func() any {
		if used >= len(args) {
			in.raise("TypeError", "not enough arguments for format string")
		}
		used++
		return args[used-1]
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		if i++; i >= len(s) {
			in.raise("ValueError", "incomplete format")
		}
		if s[i] == '%' {
			b.WriteByte('%')
			continue
		}
		f := formatSpec{fill: ' ', precision: -1}
		var value any
		named := false
		if s[i] == '(' {
			end := strings.IndexByte(s[i:], ')')
			if end < 0 || mapping == nil {
				in.raise("TypeError", "format requires a mapping")
			}
			value, named = in.GetItem(mapping, s[i+1:i+end]), true
			i += end + 1
		}
		for ; i < len(s) && strings.IndexByte("-+ #0", s[i]) >= 0; i++ {
			switch s[i] {
			case '-':
				f.align = '<'
			case '0':
				if f.align == 0 {
					f.align, f.fill = '=', '0'
				}
			case '#':
				f.alternate = true
			default:
				f.sign = s[i]
			}
		}
		size := func() int {
			if i < len(s) && s[i] == '*' {
				i++
				star := native(next())
				if !isInt(star) {
					in.raise("TypeError", "* wants int")
				}
				n := in.Index(star)
				if n < 0 {
					f.align = '<'
					n = -n
				}
				in.room(n)
				return int(n)
			}
			n := 0
			for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
				n = n*10 + int(s[i]-'0')
			}
			in.room(int64(n))
			return n
		}
		f.width = size()
		if i < len(s) && s[i] == '.' {
			i++
			f.precision = size()
		}
		if i >= len(s) {
			in.raise("ValueError", "incomplete format")
		}
		if !named {
			value = next()
		}
		f.kind = s[i]
		b.WriteString(in.percentField(value, f, i))
	}
	if used < len(args) && isTuple || used == 0 && !isTuple && mapping == nil {
		in.raise("TypeError", "not all arguments converted during string formatting")
	}
	return b.String()
}

func (in *Interp) percentField(v any, f formatSpec, at int) string {
	text := func(s string) string {
		if f.precision >= 0 {
			r := []rune(s)
			s = string(r[:min(len(r), f.precision)])
		}
		f.fill = ' '
		if f.align != '<' {
			f.align = '>'
		}
		return in.pad(s, f, '>')
	}
	switch f.kind {
	case 's':
		return text(in.Str(v))
	case 'r', 'a':
		return text(in.Repr(v))
	case 'c':
		switch c := native(v).(type) {
		case string:
			if utf8.RuneCountInString(c) == 1 {
				return text(c)
			}
		case int64, bool, *big.Int:
			b, _ := asBig(c)
			if !b.IsInt64() || b.Int64() < 0 || b.Int64() > utf8.MaxRune {
				in.raise("OverflowError", "%c arg not in range(0x110000)")
			}
			return text(string(rune(b.Int64())))
		}
		in.raise("TypeError", "%c requires int or char")
	case 'd', 'i', 'u':
		v = native(v)
		if x, ok := v.(float64); ok {
			v = in.toInt([]any{x}, nil)
		} else if x, ok := in.method(v, "__int__"); ok {
			v = x
		}
		n, ok := asBig(v)
		if !ok {
			in.raise("TypeError", "%"+string(f.kind)+" format: a real number is required, not "+in.TypeName(v))
		}
		f.kind = 'd'
		f.precision = -1
		return in.formatInt(n, f)
	case 'x', 'X', 'o':
		n, ok := asBig(v)
		if !ok {
			in.raise("TypeError", "%"+string(f.kind)+" format: an integer is required, not "+in.TypeName(v))
		}
		f.precision = -1
		return in.formatInt(n, f)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		if x, ok := in.method(v, "__float__"); ok {
			v = x
		}
		x, ok := asFloat(v)
		if !ok {
			in.raise("TypeError", "must be real number, not "+in.TypeName(v))
		}
		return in.formatFloat(x, f)
	}
	in.raise("ValueError", fmt.Sprintf("unsupported format character '%c' (0x%x) at index %d", f.kind, f.kind, at))
	return ""
}
