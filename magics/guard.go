package magics

import (
	"context"
	"fmt"
	"runtime/metrics"
	"sync"
	"time"

	"brook/python"
)

// heapMetric is how many bytes the program's objects take.
const heapMetric = "/memory/classes/heap/objects:bytes"

// guard stops the cell that runs with the context when the program comes to
// hold more than most bytes; otherwise the system would end all of it. done
// ends the watch and turns the cell's error into a MemoryError if that is what
// stopped the cell.
func guard(ctx context.Context, most int64) (_ context.Context, done func(error) error) {
	if most <= 0 {
		return ctx, func(err error) error { return err }
	}
	ctx, cancel := context.WithCancel(ctx)
	// What was there before, a table in memory or a list, is not this cell's.
	most = max(most, heapBytes()+most/10)
	var watch sync.WaitGroup
	full := false
	watch.Go(func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if full = heapBytes() > most; full {
					cancel()
					return
				}
			}
		}
	})
	return ctx, func(err error) error {
		cancel()
		watch.Wait()
		if !full || err == nil {
			return err
		}
		e := &python.Error{Class: "MemoryError", Message: fmt.Sprintf("the cell was stopped: more than %.1f GiB of memory would be in use", float64(most)/(1<<30))}
		if p, ok := err.(*python.Error); ok {
			e.Place = p.Place
		}
		return e
	}
}

func heapBytes() int64 {
	sample := []metrics.Sample{{Name: heapMetric}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
