//go:build unix

package repl

import (
	"io"
	"syscall"
	"time"
)

// suspend gives the terminal back and stops the process until the shell
// continues it. What cannot be done on the way shows on the terminal.
func (p *Prompt) suspend() {
	if !p.terminal.isIn {
		return
	}
	_ = p.terminal.cooked()
	_, _ = io.WriteString(p.Out, pasteModeOff+"\r\n")
	_ = syscall.Kill(0, syscall.SIGTSTP)
	// The signal may take effect a moment after the call has returned.
	time.Sleep(50 * time.Millisecond)
	_ = p.terminal.raw()
	_, _ = io.WriteString(p.Out, pasteModeOn)
}
