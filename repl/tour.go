package repl

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/chzyer/readline"

	"brook/magics"
	"brook/notebook"
	"brook/render"
)

// Tour walks through a notebook: it shows the text up to the next cell and that
// cell, and asks what to do with it.
type Tour struct {
	Runner *magics.Runner
	Cells  []notebook.Cell
	Style  render.Style
	// Out is where everything is shown.
	Out io.Writer
	// In brings answers line by line where there is no Prompt.
	In io.Reader
	// Prompt asks on a terminal; nil where there is none. It goes on with the
	// session when the tour is over.
	Prompt *Prompt

	lines  *bufio.Scanner
	failed bool
}

// step is texts and the cell that they lead to; the last one may lead to none.
type step struct {
	texts []notebook.Cell
	cell  *notebook.Cell
	n     int // the cell's number
}

const keysOfTour = "Enter runs it · e edits it first · s skips it · b goes back · q leaves"

// Run walks until the notebook or the answers end, and returns the exit status:
// 0, or 1 when a cell failed.
func (t *Tour) Run(ctx context.Context) (status int, err error) {
	walk := func() error { return t.walk(ctx) }
	if t.Prompt != nil {
		err = t.Prompt.during(ctx, walk)
	} else {
		t.lines = bufio.NewScanner(t.In)
		t.lines.Buffer(nil, maxPaste)
		err = errors.Join(walk(), t.lines.Err())
	}
	if t.failed && t.Prompt == nil {
		status = 1
	}
	return status, err
}

func (t *Tour) steps() []step {
	var out []step
	var texts []notebook.Cell
	for i := range t.Cells {
		if t.Cells[i].Magic == "md" {
			texts = append(texts, t.Cells[i])
			continue
		}
		out = append(out, step{texts, &t.Cells[i], i + 1})
		texts = nil
	}
	if texts != nil {
		out = append(out, step{texts: texts})
	}
	return out
}

func (t *Tour) walk(ctx context.Context) error {
	steps := t.steps()
	for i := 0; i < len(steps) && ctx.Err() == nil; {
		s := steps[i]
		for _, c := range s.texts {
			if t.Runner.Markdown == nil {
				continue
			}
			fmt.Fprintln(t.Out)
			if err := t.Runner.Markdown(c.Source.Text); err != nil {
				return err
			}
		}
		if s.cell == nil {
			break
		}
		fmt.Fprint(t.Out, "\n"+echo(t.Style, s.n, *s.cell)+"\n")
		next, err := t.decide(ctx, s, i)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		i = next
	}
	if t.Prompt == nil || ctx.Err() != nil {
		fmt.Fprintln(t.Out, "\nThis was the tour.")
		return nil
	}
	fmt.Fprintln(t.Out, t.Style.Strong("\nThis was the tour. The prompt is yours, with all that the cells made."))
	t.Prompt.cells = len(t.Cells)
	return t.Prompt.loop(ctx)
}

// decide asks what to do with step i and does it. It returns the step to go to,
// or io.EOF to leave.
func (t *Tour) decide(ctx context.Context, s step, i int) (next int, err error) {
	for {
		answer, err := t.ask(t.Style.Dim(keysOfTour)+" > ", "")
		if errors.Is(err, readline.ErrInterrupt) {
			continue
		}
		if err != nil {
			return 0, err
		}
		text := s.cell.Text
		switch strings.ToLower(strings.TrimSpace(answer)) {
		case "":
		case "e":
			text, err = t.edit(text)
			if errors.Is(err, readline.ErrInterrupt) {
				continue
			}
			if err != nil {
				return 0, err
			}
		case "s":
			return i + 1, nil
		case "b":
			return max(0, i-1), nil
		case "q":
			return 0, io.EOF
		default:
			fmt.Fprintf(t.Out, "There is no answer %q here.\n", answer)
			continue
		}
		return i + 1, t.run(ctx, s.n, text)
	}
}

// ask prints a question and reads the line that answers it.
func (t *Tour) ask(question, initial string) (string, error) {
	if t.Prompt != nil {
		return t.Prompt.ask(question, initial)
	}
	fmt.Fprint(t.Out, question)
	if !t.lines.Scan() {
		fmt.Fprintln(t.Out)
		return "", io.EOF
	}
	fmt.Fprintln(t.Out)
	return strings.TrimRight(t.lines.Text(), "\r"), nil
}

// edit returns the cell as the user wants it: edited as one line on a terminal,
// else the lines up to one with a single dot.
func (t *Tour) edit(text string) (string, error) {
	if t.Prompt != nil {
		line, err := t.Prompt.ask("edit> ", flat(text))
		return unflat(line), err
	}
	fmt.Fprintln(t.Out, "Type the cell; a line with a single dot ends it.")
	var lines []string
	for t.lines.Scan() && t.lines.Text() != "." {
		lines = append(lines, strings.TrimRight(t.lines.Text(), "\r"))
	}
	return strings.Join(lines, "\n"), nil
}

// run runs a cell as the prompt or a script does.
func (t *Tour) run(ctx context.Context, n int, text string) error {
	if t.Prompt != nil {
		t.Prompt.cells = n - 1
		t.failed = !t.Prompt.run(ctx, text) || t.failed
		if t.Prompt.leaving {
			return io.EOF
		}
		return nil
	}
	s := &Script{Runner: t.Runner, Out: t.Out, Err: t.Out, Style: t.Style}
	if err := s.Runner.Session.Settle(ctx); err != nil {
		return err
	}
	err := t.Runner.Run(ctx, notebook.New(n, text))
	if _, exited := magics.Exited(err); err == nil || exited {
		return nil
	}
	s.report(ctx, n, err)
	t.failed = true
	return nil
}
