package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Source is a text that places point into: a cell's body, or a string given
// to spark.sql or expr. Outer and Offset say where it stands in the text that
// the user typed, when that is known.
type Source struct {
	Name   string // "cell 4"; empty for a nested text
	Text   string
	Outer  *Source
	Offset int // byte offset of Text in Outer.Text
}

// NewSource is a text that stands for itself, with no place in a cell. Bytes that
// are no UTF-8 become U+FFFD, as when Spark and Python decode a file.
func NewSource(name, text string) *Source {
	return &Source{Name: name, Text: strings.ToValidUTF8(text, "\uFFFD")}
}

// Place is the byte range [Start, End) of Source.Text.
type Place struct {
	Source     *Source
	Start, End int
}

// Join is the smallest place that covers p and q.
func (p Place) Join(q Place) Place {
	if p.Source == nil {
		return q
	}
	if q.Source != p.Source {
		return p
	}
	return Place{Source: p.Source, Start: min(p.Start, q.Start), End: max(p.End, q.End)}
}

// Text is the text at the place.
func (p Place) Text() string {
	if p.Source == nil || p.Start < 0 || p.End > len(p.Source.Text) || p.Start > p.End {
		return ""
	}
	return p.Source.Text[p.Start:p.End]
}

// Outermost is the same place in the text that the user typed.
func (p Place) Outermost() Place {
	for p.Source != nil && p.Source.Outer != nil {
		p = Place{Source: p.Source.Outer, Start: p.Start + p.Source.Offset, End: p.End + p.Source.Offset}
	}
	return p
}

// LineColumn is the line (from 1) and column (in runes, from 1) where the
// place starts.
func (p Place) LineColumn() (line, column int) {
	if p.Source == nil {
		return 0, 0
	}
	head := p.Source.Text[:max(0, min(p.Start, len(p.Source.Text)))]
	line = strings.Count(head, "\n") + 1
	column = utf8.RuneCountInString(head[strings.LastIndexByte(head, '\n')+1:]) + 1
	return line, column
}

// String is "cell 4, line 2, column 12".
func (p Place) String() string {
	if p.Source == nil {
		return ""
	}
	line, column := p.LineColumn()
	s := fmt.Sprintf("line %d, column %d", line, column)
	if p.Source.Name != "" {
		s = p.Source.Name + ", " + s
	}
	return s
}

// Summary is the query context that Spark writes below a failure at run time:
// the lines of the place in its text, underlined, and an empty line.
func (p Place) Summary() string {
	if p.Source == nil {
		return ""
	}
	line, column := p.LineColumn()
	var b strings.Builder
	fmt.Fprintf(&b, "\n== SQL (line %d, position %d) ==\n", line, column)
	at := 0
	for text := range strings.Lines(p.Source.Text) {
		from, to := max(p.Start-at, 0), min(p.End-at, len(strings.TrimRight(text, "\n")))
		if from < to {
			fmt.Fprintf(&b, "%s\n%s%s\n", strings.TrimRight(text, "\n"), strings.Repeat(" ", utf8.RuneCountInString(text[:from])), strings.Repeat("^", utf8.RuneCountInString(text[from:to])))
		}
		at += len(text)
	}
	return b.String()
}

// Caret is the line of the place with the range underlined:
//
//	2 | SELECT max(evnt_time) FROM events
//	  |            ^^^^^^^^^
//
// It is empty when the place is unknown. width tells how many columns a rune
// takes on the screen; nil counts one each.
func (p Place) Caret(width func(rune) int) string {
	if p.Source == nil {
		return ""
	}
	if width == nil {
		width = func(rune) int { return 1 }
	}
	text := p.Source.Text
	start := max(0, min(p.Start, len(text)))
	lineStart := strings.LastIndexByte(text[:start], '\n') + 1
	lineEnd := len(text)
	if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
		lineEnd = start + i
	}
	line, _ := p.LineColumn()
	number := fmt.Sprint(line)
	columns := func(s string) int {
		n := 0
		for _, r := range s {
			n += width(r)
		}
		return n
	}
	clean := func(s string) string { return strings.ReplaceAll(s, "\t", " ") }
	marks := max(1, columns(text[start:min(max(p.End, start), lineEnd)]))
	return fmt.Sprintf("%s | %s\n%s | %s%s", number, clean(text[lineStart:lineEnd]), strings.Repeat(" ", len(number)),
		strings.Repeat(" ", columns(clean(text[lineStart:start]))), strings.Repeat("^", marks))
}
