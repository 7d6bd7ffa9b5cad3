// Package repl is how people meet Brook: scripted runs, the prompt and the tour.
// It takes readers and writers and never touches the process's own.
package repl

import (
	"context"
	"fmt"
	"io"

	"brook/diag"
	"brook/magics"
	"brook/notebook"
	"brook/python"
)

// Script is a run of a notebook's cells in order.
type Script struct {
	Runner    *magics.Runner
	Out, Err  io.Writer
	Quiet     bool
	KeepGoing bool
	NoSettle  bool
}

// Run runs the cells and returns the exit status: 0, or 1 when a cell failed.
func (s *Script) Run(ctx context.Context, cells []notebook.Cell) int {
	status := 0
	for i, c := range cells {
		if !s.NoSettle {
			if err := s.Runner.Session.Settle(ctx); err != nil {
				s.report(i+1, err)
				return 1
			}
		}
		if !s.Quiet {
			fmt.Fprintf(s.Out, "[%d] %s\n", i+1, indent(c.Text))
		}
		err := s.Runner.Run(ctx, c)
		if err == nil {
			continue
		}
		if value, ok := magics.Exited(err); ok {
			if !s.Quiet {
				fmt.Fprintf(s.Out, "Notebook exited: %s\n", value)
			}
			return status
		}
		s.report(i+1, err)
		status = 1
		if !s.KeepGoing || ctx.Err() != nil {
			return 1
		}
	}
	return status
}

// report writes one line about a failing cell, and the place below it.
func (s *Script) report(n int, err error) {
	fmt.Fprintf(s.Err, "cell %d: %s\n", n, magics.Describe(err))
	if !s.Quiet {
		showPlace(s.Err, err)
	}
}

// showPlace writes the line of the cell that an error is about, underlined.
func showPlace(w io.Writer, err error) {
	p := placeOf(err)
	if p.Source == nil {
		return
	}
	if text := p.Outermost().Caret(func(rune) int { return 1 }); text != "" {
		fmt.Fprintln(w, indentBy(text, "    "))
	}
}

func placeOf(err error) diag.Place {
	if p, ok := err.(*python.Error); ok {
		return p.Place
	}
	if d, ok := diag.As(err); ok {
		return d.Place
	}
	return diag.Place{}
}
