package notebook

import (
	"slices"
	"strings"
)

// bare cuts text in which a line with % opens a cell and a blank line closes
// one that is complete. It looks at each line once.
func bare(text string, rules Rules) []Cell {
	var out []Cell
	all := strings.Split(text, "\n")
	next := following(all)
	c := &cutter{rules: rules}
	flush := func() {
		out = add(out, strings.TrimRight(strings.Join(c.lines, "\n"), "\n"), "", "")
		c = &cutter{rules: rules}
	}
	for i, line := range all {
		blank := strings.TrimSpace(line) == ""
		switch {
		case blank && len(c.lines) == 0:
		case blank && c.closes(next[i]):
			flush()
		case strings.HasPrefix(line, "%") && (len(c.lines) == 0 || c.closes(line)):
			flush()
			c.add(line)
			if rules.OneLine(c.magic) {
				flush()
			}
		default:
			c.add(line)
		}
	}
	flush()
	return out
}

// following has for every line the next one with code, past blank ones and
// comments that are not indented; empty when there is none.
func following(lines []string) []string {
	out := make([]string, len(lines))
	next := ""
	for i, l := range slices.Backward(lines) {
		out[i] = next
		if strings.TrimSpace(l) != "" && !strings.HasPrefix(l, "#") {
			next = l
		}
	}
	return out
}

// Closes tells whether a blank line after text ends the cell, when next is the
// first line with code behind it.
func (r Rules) Closes(text, next string) bool {
	c := &cutter{rules: r}
	for line := range strings.SplitSeq(strings.TrimLeft(text, "\n"), "\n") {
		c.add(line)
	}
	return c.closes(next)
}

// cutter collects the lines of one cell and knows at each whether a blank line
// would end it.
type cutter struct {
	rules Rules
	lines []string
	magic string
	body  bool // there is text behind the magic's word
	open  nesting
	// last is the line in which the last statement begins. Those before it are
	// whole, so that Rules.Complete needs not look at them again.
	last int
}

func (c *cutter) add(line string) {
	text := c.behindMagic(line)
	if len(c.lines) > 0 && c.open.none() && !c.open.joined && !continues(line) && strings.Trim(line, " \t") != "" && line[0] != '#' {
		c.last = len(c.lines)
	}
	c.lines = append(c.lines, line)
	c.body = c.body || strings.TrimSpace(text) != ""
	switch c.magic {
	case "", "python", "time":
		c.open.python(text)
	case "sql":
		c.open.sql(text)
	}
}

// behindMagic is a line without the magic that a cell's first line begins with.
func (c *cutter) behindMagic(line string) string {
	if len(c.lines) > 0 {
		return line
	}
	c.magic = magicWord(strings.TrimLeft(line, " \t"))
	_, rest, _ := strings.Cut(line, c.magic)
	return rest
}

// closes tells whether a blank line here ends the cell, when next is the first
// line with code behind it.
func (c *cutter) closes(next string) bool {
	if c.magic != "" && !c.body {
		return c.rules.OneLine(c.magic)
	}
	switch c.magic {
	case "sql":
		return c.open.none()
	case "", "python", "time":
		if c.open.mistaken {
			return true
		}
		if !c.open.none() || continues(next) {
			return false
		}
		text := strings.Join(c.lines[c.last:], "\n")
		if c.last == 0 {
			_, text, _ = strings.Cut(text, c.magic)
		}
		return c.rules.Complete(text)
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
