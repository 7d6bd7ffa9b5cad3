package repl

import (
	"sync"
	"time"
)

// The progress line appears after patience and is renewed every interval.
const (
	patience = 700 * time.Millisecond
	interval = 200 * time.Millisecond
)

// progress shows on a terminal that a cell runs. line is asked for the text;
// stop takes the line away and waits for the goroutine.
func progress(s *Screen, width func() int, line func(ran time.Duration) string) (stop func()) {
	done := make(chan struct{})
	start := time.Now()
	var wg sync.WaitGroup
	wg.Go(func() {
		wait := time.NewTimer(patience)
		defer wait.Stop()
		for {
			select {
			case <-done:
				return
			case <-wait.C:
				wait.Reset(interval)
			}
			// A terminal that is gone is noticed by those who print results.
			_ = s.Progress(line(time.Since(start).Round(100*time.Millisecond)), width())
		}
	})
	return func() {
		close(done)
		wg.Wait()
		_ = s.Progress("", 0)
	}
}
