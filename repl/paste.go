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
	if len(p.typing.lines) > 0 {
		text = p.typing.take() + "\n" + text
	}
	p.notebook(ctx, text, paste.Whole)
}

// notebook runs the cells of a pasted text up to the first that fails. A last
// cell that may be meant to go on is put where it can be edited: one that is
// not complete, one that is all there is and does not end its line, and, when
// more of the text may come, any that does not end its line.
func (p *Prompt) notebook(ctx context.Context, text string, whole bool) {
	cells, err := notebook.Parse("pasted", text, magics.Rules)
	if err != nil {
		fmt.Fprintln(p.Screen, p.Style.Error(magics.Describe(err)))
		return
	}
	if len(cells) == 0 {
		return
	}
	last := cells[len(cells)-1].Text
	open, unended := !magics.Rules.Closes(last, ""), !strings.HasSuffix(text, "\n")
	edited := !open && unended && (len(cells) == 1 || !whole)
	if open || edited {
		cells = cells[:len(cells)-1]
	}
	for i, c := range cells {
		p.show(c.Text)
		if !p.run(ctx, c.Text) {
			if left := len(cells) - i - 1; left > 0 || open || edited {
				p.keys.Forget()
				fmt.Fprintln(p.Screen, p.Style.Dim("The rest of what was pasted was not run."))
			}
			return
		}
		if p.leaving {
			return
		}
	}
	switch {
	case edited:
		p.next = flat(last)
	case open:
		p.typing.lines = strings.Split(last, "\n")
		if unended {
			n := len(p.typing.lines) - 1
			p.next, p.typing.lines = p.typing.lines[n], p.typing.lines[:n]
		}
		if len(p.typing.lines) > 0 {
			p.show(p.typing.text())
		}
	}
}

// show shows pasted text behind its prompt, as if it had been typed.
func (p *Prompt) show(text string) {
	label := p.label()
	indent := strings.Repeat(" ", len(label)) + "... "
	fmt.Fprintln(p.Screen, p.Style.Number(label)+">>> "+strings.ReplaceAll(p.Style.Highlight(strings.TrimRight(text, "\n")), "\n", "\n"+indent))
}
