package python

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// categories are the classes of one letter, as members of a class of regexp2:
// of Unicode and of ASCII. Python's \w is what isalnum says, and an underscore.
var categories = map[rune][2]string{
	'd': {`\p{Nd}`, "0-9"}, 'w': {`\p{L}\p{N}_`, "a-zA-Z0-9_"}, 's': {` \t\n\r\v\f\x1c-\x1f\x85\p{Z}`, ` \t\n\r\v\f`},
}

// category is the members that \d, \w or \s stand for.
func (p *reParser) category(c rune) string {
	i := 0
	if p.bytes || p.is(reASCII) {
		i = 1
	}
	return categories[unicode.ToLower(c)][i]
}

// escape reads what follows a backslash outside of a class.
func (p *reParser) escape(start int) piece {
	c := p.src[p.at]
	p.at++
	switch {
	case c == 'A':
		return piece{text: `\A`, anchor: true}
	case c == 'Z':
		return piece{text: `\z`, anchor: true}
	case c == 'b' || c == 'B':
		return p.boundary(c == 'B')
	case categories[unicode.ToLower(c)][0] != "":
		if unicode.IsUpper(c) {
			return piece{text: "[^" + p.category(c) + "]", lo: 1, hi: 1}
		}
		return piece{text: "[" + p.category(c) + "]", lo: 1, hi: 1}
	case c >= '1' && c <= '9':
		return p.numbered(start)
	}
	return literal(p.character(start, c))
}

// boundary is \b or \B, by what Python takes for words.
func (p *reParser) boundary(not bool) piece {
	w := "[" + p.category('w') + "]"
	if not {
		return piece{text: "(?:(?<=" + w + ")(?=" + w + ")|(?<!" + w + ")(?!" + w + "))", anchor: true}
	}
	return piece{text: "(?:(?<=" + w + ")(?!" + w + ")|(?<!" + w + ")(?=" + w + "))", anchor: true}
}

// numbered reads a reference to a group, or an octal character.
func (p *reParser) numbered(start int) piece {
	octal := func(c rune) bool { return c >= '0' && c <= '7' }
	if d := p.next(); d >= '0' && d <= '9' {
		p.at++
		if octal(p.src[p.at-2]) && octal(d) && octal(p.next()) {
			p.at++
			n, _ := strconv.ParseInt(string(p.src[start+1:p.at]), 8, 32)
			if n > 0o377 {
				p.fail(start, "octal escape value %s outside of range 0-0o377", string(p.src[start:p.at]))
			}
			return literal(rune(n))
		}
	}
	n, _ := strconv.Atoi(string(p.src[start+1 : p.at]))
	if n > len(p.groups) {
		p.fail(start+1, "invalid group reference %d", n)
	}
	return p.reference(n, start)
}

var escapeLetters = map[rune]rune{'a': '\a', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

// character is what an escape such as \n or \x41 stands for.
func (p *reParser) character(start int, c rune) rune {
	if r, ok := escapeLetters[c]; ok {
		return r
	}
	digits := map[rune]int{'x': 2, 'u': 4, 'U': 8}[c]
	switch {
	case digits > 0 && (c == 'x' || !p.bytes):
		for n := 0; n < digits && strings.ContainsRune("0123456789abcdefABCDEF", p.next()) && p.next() >= 0; n++ {
			p.at++
		}
		if p.at-start != digits+2 {
			p.fail(start, "incomplete escape %s", string(p.src[start:p.at]))
		}
		r, _ := strconv.ParseInt(string(p.src[start+2:p.at]), 16, 64)
		if r > utf8.MaxRune {
			p.fail(start, "bad escape %s", string(p.src[start:p.at]))
		}
		return rune(r)
	case c >= '0' && c <= '7':
		for n := 1; n < 3 && p.next() >= '0' && p.next() <= '7'; n++ {
			p.at++
		}
		r, _ := strconv.ParseInt(string(p.src[start+1:p.at]), 8, 32)
		if r > 0o377 {
			p.fail(start, "octal escape value %s outside of range 0-0o377", string(p.src[start:p.at]))
		}
		return rune(r)
	case c == 'N' && !p.bytes:
		p.fail(start, "\\N{...} is not supported")
	case c < utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)):
		p.fail(start, "bad escape \\%c", c)
	}
	return c
}

// class reads [...], which begins at start.
func (p *reParser) class(start int) piece {
	var b strings.Builder
	var others []string // complements of sets, which are classes of their own
	not := p.accept("^")
	first := p.at
	for {
		from := p.at
		c := p.next()
		if c < 0 {
			p.fail(start, "unterminated character set")
		}
		p.at++
		if c == ']' && from != first {
			break
		}
		lo, set, complement := p.member(from, c)
		if complement {
			others = append(others, "[^"+set+"]")
			set = ""
		}
		if !p.accept("-") {
			b.WriteString(set)
			continue
		}
		to := p.at
		d := p.next()
		if d < 0 {
			p.fail(start, "unterminated character set")
		}
		p.at++
		if d == ']' {
			b.WriteString(set + quoteRune('-'))
			break
		}
		hi, _, _ := p.member(to, d)
		if lo < 0 || hi < 0 || hi < lo {
			p.fail(from, "bad character range %s", string(p.src[from:p.at]))
		}
		b.WriteString(quoteRune(lo) + "-" + quoteRune(hi))
	}
	return piece{text: classText(not, b.String(), others), lo: 1, hi: 1}
}

// classText puts a class together.
func classText(not bool, members string, others []string) string {
	switch {
	case len(others) == 0 && not:
		return "[^" + members + "]"
	case len(others) == 0:
		return "[" + members + "]"
	}
	if members != "" {
		others = append(others, "["+members+"]")
	}
	either := "(?:" + strings.Join(others, "|") + ")"
	if not {
		return "(?:(?!" + either + `)[\s\S])`
	}
	return either
}

// member reads one member of a class: its character, -1 for sets such as \d, and
// how regexp2 writes it; complement says that it is all but that.
func (p *reParser) member(start int, c rune) (r rune, text string, complement bool) {
	if c != '\\' {
		return c, quoteRune(c), false
	}
	c = p.src[p.at]
	p.at++
	switch {
	case c == 'b':
		return '\b', quoteRune('\b'), false
	case categories[unicode.ToLower(c)][0] != "":
		return -1, p.category(c), unicode.IsUpper(c)
	case c == '8' || c == '9':
		p.fail(start, "bad escape \\%c", c)
	}
	r = p.character(start, c)
	return r, quoteRune(r), false
}
