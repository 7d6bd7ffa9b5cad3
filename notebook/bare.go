package notebook

import (
	"slices"
	"strings"
)

// bare cuts text in which a line with % opens a cell and a blank line closes
// one that is complete.
func bare(text string, rules Rules) []Cell {
	var out []Cell
	var lines []string
	flush := func() {
		out = add(out, strings.TrimRight(strings.Join(lines, "\n"), "\n"), "", "")
		lines = nil
	}
	all := strings.Split(text, "\n")
	for i, line := range all {
		blank := strings.TrimSpace(line) == ""
		switch {
		case blank && len(lines) == 0:
		case blank && rules.Closes(strings.Join(lines, "\n"), Following(all[i+1:])):
			flush()
		case strings.HasPrefix(line, "%") && (len(lines) == 0 || rules.Closes(strings.Join(lines, "\n"), line)):
			flush()
			lines = append(lines, line)
			if rules.OneLine(magicWord(line)) {
				flush()
			}
		default:
			lines = append(lines, line)
		}
	}
	flush()
	return out
}

// Following is the first line that has code, past blank ones and comments that
// are not indented; empty when there is none.
func Following(lines []string) string {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" && !strings.HasPrefix(l, "#") {
			return l
		}
	}
	return ""
}

// Closes tells whether a blank line after text ends the cell, when next is the
// first line with code behind it.
func (r Rules) Closes(text, next string) bool {
	c := New(0, text)
	switch c.Magic {
	case "sql":
		return !openSQL(c.Source.Text)
	case "", "python", "time":
		return !continues(next) && r.Complete(c.Source.Text)
	}
	return true
}

// continues tells whether a line can only be a compound statement's next one.
func continues(line string) bool {
	if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
		return true
	}
	word := line
	if i := strings.IndexAny(line, " \t:("); i >= 0 {
		word = line[:i]
	}
	return slices.Contains([]string{"else", "elif", "except", "finally"}, word)
}

// openSQL tells whether a bracket, a string or a comment of SQL is open at the
// text's end.
func openSQL(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case c == '\'' || c == '"' || c == '`':
			for i++; i < len(s) && s[i] != c; i++ {
				if s[i] == '\\' && c != '`' {
					i++
				}
			}
			if i >= len(s) {
				return true
			}
		case strings.HasPrefix(s[i:], "--"):
			end := strings.IndexByte(s[i:], '\n')
			if end < 0 {
				return depth > 0
			}
			i += end
		case strings.HasPrefix(s[i:], "/*"):
			end := strings.Index(s[i+2:], "*/")
			if end < 0 {
				return true
			}
			i += 2 + end + 1
		}
	}
	return depth > 0
}
