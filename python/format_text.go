package python

import (
	"strconv"
	"strings"
)

// formatText is text.format(…).
func (in *Interp) formatText(s string, args []any, kw *Kwargs) string {
	auto := int64(0)
	named := func(name string) any {
		v, ok := kw.Get(name)
		if !ok {
			in.raiseKey(name)
		}
		return v
	}
	return in.formatFields(s, args, named, &auto, 2)
}

// formatFields fills the fields of a text; auto counts the fields without a
// name and is -1 where there can be none.
func (in *Interp) formatFields(s string, args []any, named func(string) any, auto *int64, depth int) string {
	if depth == 0 {
		in.raise("ValueError", "Max string recursion exceeded")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c == '{' || c == '}') && i+1 < len(s) && s[i+1] == c {
			b.WriteByte(c)
			i++
			continue
		}
		if c == '}' {
			in.raise("ValueError", "Single '}' encountered in format string")
		}
		if c != '{' {
			b.WriteByte(c)
			continue
		}
		if i+1 >= len(s) {
			in.raise("ValueError", "Single '{' encountered in format string")
		}
		nested, end := 1, i+1
		for ; end < len(s) && nested > 0; end++ {
			switch s[end] {
			case '{':
				nested++
			case '}':
				nested--
			case '[':
				if j := strings.IndexByte(s[end:], ']'); j > 0 {
					end += j
				}
			}
		}
		if nested > 0 {
			in.raise("ValueError", "expected '}' before end of string")
		}
		b.WriteString(in.formatOne(s[i+1:end-1], args, named, auto, depth))
		in.room(int64(b.Len()))
		i = end - 1
	}
	return b.String()
}

// formatOne is a field name!conversion:spec.
func (in *Interp) formatOne(field string, args []any, named func(string) any, auto *int64, depth int) string {
	name, spec := field, ""
	conversion := byte(0)
	if i := strings.IndexAny(field, "!:"); i >= 0 {
		name = field[:i]
		rest := field[i:]
		if rest[0] == '!' {
			if len(rest) < 2 {
				in.raise("ValueError", "unmatched '{' in format spec")
			}
			conversion = rest[1]
			rest = rest[2:]
			if rest != "" && rest[0] != ':' {
				in.raise("ValueError", "expected ':' after conversion specifier")
			}
		}
		if rest != "" {
			spec = rest[1:]
		}
	}
	v := in.formatName(name, args, named, auto)
	switch conversion {
	case 0:
	case 'r':
		v = in.Repr(v)
	case 's':
		v = in.Str(v)
	case 'a':
		v = asciiRepr(in.Repr(v))
	default:
		in.raise("ValueError", "Unknown conversion specifier "+string(conversion))
	}
	if strings.ContainsAny(spec, "{}") {
		spec = in.formatFields(spec, args, named, auto, depth-1)
	}
	return in.Format(v, spec)
}

// formatName finds what a field such as 0.name[key] means.
func (in *Interp) formatName(field string, args []any, named func(string) any, auto *int64) any {
	end := strings.IndexAny(field, ".[")
	if end < 0 {
		end = len(field)
	}
	first, rest := field[:end], field[end:]
	var v any
	n, err := strconv.ParseInt(first, 10, 64)
	switch {
	case first == "":
		if *auto < 0 {
			in.raise("ValueError", "cannot switch from manual field specification to automatic field numbering")
		}
		n = *auto
		*auto++
		fallthrough
	case err == nil:
		if first != "" {
			if *auto > 0 {
				in.raise("ValueError", "cannot switch from automatic field numbering to manual field specification")
			}
			*auto = -1
		}
		if n >= int64(len(args)) {
			in.raise("IndexError", "Replacement index "+strconv.FormatInt(n, 10)+" out of range for positional args tuple")
		}
		v = args[n]
	default:
		v = named(first)
	}
	for rest != "" {
		if rest[0] == '.' {
			end := strings.IndexAny(rest[1:], ".[") + 1
			if end == 0 {
				end = len(rest)
			}
			v, rest = in.GetAttr(v, rest[1:end]), rest[end:]
			continue
		}
		end := strings.IndexByte(rest, ']')
		if rest[0] != '[' || end < 0 {
			in.raise("ValueError", "Missing ']' in format string")
		}
		var key any = rest[1:end]
		if i, err := strconv.ParseInt(rest[1:end], 10, 64); err == nil {
			key = i
		}
		v, rest = in.GetItem(v, key), rest[end+1:]
	}
	return v
}

// asciiRepr escapes what is not ASCII.
func asciiRepr(s string) string {
	if ascii(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r < 0x100:
			b.WriteString("\\x" + hex2(byte(r)))
		case r < 0x10000:
			b.WriteString("\\u" + hex2(byte(r>>8)) + hex2(byte(r)))
		default:
			b.WriteString("\\U" + hex2(byte(r>>24)) + hex2(byte(r>>16)) + hex2(byte(r>>8)) + hex2(byte(r)))
		}
	}
	return b.String()
}
