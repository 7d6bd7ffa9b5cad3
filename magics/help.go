package magics

import (
	"context"
	"fmt"
	"strings"

	"brook/notebook"
)

var _ = register(Spec{
	Name: "help", Usage: "%help [MAGIC]", Help: "says what the magics do", OneLine: true,
	Complete: func(*Runner, []string) []string { return Names() },
	Run: func(_ context.Context, r *Runner, c notebook.Cell) error {
		if c.Args != "" {
			return helpFor(r, strings.TrimLeft(c.Args, "%"))
		}
		if _, err := fmt.Fprint(r.Out, Help()); err != nil {
			return err
		}
		_, err := fmt.Fprint(r.Out, "\nEverything else is Python: spark, dbutils and display are there. %help MAGIC says more.\n")
		return err
	},
})

// Help is a table of the magics: how they are written, and what they do.
func Help() string {
	width := 0
	for _, n := range Names() {
		width = max(width, len([]rune(registry[n].Usage)))
	}
	var b strings.Builder
	for _, n := range Names() {
		s := registry[n]
		fmt.Fprintf(&b, "  %s%s  %s\n", s.Usage, strings.Repeat(" ", width-len([]rune(s.Usage))), s.Help)
	}
	return b.String()
}

func helpFor(r *Runner, name string) error {
	s, err := find(name)
	if err != nil {
		return err
	}
	text := s.Usage + "\n  " + s.Help + "\n"
	if s.Details != "" {
		text += "\n" + s.Details + "\n"
	}
	_, err = fmt.Fprint(r.Out, text)
	return err
}
