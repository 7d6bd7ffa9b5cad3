package repl

import (
	"context"
	"fmt"
	"io"
	"strings"

	"brook/magics"
	"brook/notebook"
)

// pasted takes text that arrived at once while line was being typed.
func (p *Prompt) pasted(ctx context.Context, line string, paste Paste) {
	typed := []rune(line)
	at := min(p.pasteAt, len(typed))
	if len(typed) == 0 && p.terminal.isOut {
		// The prompt comes again with the first cell.
		_, _ = io.WriteString(p.Out, "\x1b[A\r\x1b[K")
	}
	text := unflat(string(typed[:at])) + paste.Text + unflat(string(typed[at:]))
	if paste.Whole || notebook.IsSource(text) {
		if len(p.typing.lines) > 0 {
			text = p.typing.take() + "\n" + text
		}
		p.notebook(ctx, text)
		return
	}
	p.burst(ctx, text)
}

// notebook runs a pasted notebook, or puts a single cell that may be meant to go
// on where it can be edited.
func (p *Prompt) notebook(ctx context.Context, text string) {
	cells, err := notebook.Parse("pasted", text, magics.Rules)
	if err != nil {
		fmt.Fprintln(p.Screen, p.Style.Error(magics.Describe(err)))
		return
	}
	if len(cells) == 0 {
		return
	}
	last := cells[len(cells)-1]
	open := !magics.Rules.Closes(last.Text, "")
	if open || len(cells) == 1 && !strings.HasSuffix(text, "\n") {
		cells = cells[:len(cells)-1]
	}
	for i, c := range cells {
		p.show(c.Text)
		if !p.run(ctx, c.Text) {
			if left := len(cells) - i - 1; left > 0 {
				p.keys.Forget()
				fmt.Fprintln(p.Screen, p.Style.Dim(fmt.Sprintf("%s not run", many(left, "pasted cell was", "pasted cells were"))))
			}
			return
		}
		if p.leaving {
			return
		}
	}
	switch {
	case open:
		p.typing.lines = strings.Split(last.Text, "\n")
		p.show(last.Text)
	case len(cells) == 0:
		p.next = flat(last.Text)
	}
}

// burst takes lines as if they had been typed one after the other, but knows
// what follows, so that empty lines in a block do not end it.
func (p *Prompt) burst(ctx context.Context, text string) {
	lines := strings.Split(text, "\n")
	rest := lines[len(lines)-1]
	lines = lines[:len(lines)-1]
	for i, line := range lines {
		next := ahead{known: true, next: notebook.Following(append(lines[i+1:len(lines):len(lines)], rest))}
		next.blank = i+1 < len(lines) && strings.TrimSpace(lines[i+1]) == ""
		for _, cell := range p.typing.add(line, next) {
			p.show(cell)
			if p.run(ctx, cell); p.leaving {
				return
			}
		}
	}
	if len(p.typing.lines) > 0 {
		p.show(p.typing.text())
	}
	p.next = rest
}

// show shows pasted text behind its prompt, as if it had been typed.
func (p *Prompt) show(text string) {
	label := p.label()
	indent := strings.Repeat(" ", len(label)) + "... "
	fmt.Fprintln(p.Screen, p.Style.Number(label)+">>> "+strings.ReplaceAll(p.Style.Highlight(strings.TrimRight(text, "\n")), "\n", "\n"+indent))
}
