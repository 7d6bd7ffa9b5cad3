//go:build unix

package repl

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// notStopped is how long the stop may take to come. A process that no shell
// watches over is never stopped.
const notStopped = 100 * time.Millisecond

// suspend gives the terminal back and stops the process until the shell
// continues it. What cannot be done on the way shows on the terminal.
func (p *Prompt) suspend() {
	if !p.terminal.isIn {
		return
	}
	_ = p.terminal.cooked()
	_, _ = io.WriteString(p.Out, pasteModeOff+"\r\n")
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	_ = syscall.Kill(0, syscall.SIGTSTP)
	select {
	case <-continued:
	case <-time.After(notStopped):
	}
	_ = p.terminal.raw()
	_, _ = io.WriteString(p.Out, pasteModeOn)
}
