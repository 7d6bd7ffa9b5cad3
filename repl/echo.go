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
func showPlaces(w io.Writer, style render.Style, err error) error {
	for _, place := range magics.PlacesOf(err) {
		text := place.Caret(func(r rune) int { return render.Width(string(r)) })
		line, marks, _ := strings.Cut(text, "\n")
		if strings.TrimSpace(place.Source.Text) == "" {
			continue
		}
		bar := strings.Index(marks, "|") + 1
		if _, err := fmt.Fprintf(w, "  %s\n    %s\n    %s\n", style.Dim(where(place)), line, marks[:bar]+style.Mark(marks[bar:])); err != nil {
			return err
		}
	}
	return nil
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
