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
	tError // what the scanner could not read
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
	tabs    []int   // the indents with a tab counted as one column
	open    []token // brackets
	out     []token
}

func (s *scanner) fail(format string, args ...any) *Error {
	return &Error{"SyntaxError", fmt.Sprintf(format, args...), s.line, s.pos - s.start, false}
}

func (s *scanner) add(k kind, text string, at int) {
	s.out = append(s.out, token{kind: k, text: text, line: s.line, column: at - s.start})
}

// scan cuts a text into tokens.
func scan(src string) (*scanner, *Error) {
	s := &scanner{src: strings.ReplaceAll(src, "\r\n", "\n"), line: 1, indents: []int{0}, tabs: []int{0}}
	for s.pos < len(s.src) {
		if err := s.logicalLine(); err != nil {
			return s, err
		}
	}
	s.line = s.lastLine()
	for len(s.indents) > 1 {
		s.indents = s.indents[:len(s.indents)-1]
		s.add(tDedent, "", s.pos)
	}
	s.add(tEnd, "", s.pos)
	return s, nil
}

// lastLine is the number of the last line that has its end or some text.
func (s *scanner) lastLine() int {
	if s.pos == s.start && s.line > 1 {
		return s.line - 1
	}
	return s.line
}

func (s *scanner) logicalLine() *Error {
	width, tabs := 0, 0
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t' || s.src[s.pos] == '\f') {
		if s.src[s.pos] == '\t' {
			width += 8 - width%8
		} else {
			width++
		}
		tabs++
		s.pos++
	}
	if s.pos >= len(s.src) {
		return nil
	}
	if c := s.src[s.pos]; c == '\n' || c == '#' {
		s.skipLine()
		return nil
	}
	if err := s.indent(width, tabs); err != nil {
		return err
	}
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch {
		case c == '\n':
			if len(s.open) == 0 {
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
			if s.pos >= len(s.src) {
				return s.endOfFile()
			}
		case c == '\\':
			if s.pos+1 >= len(s.src) {
				return s.endOfFile()
			}
			return s.fail("unexpected character after line continuation character")
		default:
			if err := s.token(); err != nil {
				return err
			}
		}
	}
	if len(s.open) == 0 {
		s.add(tNewline, "", s.pos)
	}
	return nil
}

// endOfFile says that a continued line is missing.
func (s *scanner) endOfFile() *Error {
	return &Error{"SyntaxError", "unexpected EOF while parsing", s.lastLine(), 0, true}
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

func (s *scanner) indent(width, tabs int) *Error {
	n := len(s.indents) - 1
	top, topTabs := s.indents[n], s.tabs[n]
	mixed := func() *Error {
		return &Error{"TabError", "inconsistent use of tabs and spaces in indentation", s.line, 0, false}
	}
	switch {
	case width == top && tabs != topTabs, width > top && tabs <= topTabs:
		return mixed()
	case width > top:
		if len(s.indents) > 100 {
			return &Error{"IndentationError", "too many levels of indentation", s.line, 0, false}
		}
		s.indents, s.tabs = append(s.indents, width), append(s.tabs, tabs)
		s.add(tIndent, "", s.pos)
	case width < top:
		for width < s.indents[len(s.indents)-1] {
			s.indents, s.tabs = s.indents[:len(s.indents)-1], s.tabs[:len(s.tabs)-1]
			s.add(tDedent, "", s.pos)
		}
		if width == s.indents[len(s.indents)-1] && tabs != s.tabs[len(s.tabs)-1] {
			return mixed()
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
				if len(s.open) >= 200 {
					return s.fail("too many nested parentheses")
				}
				s.open = append(s.open, token{text: op, line: s.line, column: at - s.start})
			case ")", "]", "}":
				if err := s.close(op); err != nil {
					return err
				}
			}
			s.pos += len(op)
			s.add(tOp, op, at)
			return nil
		}
	}
	if !unicode.IsPrint(r) {
		return s.fail("invalid non-printable character U+%04X", r)
	}
	if r > 0x7f {
		return s.fail("invalid character '%c' (U+%04X)", r, r)
	}
	return s.fail("invalid syntax")
}

// close ends the innermost bracket.
func (s *scanner) close(op string) *Error {
	n := len(s.open) - 1
	if n < 0 {
		return s.fail("unmatched '%s'", op)
	}
	b := s.open[n]
	if b.text+op != "()" && b.text+op != "[]" && b.text+op != "{}" {
		if b.line != s.line {
			return s.fail("closing parenthesis '%s' does not match opening parenthesis '%s' on line %d", op, b.text, b.line)
		}
		return s.fail("closing parenthesis '%s' does not match opening parenthesis '%s'", op, b.text)
	}
	s.open = s.open[:n]
	return nil
}

func (s *scanner) text(prefix string) *Error {
	at, line, start := s.pos-len(prefix), s.line, s.start
	quote := s.src[s.pos : s.pos+1]
	if strings.HasPrefix(s.src[s.pos:], strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	s.pos += len(quote)
	body := s.pos
	t := token{kind: tString, line: line, column: at - start, bytes: strings.Contains(prefix, "b"), format: strings.Contains(prefix, "f"), raw: strings.Contains(prefix, "r")}
	var b strings.Builder
	for {
		if s.pos >= len(s.src) || len(quote) == 1 && s.src[s.pos] == '\n' {
			e := &Error{"SyntaxError", fmt.Sprintf("unterminated string literal (detected at line %d)", s.line), line, at - start, false}
			if len(quote) == 3 {
				e.Message = fmt.Sprintf("unterminated triple-quoted string literal (detected at line %d)", s.lastLine())
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
			n, err := Unescape(&b, s.src[s.pos:], t.bytes, utf8.RuneCountInString(s.src[body:s.pos]))
			if err != "" {
				return s.fail("%s", err)
			}
			s.pos += n
		case t.bytes && c >= utf8.RuneSelf:
			return s.fail("bytes can only contain ASCII literal characters")
		default:
			b.WriteByte(c)
			s.pos++
		}
	}
}
