// Package dialect cuts Spark SQL into tokens, with their places.
package dialect

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"brook/diag"
)

// Kind is a sort of token.
type Kind uint8

// The sorts.
const (
	Word   Kind = iota // unquoted identifier or keyword
	Quoted             // `identifier`, Text without quotes
	String             // 'text' or "text", Text with escapes resolved
	Number             // with its suffix: 1, 1.5, 1e3, 2L, 0.5BD
	Symbol
	End
)

// Token is a piece of SQL.
type Token struct {
	Kind       Kind
	Text       string
	Start, End int // bytes of the source
}

// Is reports whether the token is the unquoted word w, in any case.
func (t Token) Is(w string) bool { return t.Kind == Word && strings.EqualFold(t.Text, w) }

// Sym reports whether the token is the symbol s.
func (t Token) Sym(s string) bool { return t.Kind == Symbol && t.Text == s }

// symbols, longest first.
var symbols = []string{"<=>", ">>>", "/*+", "*/", "|>", "||", "<=", ">=", "<>", "!=", "!>", "!<", "==", "::", "->", "=>", "<<", ">>", "+", "-", "*", "/", "%", "=", "<", ">", "(", ")", ",", ".", ";", "[", "]", "&", "|", "^", "~", "!", "?", ":", "{", "}", "$"}

// Lex cuts src into tokens; the last is End. Comments are left out. With an error
// come the tokens before it.
func Lex(src *diag.Source) ([]Token, error) {
	s := src.Text
	var out []Token
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
			i++
		case strings.HasPrefix(s[i:], "--"):
			if end := strings.IndexByte(s[i:], '\n'); end >= 0 {
				i += end
			} else {
				i = len(s)
			}
		case strings.HasPrefix(s[i:], "/*") && !strings.HasPrefix(s[i:], "/*+"):
			end := comment(s, i)
			if end < 0 {
				return out, diag.New(diag.Parse, "UNCLOSED_BRACKETED_COMMENT", "42601", "Found an unclosed bracketed comment. Please, append */ at the end of the comment.").At(diag.Place{Source: src, Start: i, End: len(s)})
			}
			i = end
		case c == '\'' || c == '"':
			text, end := quotedText(s, i, false)
			if end < 0 {
				return out, near(src, i, s[i:i+1])
			}
			out = append(out, Token{Kind: String, Text: text, Start: i, End: end})
			i = end
		case (c == 'r' || c == 'R') && i+1 < len(s) && (s[i+1] == '\'' || s[i+1] == '"'):
			text, end := quotedText(s, i+1, true)
			if end < 0 {
				return out, near(src, i, s[i:i+1])
			}
			out = append(out, Token{Kind: String, Text: text, Start: i, End: end})
			i = end
		case c == '`':
			end := i + 1
			var b strings.Builder
			for end < len(s) {
				if s[end] == '`' {
					if end+1 < len(s) && s[end+1] == '`' {
						b.WriteByte('`')
						end += 2
						continue
					}
					break
				}
				b.WriteByte(s[end])
				end++
			}
			if end >= len(s) {
				return out, near(src, i, "`")
			}
			out = append(out, Token{Kind: Quoted, Text: b.String(), Start: i, End: end + 1})
			i = end + 1
		case isDigit(c) || c == '.' && i+1 < len(s) && isDigit(s[i+1]) && !afterName(out):
			end := number(s, i)
			kind := Number
			if end < len(s) && (isLetter(rune(s[end])) || s[end] == '_') {
				// An identifier may begin with digits: 2a.
				for end < len(s) && (isLetter(rune(s[end])) || isDigit(s[end]) || s[end] == '_') {
					end++
				}
				kind = Word
			}
			out = append(out, Token{Kind: kind, Text: s[i:end], Start: i, End: end})
			i = end
		case isLetter(rune(c)) || c == '_' || c >= utf8.RuneSelf:
			r, _ := utf8.DecodeRuneInString(s[i:])
			if c >= utf8.RuneSelf && !unicode.IsLetter(r) {
				return out, near(src, i, string(r))
			}
			end := i
			for end < len(s) {
				r, n := utf8.DecodeRuneInString(s[end:])
				if !(unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_') {
					break
				}
				end += n
			}
			out = append(out, Token{Kind: Word, Text: s[i:end], Start: i, End: end})
			i = end
		default:
			found := ""
			for _, sym := range symbols {
				if strings.HasPrefix(s[i:], sym) {
					found = sym
					break
				}
			}
			if found == "" {
				return out, near(src, i, s[i:i+1])
			}
			out = append(out, Token{Kind: Symbol, Text: found, Start: i, End: i + len(found)})
			i += len(found)
		}
	}
	return append(out, Token{Kind: End, Start: len(s), End: len(s)}), nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// afterName reports whether a dot now would separate names: t.1 is a field.
func afterName(out []Token) bool {
	return len(out) > 0 && (out[len(out)-1].Kind == Word || out[len(out)-1].Kind == Quoted)
}

// comment is the end of a comment, which may hold others; -1 when it has none.
func comment(s string, i int) int {
	depth := 0
	for i < len(s) {
		switch {
		case strings.HasPrefix(s[i:], "/*") && !strings.HasPrefix(s[i:], "/*+"):
			depth++
			i += 2
		case strings.HasPrefix(s[i:], "*/"):
			i += 2
			if depth--; depth == 0 {
				return i
			}
		default:
			i++
		}
	}
	return -1
}

