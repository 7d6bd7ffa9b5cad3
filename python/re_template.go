package python

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// templatePart is a piece of text of a replacement, or the group that stands
// for; group is -1 for text.
type templatePart struct {
	text  string
	group int
}

// template reads the replacement of sub and expand: \1, \g<name> and escapes.
func (r *regexps) template(in *Interp, p *pattern, source any) []templatePart {
	with, isBytes, ok := characters(source)
	if !ok {
		in.raise("TypeError", "decoding to str: need a bytes-like object, "+in.TypeName(source)+" found")
	}
	if isBytes != p.bytes {
		in.raise("TypeError", "sequence item 0: expected "+map[bool]string{true: "a bytes-like object, str found", false: "str instance, bytes found"}[p.bytes])
	}
	fail := func(at int, message string) { r.refuse(in, source, with, &reError{message, at}) }
	var out []templatePart
	var text strings.Builder
	group := func(n, at int) {
		if n > p.groups {
			fail(at, "invalid group reference "+strconv.Itoa(n))
		}
		if text.Len() > 0 {
			out = append(out, templatePart{text.String(), -1})
			text.Reset()
		}
		out = append(out, templatePart{"", n})
	}
	digit := func(i int, most rune) bool { return i < len(with) && with[i] >= '0' && with[i] <= most }
	for i := 0; i < len(with); {
		if with[i] != '\\' {
			text.WriteRune(with[i])
			i++
			continue
		}
		start := i
		if i++; i == len(with) {
			fail(start, "bad escape (end of pattern)")
		}
		c := with[i]
		i++
		switch {
		case c == 'g':
			n, end := r.templateName(in, p, with, i, fail)
			group(n, i+1)
			i = end
		case c == '0':
			for n := 0; n < 2 && digit(i, '7'); n++ {
				i++
			}
			n, _ := strconv.ParseInt(string(with[start+1:i]), 8, 32)
			text.WriteRune(rune(n & 0xff))
		case c >= '1' && c <= '9':
			if digit(i, '9') {
				i++
				if c <= '3' && digit(i-1, '7') && digit(i, '7') {
					i++
					n, _ := strconv.ParseInt(string(with[start+1:i]), 8, 32)
					text.WriteRune(rune(n))
					continue
				}
			}
			n, _ := strconv.Atoi(string(with[start+1 : i]))
			group(n, start+1)
		case escapeLetters[c] != 0:
			text.WriteRune(escapeLetters[c])
		case c == 'b':
			text.WriteRune('\b')
		case c < utf8.RuneSelf && unicode.IsLetter(c):
			fail(start, "bad escape \\"+string(c))
		default:
			text.WriteString(string(with[start:i]))
		}
	}
	if text.Len() > 0 {
		out = append(out, templatePart{text.String(), -1})
	}
	return out
}

// templateName reads <name> behind \g and returns the group and where it ends.
func (r *regexps) templateName(in *Interp, p *pattern, with []rune, i int, fail func(int, string)) (group, end int) {
	if i >= len(with) || with[i] != '<' {
		fail(i, "missing <")
	}
	i++
	end = i
	for end < len(with) && with[end] != '>' {
		end++
	}
	name := string(with[i:end])
	switch {
	case name == "":
		fail(i, "missing group name")
	case end == len(with):
		fail(i, "missing >, unterminated name")
	}
	if n, ok := p.names[name]; ok {
		return n, end + 1
	}
	n, err := strconv.Atoi(name)
	switch {
	case err != nil && identifier(name):
		in.raise("IndexError", "unknown group name "+StrRepr(name))
	case err != nil || n < 0:
		fail(i, "bad character in group name "+StrRepr(name))
	}
	return n, end + 1
}

// expand fills a template with the groups of a match.
func (m *match) expand(parts []templatePart) []rune {
	var out []rune
	for _, part := range parts {
		if part.group < 0 {
			out = append(out, []rune(part.text)...)
			continue
		}
		if from, to, ok := m.bounds(part.group); ok {
			out = append(out, m.text[from:to]...)
		}
	}
	return out
}
