package python

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isBlank is str.isspace of a character.
func isBlank(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

func trimBlank(s string) string { return strings.TrimFunc(s, isBlank) }

// decimalDigit is the value of a decimal digit of any script, or -1. The digits
// of a script stand in order from 0.
func decimalDigit(r rune) int {
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	if !unicode.Is(unicode.Nd, r) {
		return -1
	}
	n := 0
	for r0 := r - 1; unicode.Is(unicode.Nd, r0) && n < 60; r0-- {
		n++
	}
	return n % 10
}

// text needs a str argument.
func (in *Interp) text(v any, what string) string {
	s, ok := native(v).(string)
	if !ok {
		in.raise("TypeError", what+", not "+in.TypeName(v))
	}
	return s
}

func init() {
	c := strClass
	plain := func(name string, f func(string) string) {
		method(c, name, "", func(_ *Interp, a []any) any { return f(a[0].(string)) })
	}
	plain("upper", func(s string) string { return strings.ReplaceAll(strings.ToUpper(s), "ß", "SS") })
	plain("lower", func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "İ", "i̇")) })
	plain("casefold", func(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ß", "ss") })
	plain("capitalize", func(s string) string {
		_, n := utf8.DecodeRuneInString(s)
		return strings.ToTitle(s[:n]) + strings.ToLower(s[n:])
	})
	plain("swapcase", func(s string) string {
		s = strings.Map(func(r rune) rune {
			if unicode.IsUpper(r) {
				return unicode.ToLower(r)
			}
			return unicode.ToUpper(r)
		}, s)
		return strings.ReplaceAll(s, "ß", "SS")
	})
	plain("title", func(s string) string {
		start := true
		var b strings.Builder
		for _, r := range s {
			letter := unicode.IsLetter(r)
			switch {
			case !letter:
				b.WriteRune(r)
			case start && r == 'ß':
				b.WriteString("Ss")
			case start:
				b.WriteRune(unicode.ToTitle(r))
			default:
				b.WriteRune(unicode.ToLower(r))
			}
			start = !letter
		}
		return b.String()
	})
	method(c, "expandtabs", "tabsize=8", func(in *Interp, a []any) any {
		var b strings.Builder
		column, size := 0, int(in.Index(a[1]))
		for _, r := range a[0].(string) {
			switch r {
			case '\t':
				n := 0
				if size > 0 {
					n = size - column%size
				}
				in.room(int64(n))
				b.WriteString(strings.Repeat(" ", n))
				column += n
				continue
			case '\n', '\r':
				column = -1
			}
			b.WriteRune(r)
			column++
		}
		return b.String()
	})
	trim := func(name string, set func(s, set string) string, blank func(s string, f func(rune) bool) string) {
		method(c, name, "chars=None, /", func(in *Interp, a []any) any {
			if a[1] == nil {
				return blank(a[0].(string), isBlank)
			}
			return set(a[0].(string), in.text(a[1], name+" arg must be None or str"))
		})
	}
	trim("strip", strings.Trim, strings.TrimFunc)
	trim("lstrip", strings.TrimLeft, strings.TrimLeftFunc)
	trim("rstrip", strings.TrimRight, strings.TrimRightFunc)
	stringTests(c)
	stringSearch(c)
	stringSplit(c)
	stringPad(c)
	bytesViaText()
	byteArrayMethods()
}

// stringTests are isalpha and the like.
func stringTests(c *Class) {
	test := func(name string, f func(rune) bool) {
		method(c, name, "", func(_ *Interp, a []any) any {
			s := a[0].(string)
			return s != "" && strings.IndexFunc(s, func(r rune) bool { return !f(r) }) < 0
		})
	}
	digit := func(r rune) bool {
		return unicode.Is(unicode.Nd, r) || strings.ContainsRune("²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨", r)
	}
	test("isdigit", digit)
	test("isnumeric", unicode.IsNumber)
	test("isdecimal", func(r rune) bool { return unicode.Is(unicode.Nd, r) })
	test("isalpha", unicode.IsLetter)
	test("isalnum", func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
	test("isspace", isBlank)
	method(c, "isascii", "", func(_ *Interp, a []any) any { return ascii(a[0].(string)) })
	method(c, "isprintable", "", func(_ *Interp, a []any) any {
		return strings.IndexFunc(a[0].(string), func(r rune) bool { return !unicode.IsPrint(r) }) < 0
	})
	method(c, "isidentifier", "", func(_ *Interp, a []any) any {
		for i, r := range a[0].(string) {
			if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
				return false
			}
		}
		return a[0] != ""
	})
	cased := func(name string, want, other func(rune) bool) {
		method(c, name, "", func(_ *Interp, a []any) any {
			s := a[0].(string)
			return strings.IndexFunc(s, want) >= 0 && strings.IndexFunc(s, other) < 0
		})
	}
	cased("isupper", unicode.IsUpper, unicode.IsLower)
	cased("islower", unicode.IsLower, unicode.IsUpper)
	method(c, "istitle", "", func(_ *Interp, a []any) any {
		inWord, any := false, false
		for _, r := range a[0].(string) {
			switch {
			case unicode.IsUpper(r) || unicode.IsTitle(r):
				if inWord {
					return false
				}
				inWord, any = true, true
			case unicode.IsLower(r):
				if !inWord {
					return false
				}
				any = true
			default:
				inWord = false
			}
		}
		return any
	})
}

// cut is the part of a string between two positions in code points, and where it
// begins; ok is false when start lies behind the end.
func (in *Interp) cut(s string, start, stop any) (part string, at int64, ok bool) {
	if start == nil && stop == nil {
		return s, 0, true
	}
	n := int64(utf8.RuneCountInString(s))
	from, to, _ := in.span(&Slice{Start: start, Stop: stop}, n)
	if start != nil && in.Index(start) > n || from > to {
		return "", from, false
	}
	if ascii(s) {
		return s[from:to], from, true
	}
	return string([]rune(s)[from:to]), from, true
}

func stringSearch(c *Class) {
	for name, f := range map[string]func(s, x string) bool{"startswith": strings.HasPrefix, "endswith": strings.HasSuffix} {
		method(c, name, "prefix, start=None, end=None, /", func(in *Interp, a []any) any {
			list, ok := a[1].(Tuple)
			if !ok {
				list = Tuple{a[1]}
			}
			part, _, within := in.cut(a[0].(string), a[2], a[3])
			for _, x := range list {
				p, ok := native(x).(string)
				if !ok {
					in.raise("TypeError", name+" first arg must be str or a tuple of str, not "+in.TypeName(x))
				}
				if within && f(part, p) {
					return true
				}
			}
			return false
		})
	}
	for name, f := range map[string]func(s, x string) int{"find": strings.Index, "rfind": strings.LastIndex, "index": strings.Index, "rindex": strings.LastIndex} {
		method(c, name, "sub, start=None, end=None, /", func(in *Interp, a []any) any {
			part, at, ok := in.cut(a[0].(string), a[2], a[3])
			i := -1
			if x := in.text(a[1], "must be str"); ok {
				i = f(part, x)
			}
			if i < 0 {
				if strings.HasSuffix(name, "index") {
					in.raise("ValueError", "substring not found")
				}
				return int64(-1)
			}
			return at + int64(utf8.RuneCountInString(part[:i]))
		})
	}
	method(c, "count", "sub, start=None, end=None, /", func(in *Interp, a []any) any {
		part, _, ok := in.cut(a[0].(string), a[2], a[3])
		if !ok {
			return int64(0)
		}
		return int64(strings.Count(part, in.text(a[1], "must be str")))
	})
	method(c, "replace", "old, new, count=-1, /", func(in *Interp, a []any) any {
		s, old, with := a[0].(string), in.text(a[1], "replace() argument 1 must be str"), in.text(a[2], "replace() argument 2 must be str")
		n := int(in.Index(a[3]))
		if len(with) > len(old) {
			in.room(int64(strings.Count(s, old)+1) * int64(len(with)))
		}
		return strings.Replace(s, old, with, n)
	})
	method(c, "partition", "sep, /", func(in *Interp, a []any) any {
		sep := in.separator(a[1])
		head, tail, ok := strings.Cut(a[0].(string), sep)
		if !ok {
			return Tuple{head, "", ""}
		}
		return Tuple{head, sep, tail}
	})
	method(c, "rpartition", "sep, /", func(in *Interp, a []any) any {
		s, sep := a[0].(string), in.separator(a[1])
		i := strings.LastIndex(s, sep)
		if i < 0 {
			return Tuple{"", "", s}
		}
		return Tuple{s[:i], sep, s[i+len(sep):]}
	})
	method(c, "removeprefix", "prefix, /", func(in *Interp, a []any) any {
		return strings.TrimPrefix(a[0].(string), in.text(a[1], "removeprefix() argument must be str"))
	})
	method(c, "removesuffix", "suffix, /", func(in *Interp, a []any) any {
		return strings.TrimSuffix(a[0].(string), in.text(a[1], "removesuffix() argument must be str"))
	})
	c.Dict["maketrans"] = static(Fn("maketrans", func(in *Interp, a []any, _ *Kwargs) any { return in.makeTable(a) }))
	method(c, "translate", "table, /", func(in *Interp, a []any) any {
		var b strings.Builder
		for _, r := range a[0].(string) {
			var to any
			if in.catch(func() { to = in.GetItem(a[1], int64(r)) }, "LookupError") != nil {
				b.WriteRune(r)
				continue
			}
			switch to := to.(type) {
			case nil:
			case int64:
				b.WriteRune(rune(to))
			default:
				b.WriteString(in.text(to, "character mapping must return integer, None or str"))
			}
		}
		return b.String()
	})
}

// makeTable is str.maketrans.
func (in *Interp) makeTable(a []any) any {
	d := NewDict()
	if len(a) == 1 {
		m, ok := a[0].(*Dict)
		if !ok {
			in.raise("TypeError", "if you give only one argument to maketrans it must be a dict")
		}
		for _, e := range m.Entries() {
			key := e.Key
			if s, ok := key.(string); ok {
				r, n := utf8.DecodeRuneInString(s)
				if n != len(s) {
					in.raise("ValueError", "string keys in translate table must be of length 1")
				}
				key = int64(r)
			}
			in.DictSet(d, key, e.Value)
		}
		return d
	}
	if len(a) < 2 || len(a) > 3 {
		in.raise("TypeError", "maketrans expected at least 1 argument, got "+in.Repr(int64(len(a))))
	}
	from, to := []rune(in.text(a[0], "first maketrans argument must be a string")), []rune(in.text(a[1], "maketrans() argument 2 must be str"))
	if len(from) != len(to) {
		in.raise("ValueError", "the first two maketrans arguments must have equal length")
	}
	for i, r := range from {
		in.DictSet(d, int64(r), int64(to[i]))
	}
	if len(a) == 3 {
		for _, r := range in.text(a[2], "maketrans() argument 3 must be str") {
			in.DictSet(d, int64(r), nil)
		}
	}
	return d
}

func stringPad(c *Class) {
	for name, align := range map[string]byte{"ljust": '<', "rjust": '>', "center": 'c'} {
		method(c, name, "width, fillchar=' ', /", func(in *Interp, a []any) any {
			f := in.text(a[2], "The fill character must be a unicode character")
			fill, n := utf8.DecodeRuneInString(f)
			if f == "" || n != len(f) {
				in.raise("TypeError", "The fill character must be exactly one character long")
			}
			width := in.Index(a[1])
			in.room(max(width, 0))
			s := a[0].(string)
			if align == 'c' {
				// An odd space goes left when the width is odd.
				missing := int(width) - utf8.RuneCountInString(s)
				if missing <= 0 {
					return s
				}
				left := missing/2 + (missing & int(width) & 1)
				return strings.Repeat(f, left) + s + strings.Repeat(f, missing-left)
			}
			return in.pad(s, formatSpec{fill: fill, width: int(width)}, align)
		})
	}
	method(c, "zfill", "width, /", func(in *Interp, a []any) any {
		width := in.Index(a[1])
		in.room(max(width, 0))
		s := a[0].(string)
		n := int(width) - utf8.RuneCountInString(s)
		if n <= 0 {
			return s
		}
		sign := ""
		if s != "" && (s[0] == '-' || s[0] == '+') {
			sign, s = s[:1], s[1:]
		}
		return sign + strings.Repeat("0", n) + s
	})
	method(c, "encode", "encoding='utf-8', errors='strict'", func(in *Interp, a []any) any {
		return in.encodeText(a[0].(string), in.Str(a[1]), in.Str(a[2]))
	})
	methodFn(c, "format", 0, -1, func(in *Interp, a []any, kw *Kwargs) any { return in.formatText(a[0].(string), a[1:], kw) })
	method(c, "format_map", "mapping, /", func(in *Interp, a []any) any {
		auto := int64(-1)
		return in.formatFields(a[0].(string), nil, func(name string) any { return in.GetItem(a[1], name) }, &auto, 2)
	})
}
