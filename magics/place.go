package magics

import (
	"strings"

	"brook/diag"
	"brook/notebook"
	"brook/python"
)

// at puts an error without a place at the cell's first line.
func at(err error, c notebook.Cell) error {
	p, ok := err.(*python.Error)
	if !ok || p.Place.Source != nil {
		return err
	}
	whole := c.Source
	if whole.Outer != nil {
		whole = whole.Outer
	}
	start := len(whole.Text) - len(strings.TrimLeft(whole.Text, " \t\n"))
	end := len(whole.Text)
	if i := strings.IndexByte(whole.Text[start:], '\n'); i >= 0 {
		end = start + i
	}
	p.Place = diag.Place{Source: whole, Start: start, End: end}
	return p
}

// PlacesOf is where an error happened: in the cell as it is typed, and, when the
// mistake is in a text that the cell made, in that text. It is empty when
// nothing is known.
func PlacesOf(err error) []diag.Place {
	var cell, text diag.Place
	if p, ok := err.(*python.Error); ok {
		cell = p.Place
	}
	if d, ok := diag.As(err); ok {
		text = d.Place
	}
	if cell.Source != nil {
		if found, ok := quoted(cell, text); ok {
			return []diag.Place{found}
		}
	}
	var out []diag.Place
	for _, p := range []diag.Place{cell, text} {
		if p = p.Outermost(); p.Source != nil && (len(out) == 0 || p.Source != out[0].Source) {
			out = append(out, p)
		}
	}
	return out
}

// quoted finds a place of a text in the string literal of the cell that the
// text was written in; cell is the statement with the literal. It fails when the
// text is not in the cell as it is.
func quoted(cell, text diag.Place) (diag.Place, bool) {
	if text.Source == nil || text.Source.Outer != nil || text.Source.Text == "" {
		return diag.Place{}, false
	}
	for _, q := range []string{`"`, "'"} {
		i := strings.Index(cell.Source.Text[cell.Start:], q+text.Source.Text+q)
		if i < 0 {
			continue
		}
		start := cell.Start + i + len(q)
		return diag.Place{Source: cell.Source, Start: start + text.Start, End: start + text.End}.Outermost(), true
	}
	return diag.Place{}, false
}
