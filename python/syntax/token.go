package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error is a SyntaxError, or its kind IndentationError.
type Error struct {
	Class      string
	Message    string
	Line       int  // from 1
	Column     int  // from 0
	Incomplete bool // more text could make it right
}

// Error is the class and the message.
func (e *Error) Error() string { return e.Class + ": " + e.Message }

type kind uint8

const (
	tName kind = iota
	tNumber
	tString
	tOp
	tNewline
	tIndent
	tDedent
	tEnd
)

type token struct {
	kind   kind
	text   string // of strings: the value
	line   int
	column int
	bytes  bool // b'…'
	format bool // f'…', text is raw
	raw    bool
}

var operators = []string{"**=", "//=", ">>=", "<<=", "...", "!=", "->", ":=", "**", "//", "<<", ">>", "<=", ">=", "==", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
	"+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=", "!"}

type scanner struct {
	src     string
	pos     int
	line    int
	start   int // of the line
	indents []int
	depth   int // of open brackets
	out     []token
}

func (s *scanner) fail(format string, args ...any) *Error {
	return &Error{"SyntaxError", fmt.Sprintf(format, args...), s.line, s.pos - s.start, false}
}

func (s *scanner) add(k kind, text string, at int) {
	s.out = append(s.out, token{kind: k, text: text, line: s.line, column: at - s.start})
}

// scan cuts a text into tokens.
func scan(src string) ([]token, *Error) {
	s := &scanner{src: strings.ReplaceAll(src, "\r\n", "\n"), line: 1, indents: []int{0}}
	for s.pos < len(s.src) {
		if err := s.logicalLine(); err != nil {
			return nil, err
		}
	}
	if s.depth > 0 {
		e := s.fail("'(' was never closed")
		e.Incomplete = true
		return nil, e
	}
	for len(s.indents) > 1 {
		s.indents = s.indents[:len(s.indents)-1]
		s.add(tDedent, "", s.pos)
	}
	s.add(tEnd, "", s.pos)
	return s.out, nil
}

func (s *scanner) logicalLine() *Error {
	width := 0
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t' || s.src[s.pos] == '\f') {
		if s.src[s.pos] == '\t' {
			width += 8 - width%8
		} else {
			width++
		}
		s.pos++
	}
	if s.pos >= len(s.src) {
		return nil
	}
	if c := s.src[s.pos]; c == '\n' || c == '#' {
		s.skipLine()
		return nil
	}
	if err := s.indent(width); err != nil {
		return err
	}
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch {
		case c == '\n':
			if s.depth == 0 {
				s.add(tNewline, "", s.pos)
				s.newLine()
				return nil
			}
			s.newLine()
		case c == ' ' || c == '\t' || c == '\f' || c == '\r':
			s.pos++
		case c == '#':
			for s.pos < len(s.src) && s.src[s.pos] != '\n' {
				s.pos++
			}
		case c == '\\' && s.pos+1 < len(s.src) && s.src[s.pos+1] == '\n':
			s.pos++
			s.newLine()
		default:
			if err := s.token(); err != nil {
				return err
			}
		}
	}
	if s.depth == 0 {
		s.add(tNewline, "", s.pos)
	}
	return nil
}

func (s *scanner) newLine() {
	s.pos++
	s.line++
	s.start = s.pos
}

func (s *scanner) skipLine() {
	for s.pos < len(s.src) && s.src[s.pos] != '\n' {
		s.pos++
	}
	if s.pos < len(s.src) {
		s.newLine()
	}
}

func (s *scanner) indent(width int) *Error {
	top := s.indents[len(s.indents)-1]
	switch {
	case width > top:
		if len(s.indents) > 100 {
			return &Error{"IndentationError", "too many levels of indentation", s.line, 0, false}
		}
		s.indents = append(s.indents, width)
		s.add(tIndent, "", s.pos)
	case width < top:
		for width < s.indents[len(s.indents)-1] {
			s.indents = s.indents[:len(s.indents)-1]
			s.add(tDedent, "", s.pos)
		}
		if width != s.indents[len(s.indents)-1] {
			return &Error{"IndentationError", "unindent does not match any outer indentation level", s.line, width, false}
		}
	}
	return nil
}

func (s *scanner) token() *Error {
	c := s.src[s.pos]
	at := s.pos
	switch {
	case c >= '0' && c <= '9' || c == '.' && s.pos+1 < len(s.src) && s.src[s.pos+1] >= '0' && s.src[s.pos+1] <= '9':
		return s.number()
	case c == '"' || c == '\'':
		return s.text("")
	}
	r, _ := utf8.DecodeRuneInString(s.src[s.pos:])
	if r == '_' || unicode.IsLetter(r) {
		for s.pos < len(s.src) {
			r, n := utf8.DecodeRuneInString(s.src[s.pos:])
			if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				break
			}
			s.pos += n
		}
		word := s.src[at:s.pos]
		if s.pos < len(s.src) && (s.src[s.pos] == '"' || s.src[s.pos] == '\'') && len(word) <= 2 && strings.Trim(strings.ToLower(word), "rbuf") == "" {
			return s.text(strings.ToLower(word))
		}
		s.add(tName, word, at)
		return nil
	}
	for _, op := range operators {
		if strings.HasPrefix(s.src[s.pos:], op) {
			switch op {
			case "(", "[", "{":
				if s.depth++; s.depth > 200 {
					return s.fail("too many nested parentheses")
				}
			case ")", "]", "}":
				if s.depth == 0 {
					return s.fail("unmatched '%s'", op)
				}
				s.depth--
			}
			s.pos += len(op)
			s.add(tOp, op, at)
			return nil
		}
	}
	if r < 0x20 || r == utf8.RuneError {
		return s.fail("invalid non-printable character U+%04X", r)
	}
	if r > 0x7f {
		return s.fail("invalid character '%c' (U+%04X)", r, r)
	}
	return s.fail("invalid syntax")
}

