package repl

import (
	"fmt"
	"io"
	"strings"

	"brook/diag"
	"brook/magics"
	"brook/notebook"
	"brook/render"
)

// echo is a cell as it is shown before it runs: its number, its title and its
// text.
func echo(style render.Style, n int, c notebook.Cell) string {
	label := fmt.Sprintf("[%d] ", n)
	text := hang(style.Highlight(strings.TrimRight(c.Text, " \t\n")), strings.Repeat(" ", len(label)))
	if c.Title != "" {
		text = style.Strong(c.Title) + "\n" + strings.Repeat(" ", len(label)) + text
	}
	return style.Number(label) + text + "\n"
}

// hang puts indent before all lines of a text but the first.
func hang(text, indent string) string {
	lines := strings.Split(text, "\n")
	for i := range lines[1:] {
		if lines[i+1] != "" {
			lines[i+1] = indent + lines[i+1]
		}
	}
	return strings.Join(lines, "\n")
}

// showPlaces writes where in the cell an error happened: the place and its line,
// underlined.
// width is that of the terminal, which a long line is cut to; 0 for none.
func showPlaces(w io.Writer, style render.Style, width int, err error) error {
	for _, place := range magics.PlacesOf(err) {
		text := place.Caret(func(r rune) int { return render.Width(string(r)) })
		line, marks, _ := strings.Cut(text, "\n")
		if strings.TrimSpace(place.Source.Text) == "" {
			continue
		}
		bar := strings.Index(marks, "|") + 1
		if width > 0 {
			line, marks = around(line, marks, bar+1, width-5)
		}
		if _, err := fmt.Fprintf(w, "  %s\n    %s\n    %s\n", style.Dim(where(place)), line, marks[:bar]+style.Mark(marks[bar:])); err != nil {
			return err
		}
	}
	return nil
}

// around is the part of a line that has the marks below it and fits room
// columns; the first bar bytes of both, the number of the line, stay. A dot
// stands where something is left out.
func around(line, marks string, bar, room int) (string, string) {
	room = max(room-bar, 10)
	text, carets := []rune(line[bar:]), strings.TrimLeft(marks[bar:], " ")
	first := len(marks[bar:]) - len(carets)
	if render.Width(line[bar:]) <= room {
		return line, marks
	}
	from, head := 0, ""
	if first+len(carets) >= room {
		// A third of the room is for what stands before the marks.
		for ; from < len(text) && first >= room/3; from++ {
			first -= render.Width(string(text[from]))
		}
	}
	if from > 0 {
		head, first = "…", first+1
	}
	shown, used := head, render.Width(head)
	for i, r := range text[from:] {
		w := render.Width(string(r))
		if used+w >= room && i < len(text)-from-1 {
			shown, used = shown+"…", used+1
			break
		}
		shown, used = shown+string(r), used+w
	}
	return line[:bar] + shown, marks[:bar] + strings.Repeat(" ", first) + carets[:max(1, min(len(carets), used-first))]
}

// where is a place in words, without a cell that has no number.
func where(p diag.Place) string {
	line, column := p.LineColumn()
	text := fmt.Sprintf("line %d, column %d", line, column)
	if p.Source.Name != "" {
		text = p.Source.Name + ", " + text
	}
	return text
}
