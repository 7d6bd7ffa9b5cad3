// Brook runs Spark notebooks in one binary: PySpark cells, %sql, %fs and
// streaming queries, without a JVM.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"golang.org/x/term"

	"brook/render"
	"brook/repl"
)

const version = "0.1.0"

const banner = "Brook " + version + " · %help lists the magics, brook tour shows the way, Ctrl-D leaves"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program. It returns the exit status: 0, 1 when a cell or something
// else failed, 2 for a call that makes no sense.
func run(args []string, stdin, stdout, stderr *os.File) int {
	c, err := parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "brook: %v\n", err)
		return 2
	}
	style := render.NewStyle(term.IsTerminal(int(stdout.Fd())))
	var status int
	switch c.name {
	case "help":
		_, err = fmt.Fprint(stdout, help(c.file))
	case "version":
		_, err = fmt.Fprintln(stdout, "brook "+version)
	case "run":
		status, err = c.script(stdin, stdout, stderr, style)
	case "tours":
		_, err = fmt.Fprint(stdout, tours())
	case "tour":
		status, err = c.tour(stdin, stdout, style)
	default:
		if term.IsTerminal(int(stdin.Fd())) {
			err = c.prompt(stdin, stdout, style)
		} else {
			c.file = "-"
			status, err = c.script(stdin, stdout, stderr, style)
		}
	}
	if err != nil {
		fmt.Fprintf(stderr, "brook: %v\n", err)
		return max(1, status)
	}
	return status
}

// script runs the cells of a file in order.
func (c command) script(stdin io.Reader, stdout, stderr *os.File, style render.Style) (int, error) {
	cells, dir, err := c.cells(stdin)
	if err != nil {
		return statusOf(err), err
	}
	out := io.Writer(stdout)
	script := &repl.Script{Out: out, Err: stderr, Quiet: c.quiet, KeepGoing: c.keepGoing, NoSettle: c.noSettle, Style: style}
	if !c.quiet && term.IsTerminal(int(stdout.Fd())) {
		script.Screen, script.Width = repl.NewScreen(stdout, style), func() int { return width(stdout) }
		script.Out = script.Screen
	}
	s, err := c.open(script.Out, !c.noSettle, dir)
	if err != nil {
		return 1, err
	}
	s.Runner.Markdown = c.markdown(script.Out, style, width(stdout))
	script.Runner = s.Runner
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	status := script.Run(ctx, cells)
	return status, s.Close()
}

// prompt is the interactive session.
func (c command) prompt(stdin, stdout *os.File, style render.Style) error {
	p, ctx, stop := newPrompt(stdin, stdout, style)
	defer stop()
	p.Banner = banner
	s, err := c.open(p.Screen, false, ".")
	if err != nil {
		return err
	}
	p.Runner = s.Runner
	err = p.Run(ctx)
	return errors.Join(err, s.Close())
}

// tour walks through a notebook.
func (c command) tour(stdin, stdout *os.File, style render.Style) (int, error) {
	cells, dir, err := c.cellsOfTour(stdin)
	if err != nil {
		return statusOf(err), err
	}
	tour := &repl.Tour{Cells: cells, Style: style, Out: stdout, In: stdin}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	interactive := term.IsTerminal(int(stdin.Fd()))
	if interactive {
		stop()
		tour.Prompt, ctx, stop = newPrompt(stdin, stdout, style)
		tour.Out = tour.Prompt.Screen
	}
	defer stop()
	s, err := c.open(tour.Out, !interactive && !c.noSettle, dir)
	if err != nil {
		return 1, err
	}
	tour.Runner = s.Runner
	if interactive {
		tour.Prompt.Runner = s.Runner
	} else {
		s.Runner.Markdown = c.markdown(stdout, style, width(stdout))
	}
	status, err := tour.Run(ctx)
	return status, errors.Join(err, s.Close())
}

// newPrompt makes a prompt on a terminal and a context that ends when the
// process is asked to.
func newPrompt(stdin, stdout *os.File, style render.Style) (*repl.Prompt, context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGHUP)
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	return &repl.Prompt{
		Screen: repl.NewScreen(stdout, style), In: stdin, Out: stdout, Style: style, History: filepath.Join(home(), "history"),
		Interrupts: interrupts, Resized: resized(),
	}, ctx, stop
}