func (s *scanner) number() *Error {
	at := s.pos
	d := s.src
	digits := func(ok func(byte) bool) {
		for s.pos < len(d) && (ok(d[s.pos]) || d[s.pos] == '_') {
			s.pos++
		}
	}
	decimal := func(c byte) bool { return c >= '0' && c <= '9' }
	if d[s.pos] == '0' && s.pos+1 < len(d) && strings.IndexByte("xXoObB", d[s.pos+1]) >= 0 {
		s.pos += 2
		digits(func(c byte) bool { return decimal(c) || c|0x20 >= 'a' && c|0x20 <= 'f' })
		s.add(tNumber, d[at:s.pos], at)
		return nil
	}
	digits(decimal)
	if s.pos < len(d) && d[s.pos] == '.' {
		s.pos++
		digits(decimal)
	}
	if s.pos < len(d) && d[s.pos]|0x20 == 'e' {
		j := s.pos + 1
		if j < len(d) && (d[j] == '+' || d[j] == '-') {
			j++
		}
		if j < len(d) && decimal(d[j]) {
			s.pos = j
			digits(decimal)
		}
	}
	text := d[at:s.pos]
	if len(text) > 1 && text[0] == '0' && strings.Trim(text, "0123456789_") == "" && strings.Trim(text, "0_") != "" {
		s.pos = at
		return s.fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	if s.pos < len(d) && (d[s.pos] == 'j' || d[s.pos] == 'J') {
		return s.fail("complex numbers are not supported")
	}
	if r, _ := utf8.DecodeRuneInString(d[s.pos:]); r == '_' || unicode.IsLetter(r) {
		return s.fail("invalid decimal literal")
	}
	s.add(tNumber, text, at)
	return nil
}

func (s *scanner) text(prefix string) *Error {
	at, line, start := s.pos-len(prefix), s.line, s.start
	quote := s.src[s.pos : s.pos+1]
	if strings.HasPrefix(s.src[s.pos:], strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	s.pos += len(quote)
	t := token{kind: tString, line: line, column: at - start, bytes: strings.Contains(prefix, "b"), format: strings.Contains(prefix, "f"), raw: strings.Contains(prefix, "r")}
	var b strings.Builder
	for {
		if s.pos >= len(s.src) || len(quote) == 1 && s.src[s.pos] == '\n' {
			e := &Error{"SyntaxError", fmt.Sprintf("unterminated string literal (detected at line %d)", s.line), line, at - start, false}
			if len(quote) == 3 {
				e.Message = fmt.Sprintf("unterminated triple-quoted string literal (detected at line %d)", s.line)
				e.Incomplete = true
			}
			return e
		}
		if strings.HasPrefix(s.src[s.pos:], quote) {
			s.pos += len(quote)
			t.text = b.String()
			s.out = append(s.out, t)
			return nil
		}
		c := s.src[s.pos]
		switch {
		case c == '\n':
			b.WriteByte('\n')
			s.newLine()
		case c == '\\' && s.pos+1 < len(s.src):
			if t.raw || t.format {
				b.WriteByte(c)
				b.WriteByte(s.src[s.pos+1])
				if s.src[s.pos+1] == '\n' {
					s.pos++
					s.newLine()
				} else {
					s.pos += 2
				}
				continue
			}
			if s.src[s.pos+1] == '\n' {
				s.pos++
				s.newLine()
				continue
			}
			n, err := Unescape(&b, s.src[s.pos:], t.bytes)
			if err != "" {
				return s.fail("%s", err)
			}
			s.pos += n
		default:
			b.WriteByte(c)
			s.pos++
		}
	}
}

// Unescape writes the escape sequence at the start of s and returns its length.
func Unescape(b *strings.Builder, s string, bytes bool) (n int, failed string) {
	hex := func(count int) (rune, bool) {
		if len(s) < 2+count {
			return 0, false
		}
		var r rune
		for _, c := range []byte(s[2 : 2+count]) {
			switch {
			case c >= '0' && c <= '9':
				r = r<<4 | rune(c-'0')
			case c|0x20 >= 'a' && c|0x20 <= 'f':
				r = r<<4 | rune(c|0x20-'a'+10)
			default:
				return 0, false
			}
		}
		return r, true
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
		if bytes {
			b.WriteByte(byte(v))
		} else {
			b.WriteRune(v)
		}
		return n, ""
	case 'x':
		r, ok := hex(2)
		if !ok {
			return 0, "(unicode error) 'unicodeescape' codec can't decode bytes: truncated \\xXX escape"
		}
		if bytes {
			b.WriteByte(byte(r))
		} else {
			b.WriteRune(r)
		}
		return 4, ""
	case 'u', 'U':
		count := 4
		if c == 'U' {
			count = 8
		}
		if bytes {
			b.WriteString(s[:2])
			return 2, ""
		}
		r, ok := hex(count)
		if !ok || r > utf8.MaxRune {
			return 0, "(unicode error) 'unicodeescape' codec can't decode bytes: truncated escape"
		}
		b.WriteRune(r)
		return 2 + count, ""
	default:
		b.WriteByte('\\')
		b.WriteByte(c)
	}
	return 2, ""
}
