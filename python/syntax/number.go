package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bases are the integer literals with a prefix.
var bases = map[byte]struct {
	name   string
	digits string
}{'x': {"hexadecimal", "0123456789abcdefABCDEF"}, 'o': {"octal", "01234567"}, 'b': {"binary", "01"}}

// number reads a number.
func (s *scanner) number() *Error {
	at, d := s.pos, s.src
	if d[at] == '0' && at+1 < len(d) {
		if base, ok := bases[d[at+1]|0x20]; ok {
			return s.prefixed(base.name, base.digits)
		}
	}
	if err := s.decimal(); err != nil {
		return err
	}
	if s.pos < len(d) && d[s.pos] == '.' {
		s.pos++
		if s.pos < len(d) && d[s.pos] == '_' {
			return s.fail("invalid decimal literal")
		}
		if err := s.decimal(); err != nil {
			return err
		}
	}
	if s.pos < len(d) && d[s.pos]|0x20 == 'e' {
		j := s.pos + 1
		if j < len(d) && (d[j] == '+' || d[j] == '-') {
			j++
		}
		if j < len(d) && digit(d[j]) {
			s.pos = j
			if err := s.decimal(); err != nil {
				return err
			}
		}
	}
	text := d[at:s.pos]
	if len(text) > 1 && text[0] == '0' && strings.Trim(text, "0123456789_") == "" && strings.Trim(text, "0_") != "" {
		s.pos = at
		return s.fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	if s.pos < len(d) && d[s.pos]|0x20 == 'j' {
		return s.fail("complex numbers are not supported")
	}
	return s.endNumber(at, "decimal")
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// decimal reads digits, with an underscore between two of them at most.
func (s *scanner) decimal() *Error {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if c == '_' && (s.pos+1 >= len(s.src) || !digit(s.src[s.pos+1])) {
			return s.fail("invalid decimal literal")
		}
		if c != '_' && !digit(c) {
			break
		}
		s.pos++
	}
	return nil
}

func (s *scanner) prefixed(name, digits string) *Error {
	at, d := s.pos, s.src
	s.pos += 2
	begin := s.pos
	for s.pos < len(d) {
		c := d[s.pos]
		if c == '_' && s.pos+1 < len(d) && strings.IndexByte(digits, d[s.pos+1]) >= 0 {
			s.pos++
			continue
		}
		if strings.IndexByte(digits, c) < 0 {
			break
		}
		s.pos++
	}
	if s.pos < len(d) && digit(d[s.pos]) {
		return s.fail("invalid digit '%c' in %s literal", d[s.pos], name)
	}
	if s.pos == begin || s.pos < len(d) && d[s.pos] == '_' {
		return s.fail("invalid %s literal", name)
	}
	return s.endNumber(at, name)
}

// endNumber refuses a name that follows at once; the keywords that may continue
// an expression are let through.
func (s *scanner) endNumber(at int, name string) *Error {
	rest := s.src[s.pos:]
	if r, _ := utf8.DecodeRuneInString(rest); r == '_' || unicode.IsLetter(r) {
		allowed := false
		for _, w := range []string{"and", "else", "for", "if", "in", "is", "not", "or"} {
			allowed = allowed || strings.HasPrefix(rest, w)
		}
		if !allowed {
			return s.fail("invalid %s literal", name)
		}
	}
	s.add(tNumber, s.src[at:s.pos], at)
	return nil
}
