package repl

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/chzyer/readline"
)

// work watches over a running cell: it shows that it runs, and Ctrl-C calls
// cancel. The returned function ends that.
func (p *Prompt) work(cancel context.CancelFunc) (end func()) {
	var stopping atomic.Bool
	p.keys.Busy(func(key byte) {
		switch key {
		case ctrlC:
			stopping.Store(true)
			cancel()
		case ctrlT:
			fmt.Fprint(p.Screen, p.Runner.Queries())
		}
	})
	stop := func() {}
	if p.terminal.isOut {
		stop = progress(p.Screen, p.terminal.columns, func(ran time.Duration) string {
			if stopping.Load() {
				return "stopping …"
			}
			return fmt.Sprintf("running %s · Ctrl-C stops the cell, Ctrl-T shows the queries", ran)
		})
	}
	return func() {
		p.keys.Busy(nil)
		stop()
	}
}

// key translates keys that readline does not know and takes those that are
// Brook's own.
func (p *Prompt) key(r rune) (rune, bool) {
	if p.rl != nil && p.rl.Operation.IsInCompleteSelectMode() {
		p.keys.Open() // the key chooses from the menu and ends no line
	}
	switch r {
	case keyPaste:
		p.pasteAt = int(p.cursor.Load())
		return readline.CharEnter, true
	case keySubmit:
		p.submit = true
		return readline.CharEnter, true
	case ctrlT:
		fmt.Fprint(p.Screen, p.Runner.Queries())
		return 0, false
	case readline.CharCtrlZ:
		p.suspend()
		return 0, false
	}
	return r, true
}

// listen passes signals on until the returned function is called.
func (p *Prompt) listen(ctx context.Context) (stop func()) {
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-done:
				return
			case <-ctx.Done():
				p.keys.End()
				return
			case <-p.Interrupts:
				p.keys.Press(ctrlC)
			case <-p.Resized:
				p.resize()
				p.rl.Refresh()
			}
		}
	})
	return func() {
		close(done)
		wg.Wait()
	}
}