// quotedText reads a string from its opening quote; end is -1 when it does not
// close.
func quotedText(s string, i int, raw bool) (text string, end int) {
	quote := s[i]
	var b strings.Builder
	for i++; i < len(s); i++ {
		c := s[i]
		if c == quote {
			if i+1 < len(s) && s[i+1] == quote && !raw {
				b.WriteByte(quote)
				i++
				continue
			}
			return b.String(), i + 1
		}
		if c != '\\' || raw || i+1 >= len(s) {
			b.WriteByte(c)
			continue
		}
		i++
		i += escape(&b, s, i)
	}
	return "", -1
}

// escape resolves the escape whose letter is at i, and returns how many further
// bytes it took.
func escape(b *strings.Builder, s string, i int) int {
	switch c := s[i]; c {
	case 'n':
		b.WriteByte('\n')
	case 't':
		b.WriteByte('\t')
	case 'r':
		b.WriteByte('\r')
	case 'b':
		b.WriteByte('\b')
	case '0', '1', '2', '3':
		if i+2 < len(s) && isOctal(s[i+1]) && isOctal(s[i+2]) {
			b.WriteRune(rune(c-'0')*64 + rune(s[i+1]-'0')*8 + rune(s[i+2]-'0'))
			return 2
		}
		if c == '0' {
			c = 0
		}
		b.WriteByte(c)
	case 'Z':
		b.WriteByte(0x1a)
	case 'u':
		if r, ok := hex(s, i+1, 4); ok {
			b.WriteRune(r)
			return 4
		}
		b.WriteByte(c)
	case 'U':
		if r, ok := hex(s, i+1, 8); ok {
			b.WriteRune(r)
			return 8
		}
		b.WriteByte(c)
	case '%', '_':
		b.WriteByte('\\')
		b.WriteByte(c)
	default:
		b.WriteByte(c)
	}
	return 0
}

func isOctal(c byte) bool { return c >= '0' && c <= '7' }

func hex(s string, i, n int) (rune, bool) {
	if i+n > len(s) {
		return 0, false
	}
	var r rune
	for _, c := range []byte(s[i : i+n]) {
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

// number is the end of the number at i, its suffix included.
func number(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i < len(s) && s[i] == '.' {
		i++
		for i < len(s) && isDigit(s[i]) {
			i++
		}
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		j := i + 1
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			j++
		}
		if j < len(s) && isDigit(s[j]) {
			for i = j; i < len(s) && isDigit(s[i]); i++ {
			}
		}
	}
	for _, suffix := range []string{"bd", "l", "s", "y", "d", "f"} {
		if len(s)-i >= len(suffix) && strings.EqualFold(s[i:i+len(suffix)], suffix) {
			end := i + len(suffix)
			if end == len(s) || !isLetter(rune(s[end])) && !isDigit(s[end]) && s[end] != '_' {
				return end
			}
		}
	}
	return i
}

// Syntax is a PARSE_SYNTAX_ERROR at a place of src.
func Syntax(src *diag.Source, start, end int, format string, args ...any) error {
	p := diag.Place{Source: src, Start: start, End: end}
	e := diag.New(diag.Parse, "PARSE_SYNTAX_ERROR", "42601", format, args...).At(p)
	e.Tail = Tail(p)
	found, hint, hinted := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(e.Message, "."), "Syntax error at or near "), ": ")
	if hinted {
		hint = ": " + hint
	}
	return e.With("error", found).With("hint", hint)
}

// Empty is the mistake of a text without a statement.
func Empty(src *diag.Source) error {
	p := diag.Place{Source: src, Start: len(src.Text), End: len(src.Text)}
	e := diag.New(diag.Parse, "PARSE_EMPTY_STATEMENT", "42617", "Syntax error, unexpected empty statement.").At(p)
	e.Tail = Tail(p)
	return e
}

// Tail is the end of the message of a mistake that Spark's parser itself finds:
// the text with an arrow below the place.
func Tail(p diag.Place) string {
	line, column := p.LineColumn()
	var b strings.Builder
	b.WriteString(" (line " + strconv.Itoa(line) + ", pos " + strconv.Itoa(column-1) + ")\n\n== SQL ==\n")
	lines := strings.Split(p.Source.Text, "\n")
	for i, text := range lines {
		b.WriteString(text + "\n")
		if i == min(line, len(lines))-1 {
			b.WriteString(strings.Repeat("-", column-1) + "^^^\n")
		}
	}
	return b.String()
}

func near(src *diag.Source, at int, what string) error {
	return Syntax(src, at, at+len(what), "Syntax error at or near '%s'.", what)
}

// Extra is the syntax error of a token that should not be there.
func Extra(src *diag.Source, t Token) error {
	text := src.Text[t.Start:t.End]
	return Syntax(src, t.Start, t.End, "Syntax error at or near '%s': extra input '%s'.", text, text)
}

// Missing is the syntax error at a token before which another one is missing.
func Missing(src *diag.Source, t Token, what string) error {
	if t.Kind == End {
		return Syntax(src, t.Start, t.End, "Syntax error at or near end of input: missing '%s'.", what)
	}
	return Syntax(src, t.Start, t.End, "Syntax error at or near '%s': missing '%s'.", src.Text[t.Start:t.End], what)
}

// Near is the syntax error at a token.
func Near(src *diag.Source, t Token) error {
	if t.Kind == End {
		return Syntax(src, t.Start, t.End, "Syntax error at or near end of input.")
	}
	return Syntax(src, t.Start, t.End, "Syntax error at or near '%s'.", src.Text[t.Start:t.End])
}
