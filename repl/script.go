package repl

import (
	"context"
	"fmt"
	"io"
	"time"

	"brook/magics"
	"brook/notebook"
	"brook/render"
)

// Script is a run of a notebook's cells in order.
type Script struct {
	Runner    *magics.Runner
	Out, Err  io.Writer
	Quiet     bool
	KeepGoing bool
	NoSettle  bool
	// Style colours what is printed without Quiet.
	Style render.Style
	// Screen is the terminal that a progress line is shown on; nil for none.
	Screen *Screen
	// Width is how wide the terminal is.
	Width func() int
}

// Run runs the cells and returns the exit status: 0, or 1 when a cell failed.
func (s *Script) Run(ctx context.Context, cells []notebook.Cell) int {
	status := 0
	for i, c := range cells {
		if !s.NoSettle {
			if err := s.Runner.Session.Settle(ctx); err != nil {
				s.report(ctx, i+1, err)
				return 1
			}
		}
		err := s.begin(i+1, c)
		if err == nil {
			err = s.cell(ctx, c)
		}
		if err == nil {
			continue
		}
		if value, ok := magics.Exited(err); ok {
			if !s.Quiet {
				fmt.Fprintf(s.Out, "Notebook exited: %s\n", value)
			}
			return status
		}
		s.report(ctx, i+1, err)
		status = 1
		if !s.KeepGoing || ctx.Err() != nil {
			if left := len(cells) - i - 1; left > 0 && !s.Quiet {
				fmt.Fprintln(s.Err, s.Style.Dim(fmt.Sprintf("%s not run", many(left, "cell was", "cells were"))))
			}
			return 1
		}
	}
	return status
}

func (s *Script) cell(ctx context.Context, c notebook.Cell) error {
	if s.Screen != nil {
		defer progress(s.Screen, s.Width, func(ran time.Duration) string { return fmt.Sprintf("running %s", ran) })()
	}
	return s.Runner.Run(ctx, c)
}

// begin shows the cell that is about to run. Markdown is shown as it reads, not
// as it is written.
func (s *Script) begin(n int, c notebook.Cell) error {
	if s.Quiet {
		return nil
	}
	if n > 1 {
		if _, err := fmt.Fprintln(s.Out); err != nil {
			return err
		}
	}
	if c.Magic == "md" && s.Runner.Markdown != nil {
		return nil
	}
	_, err := fmt.Fprint(s.Out, echo(s.Style, n, c))
	return err
}

// report writes one line about a failing cell, and the place below it.
func (s *Script) report(ctx context.Context, n int, err error) {
	text := magics.Describe(err)
	if ctx.Err() != nil {
		text = "[KeyboardInterrupt] the cell was stopped"
	}
	fmt.Fprintf(s.Err, "cell %d: %s\n", n, s.Style.Error(text))
	if !s.Quiet {
		// Whatever cannot be written here could not be reported either.
		_ = explain(s.Err, s.Style, 0, s.Runner, err)
	}
}

// many is a number with the words for one or for several.
func many(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
