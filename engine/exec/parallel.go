package exec

import (
	"context"
	"sync"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
)

// each runs the pipeline: task is called for every morsel by some worker, with a
// function that reads the morsel's batches, and emit gets the tasks' results in
// the order of the morsels, one at a time.
func each[R any](ctx context.Context, e Env, p *pipeline, task func(c *expr.Context, read func(func(*batch.Batch) error) error) (R, error), emit func(R) error) error {
	return eachRun(ctx, e, p, 1, task, emit)
}

// eachRun is each with tasks that take size neighbouring morsels.
func eachRun[R any](ctx context.Context, e Env, p *pipeline, size int, task func(c *expr.Context, read func(func(*batch.Batch) error) error) (R, error), emit func(R) error) error {
	one := func(ctx context.Context, i int) (out R, err error) {
		defer diag.Recover(&err)
		return task(e.context(ctx, i*size), func(yield func(*batch.Batch) error) error {
			for k, m := range p.morsels[i*size : min((i+1)*size, len(p.morsels))] {
				c := e.context(ctx, i*size+k)
				c.File = m.File()
				err := m.Read(ctx, func(b *batch.Batch) error {
					return flow(c, p.steps, b, yield)
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	tasks := (len(p.morsels) + size - 1) / size
	workers := min(e.workers(), tasks)
	if workers <= 1 {
		for i := range tasks {
			out, err := one(ctx, i)
			if err != nil {
				return err
			}
			if err := emit(out); err != nil {
				return err
			}
		}
		return nil
	}
	return parallel(ctx, workers, tasks, one, emit)
}

// parallel runs tasks on workers and emits their results in order. No more than
// a few results wait for an earlier one.
func parallel[R any](ctx context.Context, workers, tasks int, one func(ctx context.Context, i int) (R, error), emit func(R) error) error {
	ctx, cancel := context.WithCancel(ctx)
	type done struct {
		out R
		err error
	}
	results := make([]chan done, tasks)
	for i := range results {
		results[i] = make(chan done, 1)
	}
	turns := make(chan int)
	slots := make(chan struct{}, workers*4)
	var group sync.WaitGroup
	group.Go(func() {
		defer close(turns)
		for i := range tasks {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case turns <- i:
			case <-ctx.Done():
				return
			}
		}
	})
	for range workers {
		group.Go(func() {
			for i := range turns {
				out, err := one(ctx, i)
				results[i] <- done{out, err}
			}
		})
	}
	var failed error
	for i := range results {
		var d done
		select {
		case d = <-results[i]:
		case <-ctx.Done():
			d.err = context.Cause(ctx)
		}
		if failed = d.err; failed == nil {
			failed = emit(d.out)
		}
		if failed != nil {
			break
		}
		<-slots
	}
	cancel()
	group.Wait()
	return failed
}
