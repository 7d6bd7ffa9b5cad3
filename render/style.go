package render

import (
	"os"

	"github.com/fatih/color"
)

// Style colours text for a terminal; the zero Style leaves it plain.
type Style struct{ on bool }

// NewStyle colours if terminal says that the output is one, unless NO_COLOR is
// set.
func NewStyle(terminal bool) Style {
	return Style{terminal && os.Getenv("NO_COLOR") == ""}
}

// Colours tells whether the style colours.
func (s Style) Colours() bool { return s.on }

func (s Style) paint(text string, attributes ...color.Attribute) string {
	if !s.on || text == "" {
		return text
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(text)
}

// Error is for what went wrong.
func (s Style) Error(text string) string { return s.paint(text, color.FgRed) }

// Mark is for the carets below a mistake.
func (s Style) Mark(text string) string { return s.paint(text, color.FgRed, color.Bold) }

// Dim is for what is less important than its surroundings.
func (s Style) Dim(text string) string { return s.paint(text, color.Faint) }

// Strong is for emphasis and headings.
func (s Style) Strong(text string) string { return s.paint(text, color.Bold) }

// Number is for the number in front of a cell.
func (s Style) Number(text string) string { return s.paint(text, color.FgGreen) }

func (s Style) heading(text string) string { return s.paint(text, color.Bold, color.FgCyan) }
func (s Style) code(text string) string    { return s.paint(text, color.FgYellow) }
func (s Style) slanted(text string) string { return s.paint(text, color.Italic) }
