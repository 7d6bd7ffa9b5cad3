package repl

import (
	"io"

	"github.com/chzyer/readline"
	"golang.org/x/term"
)

// The bracketed paste mode has the terminal mark where pasted text begins and
// ends.
const (
	pasteModeOn  = "\x1b[?2004h"
	pasteModeOff = "\x1b[?2004l"
)

// terminal is the device behind a reader and a writer, if there is one.
type terminal struct {
	in, out uintptr
	isIn    bool
	isOut   bool
	state   *readline.State
}

func terminalOf(in io.Reader, out io.Writer) *terminal {
	t := &terminal{}
	if f, ok := in.(interface{ Fd() uintptr }); ok {
		t.in, t.isIn = f.Fd(), readline.IsTerminal(int(f.Fd()))
	}
	if f, ok := out.(interface{ Fd() uintptr }); ok {
		t.out, t.isOut = f.Fd(), term.IsTerminal(int(f.Fd()))
	}
	return t
}

// raw has the terminal pass every key on at once, Ctrl-C too; cooked undoes it.
// Output stays as it is.
func (t *terminal) raw() (err error) {
	if t.isIn && t.state == nil {
		t.state, err = readline.MakeRaw(int(t.in))
	}
	return err
}

func (t *terminal) cooked() error {
	if t.state == nil {
		return nil
	}
	state := t.state
	t.state = nil
	return readline.Restore(int(t.in), state)
}

// minWidth is what readline's arithmetic needs: room for the prompt and more.
const minWidth = 32

// width is how wide readline takes the terminal to be.
func (t *terminal) width() int { return max(t.columns(), minWidth) }

// columns is how many columns the terminal has; 80 where that is unknown.
func (t *terminal) columns() int {
	if t.isOut {
		if w, _, err := term.GetSize(int(t.out)); err == nil && w > 0 {
			return w
		}
	}
	return 80
}

// height is how many lines the terminal has; 24 where that is unknown.
func (t *terminal) height() int {
	if t.isOut {
		if _, h, err := term.GetSize(int(t.out)); err == nil && h > 0 {
			return h
		}
	}
	return 24
}
