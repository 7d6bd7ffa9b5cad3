package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Unescape writes the escape sequence at the start of s and returns its length,
// or what is wrong with it. at is how many characters of the text came before.
func Unescape(b *strings.Builder, s string, bytes bool, at int) (n int, failed string) {
	wrong := func(length int, why string) string {
		return fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", at, at+length, why)
	}
	switch c := s[1]; c {
	case '\\', '\'', '"':
		b.WriteByte(c)
	case 'n':
		b.WriteByte('\n')
	case 't':
		b.WriteByte('\t')
	case 'r':
		b.WriteByte('\r')
	case 'a':
		b.WriteByte('\a')
	case 'b':
		b.WriteByte('\b')
	case 'f':
		b.WriteByte('\f')
	case 'v':
		b.WriteByte('\v')
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n, v := 1, rune(0)
		for n < 4 && n < len(s) && s[n] >= '0' && s[n] <= '7' {
			v = v*8 + rune(s[n]-'0')
			n++
		}
		write(b, v, bytes)
		return n, ""
	case 'x':
		r, digits := hex(s[2:], 2)
		if digits < 2 {
			if bytes {
				return 0, fmt.Sprintf("(value error) invalid \\x escape at position %d", at)
			}
			return 0, wrong(1+digits, "truncated \\xXX escape")
		}
		write(b, r, bytes)
		return 4, ""
	case 'u', 'U':
		if bytes {
			b.WriteString(s[:2])
			return 2, ""
		}
		count, shape := 4, "\\uXXXX"
		if c == 'U' {
			count, shape = 8, "\\UXXXXXXXX"
		}
		r, digits := hex(s[2:], count)
		if digits < count {
			return 0, wrong(1+digits, "truncated "+shape+" escape")
		}
		if r > utf8.MaxRune {
			return 0, wrong(1+digits, "illegal Unicode character")
		}
		b.WriteRune(r)
		return 2 + count, ""
	case 'N':
		if bytes {
			b.WriteString(s[:2])
			return 2, ""
		}
		if len(s) < 3 || s[2] != '{' || !strings.Contains(s, "}") {
			return 0, wrong(1, "malformed \\N character escape")
		}
		return 0, "the names of characters in \\N{…} are not supported"
	default:
		b.WriteByte('\\')
		b.WriteByte(c)
	}
	return 2, ""
}

func write(b *strings.Builder, r rune, bytes bool) {
	if bytes {
		b.WriteByte(byte(r))
	} else {
		b.WriteRune(r)
	}
}

// hex reads up to count hexadecimal digits.
func hex(s string, count int) (r rune, digits int) {
	for digits < count && digits < len(s) {
		switch c := s[digits]; {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return r, digits
		}
		digits++
	}
	return r, digits
}
