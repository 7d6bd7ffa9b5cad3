package render

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fatih/color"
)

var pythonWords = set(`False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda
	nonlocal not or pass raise return try while with yield`)

var sqlWords = set(`all alter analyze and anti any array as asc between by cache case cast create cross cube database delete desc describe distinct drop else end escape
	except exists explain extract false filter first following for from full function global group grouping having if ilike in inner insert intersect interval into is
	join last lateral left like limit map merge minus natural not null nulls offset on or order outer over overwrite partition pivot preceding qualify range recursive
	refresh rename replace right rlike rollup row rows schema select semi set sets show sort struct table tables tablesample temp temporary then timestamp to true
	truncate unbounded uncache union unpivot update use using values view views when where window with`)

// SQLKeywords lists the words of SQL that are highlighted, in lower case.
func SQLKeywords() []string { return slices.Sorted(maps.Keys(sqlWords)) }

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// Highlight colours a cell's text: Python, or SQL below %sql.
func (s Style) Highlight(text string) string {
	if !s.on {
		return text
	}
	trimmed := strings.TrimLeft(text, " \t\n")
	if !strings.HasPrefix(trimmed, "%") {
		return s.tokens(text, pythonWords, "#", false)
	}
	end := strings.IndexAny(trimmed, " \t\n")
	if end < 0 {
		end = len(trimmed)
	}
	head := text[:len(text)-len(trimmed)+end]
	word, rest := strings.TrimLeft(trimmed[:end], "%"), trimmed[end:]
	painted := s.paint(head, color.FgMagenta, color.Bold)
	switch word {
	case "sql":
		return painted + s.tokens(rest, sqlWords, "--", true)
	case "python", "time":
		return painted + s.tokens(rest, pythonWords, "#", false)
	}
	return painted + rest
}

// SQL colours SQL.
func (s Style) SQL(text string) string {
	if !s.on {
		return text
	}
	return s.tokens(text, sqlWords, "--", true)
}

// tokens colours words, strings, numbers and comments, and keeps every byte.
func (s Style) tokens(text string, words map[string]bool, comment string, fold bool) string {
	var b strings.Builder
	for text != "" {
		n := 1
		paint := func(t string) string { return t }
		c, size := utf8.DecodeRuneInString(text)
		switch {
		case strings.HasPrefix(text, comment):
			if n = strings.IndexByte(text, '\n'); n < 0 {
				n = len(text)
			}
			paint = s.Dim
		case c == '\'' || c == '"':
			n = stringEnd(text)
			paint = func(t string) string { return s.paint(t, color.FgGreen) }
		case c >= '0' && c <= '9':
			n = span(text, func(r rune) bool { return r == '.' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) })
			paint = func(t string) string { return s.paint(t, color.FgCyan) }
		case c == '_' || unicode.IsLetter(c):
			n = span(text, func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) })
			word := text[:n]
			if fold {
				word = strings.ToLower(word)
			}
			if words[word] {
				paint = func(t string) string { return s.paint(t, color.FgBlue, color.Bold) }
			}
		default:
			n = size
		}
		// A colour ends with its line, since lines are printed with indents.
		for i, line := range strings.Split(text[:n], "\n") {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(paint(line))
		}
		text = text[n:]
	}
	return b.String()
}

func span(s string, in func(rune) bool) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return !in(r) }); i >= 0 {
		return i
	}
	return len(s)
}

// stringEnd is the length of the string literal that s starts with; one that is
// not closed goes to the end of its line, or of the text if it has three quotes.
func stringEnd(s string) int {
	q := s[:1]
	if triple := strings.Repeat(q, 3); strings.HasPrefix(s, triple) {
		if i := strings.Index(s[3:], triple); i >= 0 {
			return 3 + i + 3
		}
		return len(s)
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '\n':
			return i
		case q[0]:
			return i + 1
		}
	}
	return len(s)
}
