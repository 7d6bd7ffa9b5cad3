package stream

import (
	"context"
	"errors"
	"fmt"
	"time"

	"brook/diag"
	"brook/engine/plan"
)

// pollingDelay is how long an idle query without an interval waits before it
// looks for news again, as spark.sql.streaming.pollingDelay.
const pollingDelay = 10 * time.Millisecond

// loop is the query's goroutine.
func (q *Query) loop(ctx context.Context) {
	defer close(q.done)
	err := q.triggers(ctx)
	stopped := q.isStopping()
	if closeErr := q.run.close(); err == nil {
		err = closeErr
	}
	q.end(err, stopped)
}

func (q *Query) isStopping() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.stopping
}

// triggers runs batches until the query is stopped, fails or is through.
func (q *Query) triggers(ctx context.Context) (err error) {
	defer diag.Recover(&err)
	if !q.permit(ctx) {
		return nil
	}
	q.setStatus("Initializing sources", false)
	if err := q.run.open(ctx); err != nil {
		return err
	}
	for q.permit(ctx) {
		q.mu.Lock()
		q.run.began++
		q.mu.Unlock()
		start := q.config.Now()
		did, err := q.run.trigger(ctx, start)
		if err != nil {
			return err
		}
		q.turnEnded(!did)
		switch q.config.Trigger {
		case plan.TriggerOnce:
			return nil
		case plan.TriggerAvailableNow:
			if !did {
				return nil
			}
			continue
		}
		if err := q.pause(ctx, start, did); err != nil {
			return err
		}
	}
	return nil
}

// permit waits, for a gated query, until somebody waits for the query, and
// reports whether to go on.
func (q *Query) permit(ctx context.Context) bool {
	for ctx.Err() == nil {
		q.mu.Lock()
		free := !q.config.Gated || len(q.waiters) > 0
		q.mu.Unlock()
		if free {
			return true
		}
		select {
		case <-ctx.Done():
		case <-q.wake:
		}
	}
	return false
}

// pause waits for the next trigger. With an interval that is the next multiple
// of it since the epoch, at once when that has passed already. A gated query
// has no clock: it goes on as long as it finds something.
func (q *Query) pause(ctx context.Context, start time.Time, did bool) error {
	var wait time.Duration
	switch interval := q.config.Interval; {
	case interval > 0 && !q.config.Gated:
		next := start.Truncate(interval).Add(interval)
		wait = next.Sub(q.config.Now())
		q.setStatus("Waiting for next trigger", false)
	case did && q.run.endless():
		wait = pollingDelay
	case !did:
		wait = pollingDelay
		q.setStatus("Waiting for data to arrive", false)
		if q.config.Gated && !q.permit(ctx) {
			return nil
		}
	}
	if wait <= 0 {
		return nil
	}
	if err := q.config.Sleep(ctx, wait); err != nil && ctx.Err() == nil {
		return err
	}
	return nil
}

// end publishes the query's end.
func (q *Query) end(err error, stopped bool) {
	var failure *diag.Error
	if err != nil && !(stopped && isCancelled(err)) {
		failure = q.failed(err)
	}
	q.mu.Lock()
	q.ended = true
	q.failure = failure
	if failure != nil {
		q.cause = err
	}
	q.status = Status{Message: "Stopped"}
	if failure != nil {
		q.status.Message = "Terminated with exception: " + causeText(err)
	}
	q.waiters = nil
	q.mu.Unlock()
	q.manager.ended(q)
	t := Terminated{ID: q.id, RunID: q.runID}
	if failure != nil {
		t.Exception = failure.Error()
		if e, ok := diag.As(err); ok {
			t.Condition = e.Condition
		}
	}
	q.manager.listeners.tell(func(l Listener) { l.QueryTerminated(t) })
}

func isCancelled(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// failed is the StreamingQueryException for what ended the query.
func (q *Query) failed(err error) *diag.Error {
	text := causeText(err)
	e := diag.New(diag.StreamingQuery, "STREAM_FAILED", "XXKST",
		"Query [id = %s, runId = %s] terminated with exception: %s", q.id, q.runID, text).
		With("id", q.id).With("runId", q.runID).With("message", text)
	return e
}

func causeText(err error) string {
	if e, ok := diag.As(err); ok {
		return e.Full()
	}
	return fmt.Sprint(err)
}
