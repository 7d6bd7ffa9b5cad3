package syntax

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// strings joins adjacent literals.
func (p *parser) strings() Expr {
	pos := p.here()
	first := p.peek()
	var parts []Expr
	text := ""
	format := false
	for p.peek().kind == tString {
		t := p.next()
		if t.bytes != first.bytes {
			p.fail("cannot mix bytes and nonbytes literals")
		}
		if !t.format {
			text += t.text
			continue
		}
		format = true
		if text != "" {
			parts = append(parts, &Str{Pos: pos, Value: text})
			text = ""
		}
		parts = append(parts, p.fstring(t, t.text, 0)...)
	}
	if !format {
		return &Str{pos, text, first.bytes}
	}
	if text != "" {
		parts = append(parts, &Str{Pos: pos, Value: text})
	}
	return &FString{pos, parts}
}

// fstring cuts the body of an f-string into texts and fields.
func (p *parser) fstring(t token, s string, depth int) []Expr {
	if depth > 5 {
		p.fail("f-string: expressions nested too deeply")
	}
	pos := Pos{t.line, t.column}
	var out []Expr
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, &Str{Pos: pos, Value: b.String()})
			b.Reset()
		}
	}
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], "{{") && depth == 0, strings.HasPrefix(s[i:], "}}") && depth == 0:
			b.WriteByte(s[i])
			i += 2
		case s[i] == '{':
			flush()
			f, n := p.field(t, s[i+1:], depth)
			out = append(out, f)
			i += 1 + n
		case s[i] == '}':
			p.fail("f-string: single '}' is not allowed")
		case s[i] == '\\' && !t.raw && i+1 < len(s):
			if s[i+1] == '\n' {
				i += 2
				continue
			}
			n, err := Unescape(&b, s[i:], false, utf8.RuneCountInString(s[:i]))
			if err != "" {
				p.fail(err)
			}
			i += n
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	flush()
	return out
}

// field reads a replacement field after its brace, and how long it is with the
// closing one.
func (p *parser) field(t token, s string, depth int) (*Field, int) {
	f := &Field{Pos: Pos{t.line, t.column}}
	end, nested, quote, comment := -1, 0, byte(0), false
	i := 0
scan:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '#':
			comment = true
		case c == '(' || c == '[' || c == '{':
			nested++
		case nested > 0 && (c == ')' || c == ']' || c == '}'):
			nested--
		case nested == 0 && (c == '}' || c == ':'):
			end = i
			break scan
		case nested == 0 && c == '!' && !(i+1 < len(s) && s[i+1] == '='):
			end = i
			break scan
		}
	}
	if end < 0 {
		p.fail("f-string: expecting '}'")
	}
	code := s[:end]
	trimmed := strings.TrimRight(code, " \t\n")
	if strings.HasSuffix(trimmed, "=") && !strings.HasSuffix(trimmed, "==") && !strings.HasSuffix(trimmed, "!=") && !strings.HasSuffix(trimmed, "<=") && !strings.HasSuffix(trimmed, ">=") {
		f.Text = code
		code = strings.TrimSuffix(trimmed, "=")
	}
	if strings.TrimSpace(code) == "" {
		p.fail("f-string: empty expression not allowed")
	}
	if strings.Contains(code, "\\") {
		p.fail("f-string expression part cannot include a backslash")
	}
	if comment {
		p.fail("f-string expression part cannot include '#'")
	}
	body, err := parseBelow("("+code+")", t.line-1)
	if err != nil {
		var e *Error
		errors.As(err, &e)
		p.fail("f-string: " + e.Message)
	}
	if len(body) != 1 {
		p.fail("f-string: invalid syntax")
	}
	value, ok := body[0].(*ExprStmt)
	if !ok {
		p.fail("f-string: invalid syntax")
	}
	f.Value = value.Value
	if i < len(s) && s[i] == '!' {
		if i+1 >= len(s) || strings.IndexByte("rsa", s[i+1]) < 0 {
			p.fail("f-string: invalid conversion character: expected 's', 'r', or 'a'")
		}
		f.Conversion = s[i+1]
		i += 2
	}
	if i < len(s) && s[i] == ':' {
		start := i + 1
		nested = 0
		for i = start; i < len(s); i++ {
			if s[i] == '{' {
				nested++
			} else if s[i] == '}' {
				if nested == 0 {
					break
				}
				nested--
			}
		}
		f.Spec = &FString{f.Pos, p.fstring(t, s[start:min(i, len(s))], depth+1)}
	}
	if i >= len(s) || s[i] != '}' {
		p.fail("f-string: expecting '}'")
	}
	return f, i + 1
}
