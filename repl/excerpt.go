package repl

import (
	"fmt"
	"strings"

	"brook/render"
)

// excerpt is what of a file's text fits a terminal of that many columns and
// lines, and how many lines of text were left out.
func excerpt(text string, width, height int) (shown string, left int) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	used, n := 0, 0
	for n < len(lines) {
		used += 1 + max(0, render.Width(lines[n])-1)/width
		if used > height && n > 0 {
			break
		}
		n++
	}
	if n == 1 && used > height {
		// One long line: as much of it as there is room for.
		runes := []rune(lines[0])
		if room := width * height; room < len(runes) {
			return string(runes[:room]) + " …", len(lines) - 1
		}
	}
	return strings.Join(lines[:n], "\n"), len(lines) - n
}

// headLines is how many lines of the terminal %fs head leaves free: for the
// cell, the note and the next prompt.
const headLines = 5

// head cuts what %fs head shows.
func (p *Prompt) head(text string) string {
	shown, left := excerpt(text, p.terminal.columns(), max(p.terminal.height()-headLines, 5))
	if shown == strings.TrimSuffix(text, "\n") {
		return text
	}
	note := "this is the beginning"
	if left > 0 {
		note = many(left, "more line follows", "more lines follow")
	}
	return shown + "\n" + p.Style.Dim(fmt.Sprintf("… %s; %%fs head PATH %d shows up to that many bytes", note, 65536))
}
